import {
  SloFigure,
  sloFigures,
  SloReading,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type {
  MetricQuery,
  MetricReading,
  MetricSample,
} from '@fleet-portal/backstage-plugin-fleet-node';
import {
  apiServerAvailability,
  requestErrorRate,
  requestLatency,
} from '../observability/clusterQueries';
import type { RequestMetrics } from '../observability/requestMetrics';
import type { ClusterDeployment } from '../deliveryDeployments';

/** `fleet.upgrades.slo` of the configuration; a figure that is absent is not watched. */
export interface SloConfig {
  /** The span over which requests are counted. */
  readonly windowMs: number;
  /** How often somebody looks. */
  readonly checkEveryMs: number;
  /** The most, as a share from 0 to 1. */
  readonly errorRate?: number;
  readonly latency?: {
    readonly quantile: number;
    readonly withinSeconds: number;
  };
  /** The least, as a share from 0 to 1. */
  readonly apiServer?: number;
  /** The most, as a share from 0 to 1. */
  readonly failedDeployments?: number;
}

/** A figure that a metrics server answers. */
export interface MeasuredObjective {
  readonly figure: Exclude<SloFigure, 'failedDeployments'>;
  readonly objective: number;
  readonly query: MetricQuery;
}

/** @param metrics - how the fleet counts requests */
export function measuredObjectives(
  { windowMs, errorRate, latency, apiServer }: SloConfig,
  metrics: RequestMetrics,
): MeasuredObjective[] {
  const found: MeasuredObjective[] = [];
  if (errorRate !== undefined) {
    found.push({
      figure: 'errorRate',
      objective: errorRate,
      query: requestErrorRate(metrics, windowMs),
    });
  }
  if (latency) {
    found.push({
      figure: 'latency',
      objective: latency.withinSeconds,
      query: requestLatency(metrics, latency.quantile, windowMs),
    });
  }
  if (apiServer !== undefined) {
    found.push({
      figure: 'apiServer',
      objective: apiServer,
      query: apiServerAvailability(windowMs),
    });
  }
  return found;
}

/** The figures with an objective, in the order of the page. */
export function watchedFigures(slo: SloConfig | undefined): SloFigure[] {
  if (!slo) return [];
  return sloFigures.filter(figure => slo[figure] !== undefined);
}

/** What the answer of a metrics server means for an objective. */
export function judgeMeasured(
  { figure, objective }: MeasuredObjective,
  reading: MetricReading<readonly MetricSample[]>,
): SloReading {
  if (reading.status !== 'ok') {
    const { reason } = reading;
    return { figure, objective, outcome: 'unknown', reason };
  }
  const [sample] = reading.value;
  if (!sample) {
    const reason = 'The metrics server has no such series of this cluster.';
    return { figure, objective, outcome: 'unknown', reason };
  }
  // Where nothing was asked for, nothing failed.
  if (sample.value === null) return { figure, objective, outcome: 'met' };
  const { value } = sample;
  const isBeyond =
    figure === 'apiServer' ? value < objective : value > objective;
  return { figure, objective, value, outcome: isBeyond ? 'burning' : 'met' };
}

/** The share of deployments that failed; undefined deployments could not be read. */
export function judgeDeployments(
  objective: number,
  deployments: readonly ClusterDeployment[] | undefined,
): SloReading {
  const figure = 'failedDeployments' as const;
  if (!deployments) {
    const reason = 'The history of deployments cannot be read.';
    return { figure, objective, outcome: 'unknown', reason };
  }
  // A roll-back is the end of a failure, not a deployment.
  const counted = deployments.filter(({ rollsBack }) => !rollsBack);
  if (counted.length === 0) return { figure, objective, outcome: 'met' };
  const failed = counted.filter(({ failure }) => failure !== undefined);
  const value = failed.length / counted.length;
  return {
    figure,
    objective,
    value,
    outcome: value > objective ? 'burning' : 'met',
  };
}
