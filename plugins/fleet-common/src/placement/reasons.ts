import { phrase } from '../phrases';
import { ApplicationSetSource } from './applicationSet';
import { HubRefusal } from './failures';
import { secretLabels, takesLocalCluster } from './generators/clusters';
import {
  decodeGenerator,
  GeneratorKind,
  kindsOf,
} from './generators/generator';
import {
  explainRequirements,
  placementReason,
  selectorRequirements,
} from './selector';
import {
  LabelSelector,
  PlacementCluster,
  PlacementError,
  PlacementReason,
  UnsupportedPart,
} from './types';
import { isMap, Value, ValueMap } from './values';

/** One kind of one generator, wherever it is nested. */
interface GeneratorPart {
  path: string;
  kind: GeneratorKind;
  selector?: LabelSelector;
}

/** Says for each cluster why no Application goes there. */
export function reasonsFor(
  source: ApplicationSetSource,
  outcome: {
    errors: readonly PlacementError[];
    unsupported: readonly UnsupportedPart[];
  },
): (cluster: PlacementCluster) => PlacementReason[] {
  const parts = source.spec.generators.flatMap((generator, index) =>
    partsOf(generator, `generators[${index}]`),
  );
  const refusal = outcome.errors.find(error => error.stage === 'generate');
  return cluster => {
    const asked = parts.flatMap(part => selectorReasons(part, cluster));
    if (refusal) {
      return [
        ...asked,
        placementReason(
          phrase('placement.refused', { message: refusal.message }),
        ),
      ];
    }
    const unknown = outcome.unsupported.map(({ generator, reason }) => ({
      ...placementReason(phrase('placement.notKnown', { generator, reason })),
      generator,
    }));
    const reasons = [...asked, ...unknown];
    return reasons.length > 0 ? reasons : [elsewise(parts)];
  };
}

function elsewise(parts: readonly GeneratorPart[]): PlacementReason {
  if (parts.length === 0) {
    return placementReason(phrase('placement.noGenerator'));
  }
  const [first] = parts;
  if (parts.some(part => part.selector)) {
    return placementReason(phrase('placement.otherDestination'));
  }
  return {
    ...placementReason(phrase('placement.notYielded', { kind: first.kind })),
    generator: first.path,
  };
}

function selectorReasons(
  { path, selector }: GeneratorPart,
  cluster: PlacementCluster,
): PlacementReason[] {
  if (!selector) return [];
  if (cluster.inCluster) {
    return takesLocalCluster(selector)
      ? []
      : [
          {
            ...placementReason(phrase('placement.hubHasNoLabels')),
            generator: path,
          },
        ];
  }
  try {
    return explainRequirements(
      selectorRequirements(selector),
      secretLabels(cluster),
    ).map(reason => ({ ...reason, generator: path }));
  } catch (error) {
    if (error instanceof HubRefusal) return [];
    throw error;
  }
}

function partsOf(generator: ValueMap, path: string): GeneratorPart[] {
  return kindsOf(generator).flatMap(kind => {
    const at = `${path}.${kind}`;
    if (kind === 'matrix' || kind === 'merge') {
      return nested(generator[kind]).flatMap((child, index) =>
        partsOf(child, `${at}.generators[${index}]`),
      );
    }
    if (kind !== 'clusters') return [{ path: at, kind }];
    return [{ path: at, kind, selector: selectorOf(generator[kind], at) }];
  });
}

function nested(value: Value): ValueMap[] {
  if (!isMap(value) || !Array.isArray(value.generators)) return [];
  return value.generators.filter(isMap);
}

/** A selector with a placeholder depends on the other half of a matrix. */
function selectorOf(value: Value, path: string): LabelSelector | undefined {
  try {
    const { selector } = decodeGenerator.clusters(value, path);
    return JSON.stringify(selector).includes('{{') ? undefined : selector;
  } catch (error) {
    if (error instanceof HubRefusal) return undefined;
    throw error;
  }
}
