import type {
  ClusterRef,
  Reason,
} from '@fleet-portal/backstage-plugin-fleet-common';

/** A value of a series. What is not a number (0/0, say) is null. */
export interface MetricPoint {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly value: number | null;
}

/** One series of an answer about one moment. */
export interface MetricSample extends MetricPoint {
  readonly labels: Readonly<Record<string, string>>;
}

/** One series of an answer about a span of time, oldest point first. */
export interface MetricSeries {
  readonly labels: Readonly<Record<string, string>>;
  readonly points: readonly MetricPoint[];
}

/** A span of time and how finely it is looked at, in milliseconds. */
export interface MetricRange {
  readonly from: number;
  readonly to: number;
  readonly stepMs: number;
}

/**
 * A server with the HTTP API of Prometheus: Prometheus itself, Thanos, Mimir,
 * VictoriaMetrics.
 */
export interface MetricsClient {
  /**
   * At most a few thousand series.
   *
   * @param at - milliseconds since the epoch; the server's own now if absent
   * @throws SourceError `refused` for a query that the server cannot use
   */
  queryInstant(query: string, at?: number): Promise<MetricSample[]>;
  /** @throws SourceError `refused` for a query that the server cannot use */
  queryRange(query: string, range: MetricRange): Promise<MetricSeries[]>;
  close(): Promise<void>;
}

/** What a question is about; it decides which server is asked. */
export type MetricsSubject =
  | { readonly kind: 'fleet' }
  /** Argo CD itself, as it runs on the hub's own cluster. */
  | { readonly kind: 'hub'; readonly hub: string }
  | { readonly kind: 'cluster'; readonly ref: ClusterRef };

/** Series whose label has this value. */
export interface LabelMatcher {
  readonly label: string;
  readonly value: string;
}

/**
 * PromQL about some series.
 *
 * @param where - what tells the subject's series from those of others on the
 *   same server; none on a server of its own
 * @param clusterLabel - the label that names the cluster of a series; absent
 *   on a server of one cluster
 */
export type MetricQuery = (
  where: readonly LabelMatcher[],
  clusterLabel?: string,
) => string;

/** An answer, or why there is none. */
export type MetricReading<T> =
  | { readonly status: 'ok'; readonly value: T; readonly observedAt: string }
  /** No server is known for the subject; the reason says how to add one. */
  | ({ readonly status: 'notConfigured' } & Reason)
  | ({
      readonly status: 'failed';
      /** Since when the server gives no answer (ISO 8601). */
      readonly since: string;
    } & Reason);

/**
 * The metrics of the fleet. Who asks the same at the same time shares one
 * answer, so many readers are no more load than one. Never rejects.
 */
export interface FleetMetrics {
  /** @param at - milliseconds since the epoch; the server's own now if absent */
  queryInstant(
    subject: MetricsSubject,
    query: MetricQuery,
    at?: number,
  ): Promise<MetricReading<readonly MetricSample[]>>;
  /** The span begins and ends on whole steps since the epoch, the last before `to`. */
  queryRange(
    subject: MetricsSubject,
    query: MetricQuery,
    range: MetricRange,
  ): Promise<MetricReading<readonly MetricSeries[]>>;
}
