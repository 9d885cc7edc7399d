import {
  PlacementGenerator,
  placementGeneratorSchema,
  plainLabel,
} from '../generators';
import { at, isPlain, listAt, Plain, plainAt } from './plain';

/**
 * The generator that an ApplicationSet was written from, as far as it is of a
 * kind that the portal writes.
 *
 * @param labels - those that the portal asks for by itself
 */
export function readGenerator(
  written: unknown,
  labels: readonly string[],
): PlacementGenerator | undefined {
  const generators = listAt(written);
  if (generators.length !== 1) return undefined;
  const read = one(generators[0], labels);
  const parsed = placementGeneratorSchema.safeParse(read);
  return parsed.success ? parsed.data : undefined;
}

function one(written: unknown, labels: readonly string[]): unknown {
  const generator = isPlain(written) ? written : {};
  if ('clusters' in generator) {
    return { clusters: { selector: selectorOf(generator, labels) } };
  }
  if ('matrix' in generator) {
    const [first, second, ...more] = listAt(generator, 'matrix', 'generators');
    const { pathParamPrefix: _, ...git } = plainAt(second, 'git');
    const chosen = Object.keys(git).length > 0 ? { git } : second;
    return {
      matrix: { generators: [first, one(chosen, labels), ...more] },
    };
  }
  if ('merge' in generator) {
    const [first, ...others] = listAt(generator, 'merge', 'generators');
    const isSelected = isPlain(first) && 'clusters' in first;
    return {
      merge: {
        generators: [
          one(first, labels),
          ...others.map(other =>
            isSelected ? namedPlaces(other, labels) : other,
          ),
        ],
      },
    };
  }
  return generator;
}

/** Without what the portal asks for by itself, unless nothing would be left. */
function selectorOf(generator: Plain, labels: readonly string[]): Plain {
  const selector = plainAt(generator, 'clusters', 'selector');
  const asked = listAt(selector, 'matchExpressions');
  const own = asked.filter(
    condition =>
      at(condition, 'operator') !== 'Exists' ||
      !labels.includes(String(at(condition, 'key'))),
  );
  if (
    own.length === 0 &&
    Object.keys(plainAt(selector, 'matchLabels')).length === 0
  ) {
    return selector;
  }
  const { matchExpressions: _, ...rest } = selector;
  return own.length > 0 ? { ...rest, matchExpressions: own } : rest;
}

/** Elements that name a cluster as the cluster generator does. */
function namedPlaces(other: unknown, [environment = 'env']: readonly string[]) {
  if (!isPlain(other) || !('list' in other)) return other;
  return {
    list: {
      elements: listAt(other, 'list', 'elements').map(element => {
        const {
          name,
          env,
          [plainLabel(environment)]: label,
        } = plainAt(element);
        return { cluster: name, env: env ?? label };
      }),
    },
  };
}
