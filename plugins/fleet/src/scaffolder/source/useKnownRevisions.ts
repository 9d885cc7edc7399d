import { useApi } from '@backstage/frontend-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { fleetApiRef } from '../../api';
import { fleetSessionOf } from '../../hooks';

/** `source` of `fleet:applicationset:create`, as far as it was filled in. */
export interface SourceValue {
  repoURL?: string;
  path?: string;
  chart?: string;
  targetRevision?: string;
}

/** So many Applications are looked through. */
const looked = 500;
/** So many are offered; others can be typed. */
const offered = 6;

/**
 * What the Applications of the fleet ask for of the same chart, newest version
 * first; undefined while it is not known which chart that is.
 */
export function useKnownRevisions({ repoURL, chart, path }: SourceValue) {
  const api = useApi(fleetApiRef);
  const isNamed = Boolean(chart ? repoURL : path);
  const { data, error, refetch } = useQuery(
    {
      queryKey: ['scaffolder', 'sources'],
      queryFn: ({ signal }) => api.getApplications({ limit: looked }, signal),
      enabled: isNamed,
      staleTime: 60_000,
    },
    fleetSessionOf(api).queries,
  );
  const sources = data?.items.flatMap(one => one.sources) ?? [];
  const revisions = sources
    .filter(one =>
      chart
        ? one.chart === chart && one.repoURL === repoURL
        : one.path === path && (!repoURL || one.repoURL === repoURL),
    )
    .flatMap(({ targetRevision }) => targetRevision ?? []);
  return {
    revisions:
      isNamed && data
        ? [...new Set(revisions)].sort(newestFirst).slice(0, offered)
        : undefined,
    /** Not every Application was looked through. */
    isCutShort: data !== undefined && data.total > data.items.length,
    error,
    retry: () => refetch(),
  };
}

function newestFirst(a: string, b: string): number {
  return b.localeCompare(a, 'en', { numeric: true });
}
