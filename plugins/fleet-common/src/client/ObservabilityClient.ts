import { ClusterRef } from '../refs';
import {
  ClusterMetrics,
  clusterMetricsSchema,
  FleetMetricsAnswer,
  fleetMetricsSchema,
  HubDetail,
  hubDetailSchema,
  HubsResponse,
  hubsResponseSchema,
  MetricSpan,
} from '../wire';
import type { FleetRequests } from './FleetRequests';

/** The fleet and its hubs in the numbers of their metrics servers. */
export class ObservabilityClient {
  readonly #requests: FleetRequests;

  constructor(requests: FleetRequests) {
    this.#requests = requests;
  }

  /** Usage of a cluster, and the health of its Applications, over time. */
  getClusterMetrics(
    ref: ClusterRef,
    span: MetricSpan,
    signal?: AbortSignal,
  ): Promise<ClusterMetrics> {
    const path = ['clusters', ref.hub, ref.name, 'metrics'];
    return this.#requests.get(clusterMetricsSchema, path, { span }, signal);
  }

  /** The health of all Applications over time. */
  getFleetMetrics(
    span: MetricSpan,
    signal?: AbortSignal,
  ): Promise<FleetMetricsAnswer> {
    return this.#requests.get(
      fleetMetricsSchema,
      ['metrics'],
      { span },
      signal,
    );
  }

  /** How every hub works. */
  getHubs(signal?: AbortSignal): Promise<HubsResponse> {
    return this.#requests.get(hubsResponseSchema, ['hubs'], {}, signal);
  }

  getHub(hub: string, signal?: AbortSignal): Promise<HubDetail> {
    return this.#requests.get(hubDetailSchema, ['hubs', hub], {}, signal);
  }
}
