import { isRecord } from '../formContext';
import {
  generatorOf,
  GeneratorValue,
  rowsOf,
  SelectorRow,
} from '../placement/selectorRows';

/** How the clusters of a service are chosen. */
export const generatorKinds = [
  'labels',
  'names',
  'files',
  'folders',
  'matrix',
] as const;
export type DraftKind = (typeof generatorKinds)[number];

export interface PathRow {
  path: string;
  exclude?: boolean;
}

export interface PlaceRow {
  cluster: string;
  env: string;
  /** Where the cluster has one: files may be named after it. */
  region?: string;
  /** The hub that alone gets it; every hub where it is not said. */
  hub?: string;
}

/** What was chosen and typed; of every kind, so that a look at another loses nothing. */
export interface GeneratorDraft {
  kind: DraftKind;
  conditions: SelectorRow[];
  places: PlaceRow[];
  files: PathRow[];
  directories: PathRow[];
  /** Where the folders go. */
  place: PlaceRow;
  repoURL: string;
  revision: string;
}

/** What the field holds: a generator, as far as it was filled in. */
export type GeneratorFormValue = Record<string, unknown>;

const nowhere = { cluster: '', env: '' };

/** Whatever an address, an example or a step back has put into the form. */
export function draftOf(value: unknown): GeneratorDraft {
  const { clusters, list, git, matrix } = recordOf(value);
  const [folders, chosen] = listOf(recordOf(matrix).generators).map(recordOf);
  const read = recordOf(git ?? folders?.git);
  return {
    kind: kindOf(recordOf(value)),
    conditions: conditionsOf(clusters ?? chosen?.clusters),
    places: listOf(recordOf(list).elements).map(placeOf),
    files: pathsOf(read.files),
    directories: pathsOf(read.directories),
    place: read.values === undefined ? nowhere : placeOf(read.values),
    repoURL: textOf(read.repoURL),
    revision: textOf(read.revision),
  };
}

function kindOf(value: Record<string, unknown>): DraftKind {
  if (value.list !== undefined) return 'names';
  if (value.matrix !== undefined) return 'matrix';
  if (value.git === undefined) return 'labels';
  return recordOf(value.git).directories === undefined ? 'files' : 'folders';
}

function conditionsOf(clusters: unknown): SelectorRow[] {
  const value = { clusters };
  return isSelecting(value) ? rowsOf(value) : [];
}

function isSelecting(value: {
  clusters: unknown;
}): value is Required<GeneratorValue> {
  return isRecord(value.clusters) && isRecord(value.clusters.selector);
}

function placeOf(value: unknown): PlaceRow {
  const { cluster, env, region, hub } = recordOf(value);
  return {
    cluster: textOf(cluster),
    env: textOf(env),
    ...(textOf(region) && { region: textOf(region) }),
    ...(textOf(hub) && { hub: textOf(hub) }),
  };
}

/** There is always a row to write into. */
function pathsOf(value: unknown): PathRow[] {
  const rows = listOf(value).map(one => {
    const { path, exclude } = recordOf(one);
    return { path: textOf(path), ...(exclude === true && { exclude }) };
  });
  return rows.length > 0 ? rows : [{ path: '' }];
}

function recordOf(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The generator that the draft means; what is not filled in stays in it, to be refused. */
export function valueOf(draft: GeneratorDraft): GeneratorFormValue {
  const { kind, repoURL, revision, files, directories } = draft;
  const repository = {
    ...(repoURL && { repoURL }),
    ...(revision && { revision }),
  };
  switch (kind) {
    case 'names':
      return { list: { elements: draft.places } };
    case 'files':
      return { git: { ...repository, files } };
    case 'folders':
      return { git: { ...repository, directories, values: draft.place } };
    case 'matrix':
      return {
        matrix: {
          generators: [
            { git: { ...repository, directories } },
            generatorOf(draft.conditions),
          ],
        },
      };
    default:
      return generatorOf(draft.conditions);
  }
}

/** Has anything been said about where? Until then nothing is wrong yet. */
export function isBlank(draft: GeneratorDraft): boolean {
  const noPath = (paths: readonly PathRow[]) =>
    paths.every(({ path }) => path === '');
  switch (draft.kind) {
    case 'names':
      return draft.places.length === 0;
    case 'files':
      return noPath(draft.files);
    case 'folders':
      return noPath(draft.directories) || draft.place.cluster === '';
    case 'matrix':
      return noPath(draft.directories) || draft.conditions.length === 0;
    default:
      return draft.conditions.length === 0;
  }
}
