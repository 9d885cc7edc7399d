import { HubRefusal, NotEvaluable, refusingWithin } from '../failures';
import { formatNested } from '../gotemplate/format';
import { holds, selectorRequirements } from '../selector';
import { isMap, Value, ValueMap } from '../values';
import { generateClusters } from './clusters';
import { byMergeKeys, checkCount, combine, overrideParams } from './combine';
import { GeneratorContext, Params } from './context';
import { flatten } from './flatten';
import { decodeGenerator, GeneratorKind, kindsOf } from './generator';
import { generateGit } from './git';
import { generateList } from './list';
import { generatePullRequests } from './pullRequests';

/** What one kind of one generator yields. */
export interface Yield {
  kind: GeneratorKind;
  params: Params[];
}

/** How deep a generator is: the hub nests matrix and merge once. */
type Depth = 0 | 1 | 2;

/**
 * The parameters of one generator, filtered by its own `selector`.
 *
 * @param parent - parameters of the first generator of a matrix, which the
 * second may use anywhere in its own fields.
 * @throws HubRefusal, NotEvaluable
 */
export function generate(
  generator: ValueMap,
  field: string,
  context: GeneratorContext,
  depth: Depth = 0,
  parent?: Params,
): Yield[] {
  const keeps = postSelector(generator.selector, field);
  const written = withParent(generator, context, parent);
  return kindsOf(generator)
    .filter(kind => depth < 2 || (kind !== 'matrix' && kind !== 'merge'))
    .map(kind => {
      const path = `${field}.${kind}`;
      try {
        const params = ofKind(kind, written[kind], path, context, depth);
        checkCount(params.length);
        return { kind, params: params.filter(keeps) };
      } catch (error) {
        if (error instanceof NotEvaluable && !error.generator) {
          throw new NotEvaluable(error.message, path);
        }
        throw error;
      }
    });
}

function withParent(
  generator: ValueMap,
  context: GeneratorContext,
  parent?: Params,
): ValueMap {
  if (!parent || Object.keys(parent).length === 0) return generator;
  const rendered = refusingWithin(
    'failed to replace parameters in generator',
    () => context.renderer.compileTree(generator)(parent),
  );
  return isMap(rendered) ? rendered : generator;
}

function postSelector(
  selector: Value | undefined,
  field: string,
): (params: Params) => boolean {
  if (selector === undefined || selector === null) return () => true;
  const requirements = refusingWithin('error parsing label selector', () =>
    selectorRequirements(
      decodeGenerator.selector(selector, `${field}.selector`),
      'any',
    ),
  );
  return params => {
    const flat: Record<string, string> = Object.create(null);
    for (const [key, value] of flatten(params)) flat[key] = formatNested(value);
    return requirements.every(one => holds(one, flat));
  };
}

const elsewhere: Readonly<Partial<Record<GeneratorKind, string>>> = {
  scmProvider: 'it asks a source-control provider for its repositories',
  plugin: 'it asks a plugin service of the hub',
  clusterDecisionResource: 'it reads a resource in the cluster of the hub',
};

function ofKind(
  kind: GeneratorKind,
  spec: Value,
  field: string,
  context: GeneratorContext,
  depth: Depth,
): Params[] {
  switch (kind) {
    case 'list':
      return generateList(
        decodeGenerator.list(spec, field),
        context.renderer.goTemplate,
      );
    case 'clusters':
      return generateClusters(decodeGenerator.clusters(spec, field), context);
    case 'git':
      return generateGit(decodeGenerator.git(spec, field), context);
    case 'pullRequest':
      return generatePullRequests(
        decodeGenerator.pullRequest(spec, field),
        context,
      );
    case 'matrix':
      return generateMatrix(spec, field, context, depth);
    case 'merge':
      return generateMerge(spec, field, context, depth);
    default:
      throw new NotEvaluable(
        elsewhere[kind] ?? `the preview does not know ${kind}`,
      );
  }
}

function child(
  generator: ValueMap,
  field: string,
  context: GeneratorContext,
  depth: Depth,
  parent?: Params,
): Params[] {
  const yields = refusingWithin(
    'child generator returned an error on parameter generation',
    () => generate(generator, field, context, depth === 0 ? 1 : 2, parent),
  );
  if (yields.length === 0) {
    throw new HubRefusal('child generator generated no parameters', field);
  }
  if (yields.length > 1) {
    throw new HubRefusal(
      'found more than one generator in matrix.Generators',
      field,
    );
  }
  return yields[0].params;
}

function generateMatrix(
  spec: Value,
  field: string,
  context: GeneratorContext,
  depth: Depth,
): Params[] {
  const { generators } = decodeGenerator.matrix(spec, field);
  if (generators.length !== 2) {
    throw new HubRefusal(
      `found ${
        generators.length < 2 ? 'less' : 'more'
      } than two generators, Matrix support only two`,
      `${field}.generators`,
    );
  }
  const [first, second] = generators;
  const combined: Params[] = [];
  const outer = refusingWithin(
    'error failed to get params for first generator in matrix generator',
    () => child(first, `${field}.generators[0]`, context, depth),
  );
  for (const params of outer) {
    const inner = refusingWithin(
      'failed to get params for second generator in the matrix generator',
      () => child(second, `${field}.generators[1]`, context, depth, params),
    );
    checkCount(combined.length + inner.length);
    for (const more of inner) {
      combined.push(combine(params, more, context.renderer.goTemplate));
    }
  }
  return combined;
}

function generateMerge(
  spec: Value,
  field: string,
  context: GeneratorContext,
  depth: Depth,
): Params[] {
  const { generators, mergeKeys } = decodeGenerator.merge(spec, field);
  if (generators.length < 2) {
    throw new HubRefusal(
      'found less than two generators, Merge requires two or more',
      `${field}.generators`,
    );
  }
  const sets = generators.map((generator, index) =>
    refusingWithin(
      `error getting param sets from generators: error getting params from generator ${
        index + 1
      } of ${generators.length}`,
      () => child(generator, `${field}.generators[${index}]`, context, depth),
    ),
  );
  const keyed = (params: Params[]) =>
    refusingWithin('error getting param sets by merge key', () =>
      byMergeKeys(mergeKeys, params),
    );
  const merged = keyed(sets[0]);
  for (const later of sets.slice(1)) {
    const overrides = keyed(later);
    for (const [key, base] of merged) {
      const override = overrides.get(key);
      if (override) {
        merged.set(
          key,
          overrideParams(base, override, context.renderer.goTemplate),
        );
      }
    }
  }
  return [...merged.values()];
}
