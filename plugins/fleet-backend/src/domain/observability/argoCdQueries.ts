import type { HubComponent } from '@fleet-portal/backstage-plugin-fleet-common';
import type {
  LabelMatcher,
  MetricQuery,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { series, span } from './promql';

/** Argo CD compares every few minutes: shorter windows are often empty. */
export const argoCdWindowMs = 10 * 60_000;
const window = span(argoCdWindowMs);

/** The name of the queue of Applications that wait to be compared. */
export const reconciliationQueue = 'app_reconciliation_queue';
/** Of Applications that wait to be synced. */
export const operationQueue = 'app_operation_processing_queue';
const queues = [reconciliationQueue, operationQueue, 'applicationset'];

/** Applications by `health_status`, of one destination server where it is named. */
export const applicationsByHealth =
  (server?: string): MetricQuery =>
  where =>
    `sum by (health_status) (${applications(where, server)})`;

/** Applications by `sync_status`. */
export const applicationsBySync =
  (server?: string): MetricQuery =>
  where =>
    `sum by (sync_status) (${applications(where, server)})`;

function applications(where: readonly LabelMatcher[], server?: string): string {
  const of =
    server === undefined ? [] : [{ label: 'dest_server', value: server }];
  return series('argocd_app_info', [...where, ...of]);
}

/** Seconds within which 95 of 100 comparisons of an Application were done. */
export const reconcileSeconds: MetricQuery = where =>
  quantile('argocd_app_reconcile_bucket', where);

/** Comparisons for each second. */
export const reconcileRate: MetricQuery = where =>
  `sum(rate(${series('argocd_app_reconcile_count', where)}[${window}]))`;

/** What waits, by `name` of the queue. */
export const queueDepth: MetricQuery = where =>
  `sum by (name) (${series('workqueue_depth', where, queueNames)})`;

/** Seconds that 95 of 100 waited, by `name` of the queue. */
export const queueSeconds: MetricQuery = where =>
  quantile('workqueue_queue_duration_seconds_bucket', where, {
    by: 'name',
    fixed: queueNames,
  });

const queueNames = `name=~"${queues.join('|')}"`;

/** Requests to Git for each second, by `request_type` (fetch, ls-remote). */
export const gitRequestRate: MetricQuery = where =>
  `sum by (request_type) (rate(${series(
    'argocd_git_request_total',
    where,
  )}[${window}]))`;

/** Seconds within which 95 of 100 were answered, by `request_type`. */
export const gitSeconds: MetricQuery = where =>
  quantile('argocd_git_request_duration_seconds_bucket', where, {
    by: 'request_type',
  });

/** Fetches that failed within an hour. */
export const gitFailures: MetricQuery = where =>
  `sum(increase(${series('argocd_git_fetch_fail_total', where)}[1h]))`;

/** Seconds that 95 of 100 manifest requests waited for the parallelism limit. */
export const parallelismWait: MetricQuery = where =>
  quantile('argocd_repo_parallelism_wait_duration_seconds_bucket', where);

/** Manifest requests that wait on the repo-server. */
export const repoPending: MetricQuery = where =>
  `sum(${series('argocd_repo_pending_request_total', where)})`;

/**
 * The share of the repo-server's reads of its cache that found something, 0 to
 * 1. Argo CD counts no hits; but what it does not find it makes, and writes,
 * so writes for each read are the misses.
 */
export const repoCacheHits: MetricQuery = where => {
  const calls = (command: string) =>
    `sum(rate(${series(
      'argocd_redis_request_total',
      where,
      'initiator="argocd-repo-server"',
      `command="${command}"`,
    )}[${window}]))`;
  return `clamp_min(1 - ${calls('set')} / ${calls('get')}, 0)`;
};

/** `kubectl` processes that wait for their turn on the controllers. */
export const kubectlPending: MetricQuery = where =>
  `sum(${series('argocd_kubectl_exec_pending', where)})`;

/** One sample for each cluster and controller: who looks after what. */
export const clusterOwners: MetricQuery = where =>
  series('argocd_cluster_info', where);

/** Replicas that are scraped, by what only that component tells. */
export const scrapedReplicas: readonly {
  component: HubComponent;
  query: MetricQuery;
}[] = [
  {
    component: 'server',
    query: where => `count(${series('argocd_info', where)})`,
  },
  {
    component: 'controller',
    query: where => `count(${queueOf(where, reconciliationQueue)})`,
  },
  {
    component: 'repoServer',
    query: where =>
      `count(${series(
        'argocd_repo_parallelism_wait_duration_seconds_count',
        where,
      )})`,
  },
  {
    component: 'applicationSetController',
    query: where => `count(${queueOf(where, 'applicationset')})`,
  },
];

function queueOf(where: readonly LabelMatcher[], name: string): string {
  return series('workqueue_depth', where, `name="${name}"`);
}

function quantile(
  buckets: string,
  where: readonly LabelMatcher[],
  { by, fixed }: { by?: string; fixed?: string } = {},
): string {
  const labels = by ? `le, ${by}` : 'le';
  const of = series(buckets, where, ...(fixed ? [fixed] : []));
  return `histogram_quantile(0.95, sum by (${labels}) (rate(${of}[${window}])))`;
}
