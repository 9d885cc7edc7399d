import { runningVersions } from '../../clusterApi/runningVersions';
import { inCluster } from '../../world/customResources';
import type { FleetWorld } from '../../world/FleetWorld';
import type { HubWorld } from '../../world/HubWorld';
import type { Series } from '../series';
import { buckets, counted, isStrained, waveAt, type Shape } from '../traffic';
import { controllerOf, controllersOf, spokeName } from './hubPods';

/** Every three minutes, as Argo CD does unless told otherwise. */
const everySeconds = 180;

const comparing: { usual: Shape; strained: Shape } = {
  usual: {
    '0.25': 0.9,
    '0.5': 0.96,
    '1': 0.985,
    '2': 0.996,
    '4': 0.999,
    '8': 1,
    '16': 1,
    '+Inf': 1,
  },
  strained: {
    '0.25': 0.04,
    '0.5': 0.08,
    '1': 0.16,
    '2': 0.3,
    '4': 0.52,
    '8': 0.8,
    '16': 0.97,
    '+Inf': 1,
  },
};
const waiting: { usual: Shape; strained: Shape } = {
  usual: {
    '0.001': 0.8,
    '0.01': 0.93,
    '0.1': 0.985,
    '1': 0.999,
    '10': 1,
    '100': 1,
    '1000': 1,
    '+Inf': 1,
  },
  strained: {
    '0.001': 0.02,
    '0.01': 0.04,
    '0.1': 0.08,
    '1': 0.2,
    '10': 0.5,
    '100': 0.96,
    '1000': 1,
    '+Inf': 1,
  },
};

/** What the application controllers of a hub tell. */
export function controllerMetrics(
  world: FleetWorld,
  hub: HubWorld,
): [string, Series][] {
  const slow = world.strains.of('slow-repo-server', hub.name);
  const argocd = { cluster: hub.name, namespace: 'argocd' };
  const applications = hub.applications();
  const series: [string, Series][] = [];
  const add = (
    name: string,
    labels: Record<string, string>,
    at: (ms: number) => number,
  ) => series.push([name, { labels: { ...argocd, ...labels }, at }]);

  [...hub.clusters(), inCluster].forEach((cluster, index) => {
    const { pod, instance } = controllerOf(hub, index);
    const own = applications.filter(
      app => hub.clusterOf(app)?.name === cluster.name,
    ).length;
    const spoke = world.spokes.find(
      ({ name }) => name === spokeName(hub, cluster.name),
    );
    const target = { pod, instance, dest_server: cluster.server };
    const perSecond = Math.max(1, own) / everySeconds;
    const same = { usual: 1, strained: 1 };
    add('argocd_app_reconcile_count', target, counted(perSecond, slow, same));
    for (const { le, at } of buckets(perSecond, slow, comparing)) {
      add('argocd_app_reconcile_bucket', { ...target, le }, at);
    }
    add(
      'argocd_cluster_info',
      {
        pod,
        instance,
        name: cluster.name,
        server: cluster.server,
        k8s_version: spoke ? runningVersions(world, spoke).apiServer : '',
      },
      () => 1,
    );
  });

  controllersOf(hub).forEach(({ pod, instance }) => {
    const share = applications.length / controllersOf(hub).length;
    const own = { pod, instance };
    const queue = (name: string, most: number, strained: number) => {
      const labels = { ...own, name, controller: name };
      add('workqueue_depth', { ...labels, priority: '' }, ms =>
        Math.floor(
          isStrained(ms, slow)
            ? strained * waveAt(ms)
            : most *
                world.seeded.fraction(
                  name,
                  pod,
                  String(Math.floor(ms / 30_000)),
                ),
        ),
      );
      for (const { le, at } of buckets(share / everySeconds, slow, waiting)) {
        add('workqueue_queue_duration_seconds_bucket', { ...labels, le }, at);
      }
    };
    queue('app_reconciliation_queue', 3, 20 + share * 0.6);
    queue('app_operation_processing_queue', 2, 6);
    add('argocd_kubectl_exec_pending', { ...own, command: 'apply' }, ms =>
      isStrained(ms, slow) ? 3 : 0,
    );
  });
  return series;
}
