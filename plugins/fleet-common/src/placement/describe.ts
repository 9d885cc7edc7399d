import { HubRefusal } from './failures';
import {
  decodeGenerator,
  GeneratorKind,
  kindsOf,
} from './generators/generator';
import { takesLocalCluster } from './generators/clusters';
import {
  SelectorRequirement,
  selectorRequirements,
  showValue,
} from './selector';
import { LabelSelector } from './types';
import { isMap, newMap, toValue, Value, ValueMap } from './values';

export interface GeneratorDescription {
  /** As in the spec; `unknown` when none of the known kinds is there. */
  kind: GeneratorKind | 'unknown';
  /** Without a capital and a full stop: `clusters where env is prod`. */
  words: string;
}

/** Says in words what one entry of `spec.generators` yields. It never throws. */
export function describeGenerator(generator: unknown): GeneratorDescription {
  let tree: Value = null;
  try {
    tree = toValue(generator);
  } catch {
    // Too deep to be a generator.
  }
  return describeTree(isMap(tree) ? tree : newMap());
}

function describeTree(generator: ValueMap): GeneratorDescription {
  const [kind] = kindsOf(generator);
  if (!kind)
    return { kind: 'unknown', words: 'a generator of an unknown kind' };
  try {
    const words = wordsFor(kind, generator[kind]);
    const { selector } = generator;
    if (selector === undefined || selector === null) return { kind, words };
    const kept = decodeGenerator.selector(selector, 'selector');
    const asked = describeSelector(kept, 'any');
    return { kind, words: asked ? `${words}, of which ${asked}` : words };
  } catch (error) {
    if (!(error instanceof HubRefusal)) throw error;
    return { kind, words: `a ${kind} generator that the hub refuses` };
  }
}

/**
 * A selector in words, such as `env is prod and tier is one of core, edge`;
 * empty for one that takes everything.
 *
 * @throws HubRefusal for a selector that the hub refuses.
 */
export function describeSelector(
  selector: LabelSelector,
  values: 'labels' | 'any' = 'labels',
): string {
  return selectorRequirements(selector, values).map(requirement).join(' and ');
}

function requirement({ key, operator, values }: SelectorRequirement): string {
  const shown = values.map(showValue).join(', ');
  switch (operator) {
    case 'In':
      return values.length === 1
        ? `${key} is ${shown}`
        : `${key} is one of ${shown}`;
    case 'NotIn':
      return values.length === 1
        ? `${key} is not ${shown}`
        : `${key} is none of ${shown}`;
    case 'Exists':
      return `${key} is set`;
    default:
      return `${key} is not set`;
  }
}

function wordsFor(kind: GeneratorKind, spec: Value): string {
  switch (kind) {
    case 'list': {
      const { elements, elementsYaml } = decodeGenerator.list(spec, kind);
      if (elementsYaml) return 'a list that is computed';
      return elements.length === 1
        ? 'a list of 1 element'
        : `a list of ${elements.length} elements`;
    }
    case 'clusters': {
      const { selector, flatList } = decodeGenerator.clusters(spec, kind);
      const words = takesLocalCluster(selector)
        ? 'every cluster, the hub included'
        : `clusters where ${describeSelector(selector)}`;
      return flatList ? `${words}, as one list` : words;
    }
    case 'git':
      return describeGit(spec);
    case 'matrix': {
      const { generators } = decodeGenerator.matrix(spec, kind);
      return `every combination of ${children(generators).join(' and ')}`;
    }
    case 'merge': {
      const { generators, mergeKeys } = decodeGenerator.merge(spec, kind);
      const [base, ...later] = children(generators);
      const keys = mergeKeys.join(', ');
      return `${base ?? 'nothing'}, with values of ${later.join(
        ' and then ',
      )} where ${keys} agrees`;
    }
    case 'scmProvider':
      return 'repositories of a source-control provider';
    case 'pullRequest':
      return 'pull requests of a source-control provider';
    case 'plugin':
      return 'what a plugin service of the hub answers';
    default:
      return 'clusters that a resource of the hub decides';
  }
}

function children(generators: ValueMap[]): string[] {
  return generators.map(child => describeTree(child).words);
}

function describeGit(spec: Value): string {
  const git = decodeGenerator.git(spec, 'git');
  const directories = git.directories.length > 0;
  const patterns = directories ? git.directories : git.files;
  const named = (exclude: boolean) =>
    patterns
      .filter(pattern => pattern.exclude === exclude)
      .map(pattern => pattern.path)
      .join(', ');
  const without = named(true);
  return [
    `${directories ? 'directories' : 'files'} ${named(false)}`,
    without ? ` without ${without}` : '',
    ` of ${git.repoURL} at ${git.revision || 'HEAD'}`,
  ].join('');
}
