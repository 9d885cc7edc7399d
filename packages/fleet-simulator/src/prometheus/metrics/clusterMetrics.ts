import type { FleetWorld } from '../../world/FleetWorld';
import type { SpokeSpec } from '../../scenario/topology';
import { nodeName } from '../../kubernetes/nodeNames';
import { targets } from '../../world/FleetWorld';
import { living, type Life, type Series } from '../series';
import { buckets, counted, waveAt, type Shape } from '../traffic';

/** A thousand times a day, and so many seconds each. */
const usualErrors = 0.0004;
const burningErrors = 0.06;
const latency: { usual: Shape; strained: Shape } = {
  usual: {
    '0.05': 0.62,
    '0.1': 0.88,
    '0.25': 0.97,
    '0.5': 0.995,
    '1': 0.999,
    '2.5': 1,
    '+Inf': 1,
  },
  strained: {
    '0.05': 0.2,
    '0.1': 0.42,
    '0.25': 0.6,
    '0.5': 0.74,
    '1': 0.86,
    '2.5': 0.97,
    '+Inf': 1,
  },
};

const gib = 1024 ** 3;

/** What kube-state-metrics and the API server of a cluster tell, by name of the metric. */
export function clusterMetrics(
  world: FleetWorld,
  spoke: SpokeSpec,
): [string, Series][] {
  const cluster = { cluster: spoke.name };
  const life = scraped(world, spoke);
  const nodes = Array.from({ length: spoke.nodes }, (_, index) =>
    nodeName(spoke.name, index),
  );
  const steady = (
    name: string,
    labels: Record<string, string>,
    value: number,
  ): [string, Series] => [
    name,
    living({ labels: { ...cluster, ...labels }, at: () => value }, life),
  ];
  const perSecond = 40 + 12 * spoke.nodes;
  const answers = { '200': 0.9994, '500': 0.0002, '404': 0.0004 };
  return [
    ...nodes.flatMap(node => [
      ...['true', 'false', 'unknown'].map(status =>
        steady(
          'kube_node_status_condition',
          { node, condition: 'Ready', status },
          status === 'true' ? 1 : 0,
        ),
      ),
      steady(
        'kube_node_status_allocatable',
        { node, resource: 'cpu', unit: 'core' },
        3.92,
      ),
      steady(
        'kube_node_status_allocatable',
        { node, resource: 'memory', unit: 'byte' },
        15 * gib,
      ),
      ...usageOf(world, node).map(([name, at]): [string, Series] => [
        name,
        living(
          {
            labels: {
              ...cluster,
              node,
              namespace: 'workloads',
              container: 'app',
            },
            at,
          },
          life,
        ),
      ]),
    ]),
    ...Object.entries(answers).map(([code, share]): [string, Series] => [
      'apiserver_request_total',
      living(
        {
          labels: { ...cluster, code },
          at: counted(perSecond, [], { usual: share, strained: share }),
        },
        life,
      ),
    ]),
  ];
}

/** What runs on a node uses in the mean what its metrics-server says, and more by day. */
function usageOf(
  world: FleetWorld,
  node: string,
): [string, (ms: number) => number][] {
  const uid = world.seeded.uuid('node', node);
  const cores = world.seeded.between(900, 2_600, 'cpu', uid) / 1_000;
  const mebibytes = world.seeded.between(6_000, 12_500, 'memory', uid);
  const same = { usual: 1, strained: 1 };
  return [
    ['container_cpu_usage_seconds_total', counted(cores, [], same)],
    [
      'container_memory_working_set_bytes',
      ms => mebibytes * 1024 ** 2 * (0.9 + waveAt(ms) / 10),
    ],
  ];
}

/** How a workload of a cluster answers. */
export function workloadMetrics(
  world: FleetWorld,
  spoke: SpokeSpec,
  workload: { name: string; namespace: string; since: number },
): [string, Series][] {
  const { name, namespace, since } = workload;
  const life = scraped(world, spoke, since);
  const labels = { cluster: spoke.name, namespace, pod: name };
  const random = (low: number, high: number, what: string) =>
    low + (high - low) * world.seeded.fraction(what, spoke.name, name);
  const perSecond = random(2, 30, 'requests');
  const burns = world.strains.of('burn', spoke.name);
  const errors = { usual: usualErrors, strained: burningErrors };
  const good = { usual: 1 - usualErrors, strained: 1 - burningErrors };
  const series = (
    metric: string,
    own: Record<string, string>,
    at: (ms: number) => number,
  ): [string, Series] => [metric, living({ labels: own, at }, life)];
  return [
    series(
      'http_requests_total',
      { ...labels, code: '200' },
      counted(perSecond, burns, good),
    ),
    series(
      'http_requests_total',
      { ...labels, code: '500' },
      counted(perSecond, burns, errors),
    ),
    ...buckets(perSecond, burns, latency).map(({ le, at }) =>
      series('http_request_duration_seconds_bucket', { ...labels, le }, at),
    ),
  ];
}

/** A spoke that is gone is scraped no more. */
function scraped(world: FleetWorld, spoke: SpokeSpec, from = 0): Life {
  const fault = world.fault(targets.spoke(spoke.name));
  const silent = fault?.kind === 'kill' || fault?.kind === 'black-hole';
  return { from, to: silent ? fault.since : undefined };
}
