import { InputError } from '@backstage/errors';
import {
  DEFAULT_ENVIRONMENT_LABEL,
  labelsRead,
  mergedElement,
  PlacementContext,
  PlacementGenerator,
  quote,
  toArgoGenerator,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { Document } from 'yaml';
import { z } from 'zod';
import { reconcileAt } from '../yaml/reconcile';
import type { ApplicationSetChange } from './applicationSetChange';
import { objectIn, Path, valueIn } from './applicationSetDocument';

/** A generator that holds no other. */
type Leaf = Exclude<PlacementGenerator, { matrix: object } | { merge: object }>;
/** One of a matrix may have folders without their cluster. */
type Part =
  | Leaf
  | Extract<PlacementGenerator, { merge: object }>
  | Extract<PlacementGenerator, { matrix: object }>['matrix']['generators'][0];

interface Opened extends PlacementContext {
  document: Document;
  file: string;
}

const words = {
  clusters: 'cluster generators',
  list: 'list generators',
  files: 'Git generators of files',
  folders: 'Git generators of folders',
  matrix: 'matrix generators',
  merge: 'merge generators',
};
type Kind = keyof typeof words;

/**
 * Changes what the generators of an ApplicationSet take. Their kinds stay: the
 * template of the Applications reads what these tell.
 *
 * @throws InputError when it is not clear which generator is meant
 */
export function editGenerator(
  document: Document,
  file: string,
  { generator, environmentLabel, repository }: ApplicationSetChange,
): void {
  if (!generator) return;
  const opened = {
    document,
    file,
    repository,
    environmentLabel: environmentLabel ?? DEFAULT_ENVIRONMENT_LABEL,
    goTemplate: valueIn(document, ['spec', 'goTemplate']) === true,
  };
  const all = ['spec', 'generators'];
  if ('matrix' in generator) {
    const inner = [...onlyOne(opened, all, 'matrix'), 'matrix', 'generators'];
    for (const part of generator.matrix.generators) {
      editPart(opened, inner, part);
    }
  } else editPart(opened, all, generator);
}

function editPart(opened: Opened, generators: Path, wanted: Part): void {
  if (!('merge' in wanted)) {
    const at = onlyOne(opened, generators, kindOfPart(wanted));
    editLeaf(opened, at, wanted);
    return;
  }
  const at = onlyOne(opened, generators, 'merge');
  const inner = [...at, 'merge', 'generators'];
  const [first, ...others] = wanted.merge.generators;
  const parts = valueIn(opened.document, inner);
  const present = Array.isArray(parts) ? parts.length : 0;
  if (present !== others.length + 1) {
    throw new InputError(
      `generator.merge.generators: the merge generator of ${quote(
        opened.file,
      )} has ${present}, so as many are needed; change their number by hand`,
    );
  }
  [first, ...others].forEach((one, index) => {
    const path = [...inner, index];
    if (kindAt(opened, path) !== kindOfPart(one)) {
      throw new InputError(
        `generator.merge.generators[${index}]: in ${quote(
          opened.file,
        )} it is of another kind, whose parameters the template reads; change it by hand`,
      );
    }
    editLeaf(opened, path, one, index > 0 && 'clusters' in first);
  });
}

/** @param isMerged - do its elements name clusters as a cluster generator does? */
function editLeaf(
  opened: Opened,
  at: Path,
  wanted: Exclude<Part, { merge: object }>,
  isMerged = false,
): void {
  const { document, file } = opened;
  const set = (path: Path, value: unknown, others: 'keep' | 'drop' = 'drop') =>
    reconcileAt(document, [...at, ...path], value, { file, others });
  if ('clusters' in wanted) {
    const written = toArgoGenerator(wanted, labelsRead(opened));
    set(['clusters', 'selector'], written.clusters.selector);
  } else if ('list' in wanted) {
    const elements = wanted.list.elements.map(one =>
      isMerged ? mergedElement(one, opened) : one,
    );
    set(['list', 'elements'], withOtherKeys(opened, at, elements));
  } else {
    const { repoURL, revision } = wanted.git;
    if (repoURL) set(['git', 'repoURL'], repoURL);
    if (revision) set(['git', 'revision'], revision);
    if ('files' in wanted.git) set(['git', 'files'], wanted.git.files);
    else set(['git', 'directories'], wanted.git.directories);
    if ('values' in wanted.git)
      set(['git', 'values'], wanted.git.values, 'keep');
  }
}

const elementsSchema = z.array(z.record(z.string(), z.unknown()));

/** The elements with what those of the file say besides, which the template may read. */
function withOtherKeys(
  { document, file }: Opened,
  at: Path,
  elements: readonly Record<string, string>[],
): object[] {
  const listed = valueIn(document, [...at, 'list', 'elements']);
  const present = elementsSchema.safeParse(listed).data ?? [];
  const key = Object.keys(elements[0])[0];
  if (present.some(one => !Object.hasOwn(one, key))) {
    throw new InputError(
      `generator: the elements of the list in ${quote(
        file,
      )} do not name their cluster by ${quote(key)}; change them by hand`,
    );
  }
  return elements.map(one => ({
    ...present.find(other => other[key] === one[key]),
    ...one,
  }));
}

/** @throws InputError when there are none or several of the kind */
function onlyOne(opened: Opened, generators: Path, kind: Kind): Path {
  const found = pathsOf(opened, generators, kind);
  if (found.length === 1) return found[0];
  throw new InputError(
    `generator: ${quote(opened.file)} has ${found.length} ${
      words[kind]
    }, so it is not clear what is to change there; change it by hand`,
  );
}

/** Also those inside of matrix and merge generators. */
function pathsOf(opened: Opened, path: Path, kind: Kind): Path[] {
  const generators = valueIn(opened.document, path);
  if (!Array.isArray(generators)) return [];
  return generators.flatMap((_, index) => {
    const at = [...path, index];
    const inner = ['matrix', 'merge'].flatMap(holder =>
      pathsOf(opened, [...at, holder, 'generators'], kind),
    );
    return kindAt(opened, at) === kind ? [at, ...inner] : inner;
  });
}

function kindAt({ document }: Opened, at: Path): Kind | undefined {
  const generator = objectIn(document, at);
  if (Object.hasOwn(generator, 'git')) {
    const git = objectIn(document, [...at, 'git']);
    return Object.hasOwn(git, 'directories') ? 'folders' : 'files';
  }
  const kinds: Kind[] = ['clusters', 'list', 'matrix', 'merge'];
  return kinds.find(kind => Object.hasOwn(generator, kind));
}

function kindOfPart(wanted: Exclude<Part, { merge: object }>): Kind {
  if ('clusters' in wanted) return 'clusters';
  if ('list' in wanted) return 'list';
  return 'directories' in wanted.git ? 'folders' : 'files';
}
