import type {
  HubFigure,
  HubFigures,
  HubShard,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type {
  MetricQuery,
  MetricSample,
} from '@fleet-portal/backstage-plugin-fleet-node';
import * as argoCd from '../observability/argoCdQueries';

interface FigureSource {
  readonly figure: HubFigure;
  readonly query: MetricQuery;
  /** Which of the samples it is, where there are several. */
  readonly label?: readonly [name: string, value: string];
}

/** Where each figure of a hub comes from; equal queries are asked once. */
export const figureSources: readonly FigureSource[] = [
  { figure: 'reconcileSeconds', query: argoCd.reconcileSeconds },
  { figure: 'reconcileRate', query: argoCd.reconcileRate },
  {
    figure: 'queueDepth',
    query: argoCd.queueDepth,
    label: ['name', argoCd.reconciliationQueue],
  },
  {
    figure: 'operationDepth',
    query: argoCd.queueDepth,
    label: ['name', argoCd.operationQueue],
  },
  {
    figure: 'queueSeconds',
    query: argoCd.queueSeconds,
    label: ['name', argoCd.reconciliationQueue],
  },
  { figure: 'repoPending', query: argoCd.repoPending },
  { figure: 'parallelismWait', query: argoCd.parallelismWait },
  { figure: 'cacheHits', query: argoCd.repoCacheHits },
  {
    figure: 'gitFetchSeconds',
    query: argoCd.gitSeconds,
    label: ['request_type', 'fetch'],
  },
  {
    figure: 'gitListSeconds',
    query: argoCd.gitSeconds,
    label: ['request_type', 'ls-remote'],
  },
  { figure: 'gitRequestRate', query: argoCd.gitRequestRate },
  { figure: 'gitFailures', query: argoCd.gitFailures },
  { figure: 'kubectlPending', query: argoCd.kubectlPending },
];

/**
 * @param told - what each query was answered; absent where it was not
 */
export function figuresOf(
  told: ReadonlyMap<MetricQuery, readonly MetricSample[]>,
): HubFigures {
  const figures: HubFigures = {};
  for (const { figure, query, label } of figureSources) {
    const values = (told.get(query) ?? [])
      .filter(({ labels }) => !label || labels[label[0]] === label[1])
      .flatMap(({ value }) => value ?? []);
    if (values.length === 0) continue;
    figures[figure] = values.reduce((sum, value) => sum + value, 0);
  }
  return figures;
}

/**
 * Which controller looks after which clusters, as each tells of its own.
 *
 * @param applications - Applications of the clusters to be shown, by server
 */
export function shardsOf(
  owners: readonly MetricSample[],
  applications: ReadonlyMap<string, { name: string; count: number }>,
): HubShard[] {
  const shards = new Map<string, HubShard>();
  for (const { labels } of owners) {
    const controller = labels.pod ?? labels.instance ?? '';
    const shard = shards.get(controller) ?? {
      controller,
      clusters: [],
      applications: 0,
    };
    shards.set(controller, shard);
    const cluster = applications.get(labels.server);
    if (!cluster) continue;
    shard.clusters.push(cluster.name);
    shard.applications += cluster.count;
  }
  return [...shards.values()]
    .map(shard => ({ ...shard, clusters: shard.clusters.sort() }))
    .sort(
      (a, b) =>
        b.applications - a.applications ||
        a.controller.localeCompare(b.controller),
    );
}
