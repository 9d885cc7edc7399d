import { QueryClient, QueryObserver } from '@tanstack/react-query';
import {
  buildHubSource,
  secondsBefore,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { refreshSources } from './refreshSources';

describe('refreshSources', () => {
  it('renews the age of the hubs in every answer, and nothing else', () => {
    const queries = new QueryClient();
    const spoke = { ...buildHubSource(), kind: 'spoke' as const, cluster: 'a' };
    const old = buildHubSource({ observedAt: secondsBefore(240) });
    queries.setQueryData(['overview'], { total: 3, sources: [old, spoke] });
    queries.setQueryData(['cell'], [{ name: 'an answer without sources' }]);
    for (const queryKey of [['overview'], ['cell']]) {
      new QueryObserver(queries, {
        queryKey,
        enabled: true,
        staleTime: Infinity,
        queryFn: () => ({}),
      }).subscribe(() => {});
    }
    queries.setQueryData(['elsewhere'], { sources: [old] });
    const fresh = buildHubSource({ observedAt: secondsBefore(1) });
    refreshSources(queries, { sources: [fresh] });
    expect(queries.getQueryData(['overview'])).toEqual({
      total: 3,
      sources: [fresh, spoke],
    });
    expect(queries.getQueryData(['cell'])).toEqual([
      { name: 'an answer without sources' },
    ]);
    expect(queries.getQueryData(['elsewhere'])).toEqual({ sources: [old] });
    queries.clear();
  });
});
