import type {
  ApplicationsQuery,
  MatrixQuery,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { perObject } from './memo';
import type { ApplicationRow } from './row';

/** The filters that lists and the matrix share. */
export type RowFilters = Pick<
  MatrixQuery,
  'hub' | 'cluster' | 'environment' | 'region' | 'owner' | 'state' | 'q'
> &
  Partial<
    Pick<
      ApplicationsQuery,
      'service' | 'applicationSet' | 'name' | 'namespace' | 'project'
    >
  >;

/** Filters that choose columns of the matrix, and Applications of a list. */
export function inPlace(filters: RowFilters, row: ApplicationRow): boolean {
  return (
    oneOf(filters.hub, row.facts.hub) &&
    oneOf(filters.cluster, row.facts.cluster ?? undefined) &&
    oneOf(filters.environment, row.place?.environment) &&
    oneOf(filters.region, row.place?.region)
  );
}

/** Filters that ask for something that a row has. */
export function hasWanted(filters: RowFilters, row: ApplicationRow): boolean {
  return (
    oneOf(filters.state, row.state) &&
    oneOf(filters.service, row.link.service) &&
    oneOf(filters.applicationSet, row.facts.applicationSet) &&
    oneOf(filters.name, row.facts.name) &&
    oneOf(filters.namespace, row.facts.namespace) &&
    oneOf(filters.project, row.facts.project) &&
    ownedByOneOf(filters.owner, row) &&
    (filters.q === undefined || wordsOf(row).includes(needleOf(filters)))
  );
}

function oneOf(
  wanted: readonly string[] | undefined,
  value: string | undefined,
): boolean {
  return !wanted || (value !== undefined && wanted.includes(value));
}

/** Owners are entity refs; people may ask for `checkout` as well. */
function ownedByOneOf(
  wanted: readonly string[] | undefined,
  row: ApplicationRow,
): boolean {
  if (!wanted) return true;
  return row.link.owners.some(
    owner => wanted.includes(owner) || wanted.includes(shortOwner(owner)),
  );
}

function shortOwner(owner: string): string {
  return owner.slice(owner.lastIndexOf('/') + 1);
}

/** A list looks through all rows, and most of them are those of the list before. */
const wordsOf = perObject(({ link, facts, version }: ApplicationRow) =>
  lower(
    [link.service, facts.name, facts.cluster, version, link.owner].join('\n'),
  ),
);

const needleOf = perObject(({ q = '' }: RowFilters) => lower(q.trim()));

function lower(text: string): string {
  return text.toLocaleLowerCase('en-US');
}
