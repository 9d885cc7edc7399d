import type { FleetWorld } from '../../world/FleetWorld';
import type { HubWorld } from '../../world/HubWorld';
import type { Series } from '../series';
import { buckets, counted, isStrained, type Shape } from '../traffic';
import { applicationSetControllerOf, repoServersOf, serverOf } from './hubPods';

const asking: { usual: Shape; strained: Shape } = {
  usual: {
    '0.1': 0.9,
    '0.25': 0.98,
    '0.5': 0.995,
    '1': 1,
    '2': 1,
    '4': 1,
    '10': 1,
    '20': 1,
    '+Inf': 1,
  },
  strained: {
    '0.1': 0.05,
    '0.25': 0.12,
    '0.5': 0.25,
    '1': 0.4,
    '2': 0.6,
    '4': 0.8,
    '10': 0.97,
    '20': 1,
    '+Inf': 1,
  },
};
const fetching: { usual: Shape; strained: Shape } = {
  usual: {
    '0.1': 0.3,
    '0.25': 0.72,
    '0.5': 0.93,
    '1': 0.99,
    '2': 1,
    '4': 1,
    '10': 1,
    '20': 1,
    '+Inf': 1,
  },
  strained: {
    '0.1': 0,
    '0.25': 0.02,
    '0.5': 0.06,
    '1': 0.15,
    '2': 0.3,
    '4': 0.55,
    '10': 0.88,
    '20': 0.98,
    '+Inf': 1,
  },
};
const queueing: { usual: Shape; strained: Shape } = {
  usual: {
    '0.1': 0.99,
    '0.25': 1,
    '0.5': 1,
    '1': 1,
    '2': 1,
    '4': 1,
    '10': 1,
    '20': 1,
    '60': 1,
    '120': 1,
    '+Inf': 1,
  },
  strained: {
    '0.1': 0.1,
    '0.25': 0.15,
    '0.5': 0.22,
    '1': 0.3,
    '2': 0.42,
    '4': 0.6,
    '10': 0.85,
    '20': 0.97,
    '60': 1,
    '120': 1,
    '+Inf': 1,
  },
};
const same = { usual: 1, strained: 1 };

/** What the repo-servers, the server and the ApplicationSet controller of a hub tell. */
export function repoServerMetrics(
  world: FleetWorld,
  hub: HubWorld,
  repo: string,
): [string, Series][] {
  const slow = world.strains.of('slow-repo-server', hub.name);
  const argocd = { cluster: hub.name, namespace: 'argocd' };
  const series: [string, Series][] = [];
  const add = (
    name: string,
    labels: Record<string, string>,
    at: (ms: number) => number,
  ) => series.push([name, { labels: { ...argocd, ...labels }, at }]);
  const repoServers = repoServersOf(hub);
  const perSecond = hub.applications().length / 180 / repoServers.length;

  for (const { pod, instance } of repoServers) {
    const own = { pod, instance };
    const git = (type: string, rate: number, shape: typeof asking) => {
      const labels = { ...own, repo, request_type: type };
      add('argocd_git_request_total', labels, counted(rate, slow, same));
      for (const { le, at } of buckets(rate, slow, shape)) {
        add(
          'argocd_git_request_duration_seconds_bucket',
          { ...labels, le },
          at,
        );
      }
    };
    git('ls-remote', perSecond, asking);
    git('fetch', perSecond / 20, fetching);
    add(
      'argocd_git_fetch_fail_total',
      { ...own, repo, revision: 'HEAD' },
      counted(perSecond, slow, { usual: 0, strained: 0.02 }),
    );
    // What is not in the cache is made and written.
    add(
      'argocd_redis_request_total',
      {
        ...own,
        initiator: 'argocd-repo-server',
        command: 'get',
        failed: 'false',
      },
      counted(perSecond * 3, slow, same),
    );
    add(
      'argocd_redis_request_total',
      {
        ...own,
        initiator: 'argocd-repo-server',
        command: 'set',
        failed: 'false',
      },
      counted(perSecond * 3, slow, { usual: 0.08, strained: 0.55 }),
    );
    add(
      'argocd_repo_parallelism_wait_duration_seconds_count',
      own,
      counted(perSecond, slow, same),
    );
    for (const { le, at } of buckets(perSecond, slow, queueing)) {
      add(
        'argocd_repo_parallelism_wait_duration_seconds_bucket',
        { ...own, le },
        at,
      );
    }
    add('argocd_repo_pending_request_total', { ...own, repo }, ms =>
      isStrained(ms, slow) ? 8 + Math.floor(perSecond * 20) : 0,
    );
  }
  add('argocd_info', { ...serverOf(hub), version: 'v3.5.1' }, () => 1);
  const sets = 'applicationset';
  add(
    'workqueue_depth',
    {
      ...applicationSetControllerOf(hub),
      name: sets,
      controller: sets,
      priority: '0',
    },
    () => 0,
  );
  return series;
}
