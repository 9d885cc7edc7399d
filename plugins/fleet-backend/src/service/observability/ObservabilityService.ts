import type {
  ClusterMetrics,
  ClusterRef,
  FleetMetricsAnswer,
  HubDetail,
  HubsResponse,
  MetricSpan,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { FleetContext } from '../FleetService';

/** The fleet and its hubs in the numbers of their metrics servers. */
export interface ObservabilityService {
  /** @throws NotFoundError where the reader sees no such cluster */
  getClusterMetrics(
    ref: ClusterRef,
    span: MetricSpan,
    context: FleetContext,
  ): Promise<ClusterMetrics>;
  getFleetMetrics(
    span: MetricSpan,
    context: FleetContext,
  ): Promise<FleetMetricsAnswer>;
  getHubs(context: FleetContext): Promise<HubsResponse>;
  /** @throws NotFoundError where there is no such hub */
  getHub(hub: string, context: FleetContext): Promise<HubDetail>;
}
