import type { MetricQuery } from '@fleet-portal/backstage-plugin-fleet-node';
import { series, span } from './promql';
import type { RequestMetrics } from './requestMetrics';

/**
 * The span over which a rate is taken: a few scrapes, so that one that was
 * missed is not seen.
 */
export const rateWindowMs = 5 * 60_000;

/** Of the cluster's nodes: kube-state-metrics. */
const ready = (where: Parameters<MetricQuery>[0]) =>
  series(
    'kube_node_status_condition',
    where,
    'condition="Ready"',
    'status="true"',
  );

/** `sum(...)`, for each cluster where one server has many. */
function total(expression: string, clusterLabel?: string): string {
  return clusterLabel
    ? `sum by (${clusterLabel}) (${expression})`
    : `sum(${expression})`;
}

/** Nodes. */
export const nodeCount: MetricQuery = (where, clusterLabel) =>
  clusterLabel
    ? `count by (${clusterLabel}) (${ready(where)})`
    : `count(${ready(where)})`;

/** 0 where all are ready; nothing where no node is known. */
export const nodesNotReady: MetricQuery = (where, clusterLabel) =>
  total(`${ready(where)} == bool 0`, clusterLabel);

/** Cores that containers use: cAdvisor. */
export const cpuUsed: MetricQuery = (where, clusterLabel) =>
  total(
    `rate(${series(
      'container_cpu_usage_seconds_total',
      where,
      'container!=""',
    )}[${span(rateWindowMs)}])`,
    clusterLabel,
  );

/** Cores that pods may have: kube-state-metrics. */
export const cpuAllocatable: MetricQuery = (where, clusterLabel) =>
  total(
    series('kube_node_status_allocatable', where, 'resource="cpu"'),
    clusterLabel,
  );

/** Bytes that containers cannot give back: cAdvisor. */
export const memoryUsed: MetricQuery = (where, clusterLabel) =>
  total(
    series('container_memory_working_set_bytes', where, 'container!=""'),
    clusterLabel,
  );

/** Bytes that pods may have: kube-state-metrics. */
export const memoryAllocatable: MetricQuery = (where, clusterLabel) =>
  total(
    series('kube_node_status_allocatable', where, 'resource="memory"'),
    clusterLabel,
  );

/**
 * The share of requests that the API server answered without an error of its
 * own, 0 to 1.
 */
export const apiServerAvailability =
  (windowMs: number): MetricQuery =>
  where => {
    const requests = 'apiserver_request_total';
    return `1 - ${share(
      series(requests, where, 'code=~"5.."'),
      series(requests, where),
      windowMs,
    )}`;
  };

/** The share of requests to workloads that failed, 0 to 1; nothing without requests. */
export const requestErrorRate =
  (metrics: RequestMetrics, windowMs: number): MetricQuery =>
  where =>
    share(
      series(metrics.total, where, `${metrics.statusLabel}=~"5.."`),
      series(metrics.total, where),
      windowMs,
    );

/** Seconds within which this share of the requests was answered. */
export const requestLatency =
  (metrics: RequestMetrics, quantile: number, windowMs: number): MetricQuery =>
  where => {
    const buckets = series(`${metrics.duration}_bucket`, where);
    return `histogram_quantile(${quantile}, sum by (le) (rate(${buckets}[${span(
      windowMs,
    )}])))`;
  };

/** Requests to workloads, for each second. */
export const requestRate =
  (metrics: RequestMetrics, windowMs: number): MetricQuery =>
  where =>
    `sum(rate(${series(metrics.total, where)}[${span(windowMs)}]))`;

/** Where none is counted there is no series, which is none and not unknown. */
function share(part: string, whole: string, windowMs: number): string {
  const window = span(windowMs);
  return `(sum(rate(${part}[${window}])) or vector(0)) / sum(rate(${whole}[${window}]))`;
}
