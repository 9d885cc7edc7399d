import type { MetricQuery } from '@fleet-portal/backstage-plugin-fleet-node';
import { series } from '../observability/promql';

/** The label that names the cluster at the other end. */
export const MESH_PEER = 'target_cluster';

/**
 * The share of a cluster's Cilium agents that are connected to each other
 * cluster of its mesh, 0 to 1. No resource of Kubernetes tells it.
 */
export const meshReadiness: MetricQuery = where =>
  `avg by (${MESH_PEER}) (${series(
    'cilium_clustermesh_remote_cluster_readiness_status',
    where,
  )})`;
