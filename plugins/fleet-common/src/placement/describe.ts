import { Phrase, phrase, Phrases, told } from '../phrases';
import { HubRefusal } from './failures';
import {
  decodeGenerator,
  GeneratorKind,
  kindsOf,
} from './generators/generator';
import { takesLocalCluster } from './generators/clusters';
import { SelectorRequirement, selectorRequirements } from './selector';
import { LabelSelector } from './types';
import { isMap, newMap, toValue, Value, ValueMap } from './values';

export interface GeneratorDescription {
  /** As in the spec; `unknown` when none of the known kinds is there. */
  kind: GeneratorKind | 'unknown';
  /** Without a capital and a full stop: `clusters where env is prod`. */
  words: string;
  phrases?: Phrases;
}

/** Says in words what one entry of `spec.generators` yields. It never throws. */
export function describeGenerator(generator: unknown): GeneratorDescription {
  let tree: Value = null;
  try {
    tree = toValue(generator);
  } catch {
    // Too deep to be a generator.
  }
  const map = isMap(tree) ? tree : newMap();
  return {
    kind: kindsOf(map)[0] ?? 'unknown',
    ...told({ words: wordsOf(map) }),
  };
}

function wordsOf(generator: ValueMap): Phrase {
  const [kind] = kindsOf(generator);
  if (!kind) return phrase('generator.unknown');
  try {
    const words = wordsFor(kind, generator[kind]);
    const { selector } = generator;
    if (selector === undefined || selector === null) return words;
    const kept = decodeGenerator.selector(selector, 'selector');
    const asked = describeSelector(kept, 'any');
    return asked
      ? phrase('generator.ofWhich', { words: [words], asked: [asked] })
      : words;
  } catch (error) {
    if (!(error instanceof HubRefusal)) throw error;
    return phrase('generator.refused', { kind });
  }
}

/**
 * A selector in words, such as `env is prod and tier is one of core, edge`;
 * undefined for one that takes everything.
 *
 * @throws HubRefusal for a selector that the hub refuses.
 */
export function describeSelector(
  selector: LabelSelector,
  values: 'labels' | 'any' = 'labels',
): Phrase | undefined {
  return inARow(
    selectorRequirements(selector, values).map(requirement),
    'generator.and',
  );
}

/** Parts of a sentence with the same word between all of them. */
function inARow(
  parts: readonly Phrase[],
  code: 'generator.and' | 'generator.andThen',
): Phrase | undefined {
  const [first, ...later] = parts;
  return first
    ? later.reduce(
        (before, last) => phrase(code, { first: [before], last: [last] }),
        first,
      )
    : undefined;
}

function requirement({ key, operator, values }: SelectorRequirement): Phrase {
  const [value = phrase('generator.empty')] = values.filter(Boolean);
  const several = {
    key,
    // Kept apart by commas alone: "and" stands between requirements.
    values: values.map(one => one || '""').join(', '),
  };
  switch (operator) {
    case 'In':
      return values.length === 1
        ? phrase('generator.is', { key, value: [value] })
        : phrase('generator.isOneOf', several);
    case 'NotIn':
      return values.length === 1
        ? phrase('generator.isNot', { key, value: [value] })
        : phrase('generator.isNoneOf', several);
    case 'Exists':
      return phrase('generator.isSet', { key });
    default:
      return phrase('generator.isNotSet', { key });
  }
}

function wordsFor(kind: GeneratorKind, spec: Value): Phrase {
  switch (kind) {
    case 'list': {
      const { elements, elementsYaml } = decodeGenerator.list(spec, kind);
      return elementsYaml
        ? phrase('generator.computedList')
        : phrase('generator.list', { count: elements.length });
    }
    case 'clusters': {
      const { selector, flatList } = decodeGenerator.clusters(spec, kind);
      const asked = takesLocalCluster(selector)
        ? undefined
        : describeSelector(selector);
      const words = asked
        ? phrase('generator.clustersWhere', { asked: [asked] })
        : phrase('generator.everyCluster');
      return flatList
        ? phrase('generator.asOneList', { words: [words] })
        : words;
    }
    case 'git':
      return describeGit(spec);
    case 'matrix': {
      const { generators } = decodeGenerator.matrix(spec, kind);
      return phrase('generator.combinations', {
        parts: someOf(inARow(generators.map(wordsOf), 'generator.and')),
      });
    }
    case 'merge': {
      const { generators, mergeKeys } = decodeGenerator.merge(spec, kind);
      const [base = phrase('generator.nothing'), ...later] =
        generators.map(wordsOf);
      return phrase('generator.merged', {
        base: [base],
        parts: someOf(inARow(later, 'generator.andThen')),
        keys: mergeKeys.join(', '),
      });
    }
    case 'scmProvider':
      return phrase('generator.repositories');
    case 'pullRequest':
      return phrase('generator.pullRequests');
    case 'plugin':
      return phrase('generator.plugin');
    default:
      return phrase('generator.decided');
  }
}

function someOf(found: Phrase | undefined): Phrase[] {
  return found ? [found] : [];
}

function describeGit(spec: Value): Phrase {
  const git = decodeGenerator.git(spec, 'git');
  const directories = git.directories.length > 0;
  const patterns = directories ? git.directories : git.files;
  const named = (exclude: boolean) =>
    patterns
      .filter(pattern => pattern.exclude === exclude)
      .map(pattern => pattern.path)
      .join(', ');
  const excluded = named(true);
  const where = {
    paths: named(false),
    repository: git.repoURL,
    revision: git.revision || 'HEAD',
  };
  if (excluded) {
    return phrase(
      directories ? 'generator.directoriesWithout' : 'generator.filesWithout',
      { ...where, excluded },
    );
  }
  return phrase(
    directories ? 'generator.directories' : 'generator.files',
    where,
  );
}
