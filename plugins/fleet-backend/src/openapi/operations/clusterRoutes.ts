import * as wire from '@fleet-portal/backstage-plugin-fleet-common';
import type { Operation } from '../Operation';

const read = ['fleet.read'];

/** Clusters, whether they are ready, and how they do. */
export const clusterRoutes: readonly Operation[] = [
  {
    method: 'get',
    path: '/clusters',
    id: 'getClusters',
    tag: 'Clusters',
    summary: 'Every cluster with the word of its hub and of the probe.',
    answers: 'All clusters that the caller may see.',
    permissions: read,
    answer: wire.clustersResponseSchema,
  },
  {
    method: 'get',
    path: '/clusters/:hub/:name',
    id: 'getCluster',
    tag: 'Clusters',
    summary: 'One cluster with its Applications; its spoke is asked.',
    answers:
      'What the model knows, and what the spoke said; a part that could not be read says why.',
    permissions: read,
    answer: wire.clusterDetailSchema,
  },
  {
    method: 'get',
    path: '/readiness',
    id: 'getReadiness',
    tag: 'Readiness',
    summary: 'How ready every cluster is, furthest from it first.',
    answers: 'The steps of every cluster, without their evidence.',
    permissions: read,
    answer: wire.readinessResponseSchema,
  },
  {
    method: 'get',
    path: '/clusters/:hub/:name/readiness',
    id: 'getClusterReadiness',
    tag: 'Readiness',
    summary: 'The onboarding checklist of one cluster; its spoke is asked.',
    answers:
      'The steps in the order in which they are set up, with evidence and remedy.',
    permissions: read,
    answer: wire.clusterReadinessDetailSchema,
  },
  {
    method: 'get',
    path: '/metrics',
    id: 'getFleetMetrics',
    tag: 'Metrics',
    summary: 'The health of all Applications over time.',
    answers:
      'Lines with one value for each moment, and the hubs that are not in them.',
    permissions: read,
    query: wire.metricsQuerySchema,
    answer: wire.fleetMetricsSchema,
  },
  {
    method: 'get',
    path: '/clusters/:hub/:name/metrics',
    id: 'getClusterMetrics',
    tag: 'Metrics',
    summary: 'Usage of a cluster and health of its Applications, over time.',
    answers:
      'Lines with one value for each moment; a part that no server tells says why.',
    permissions: read,
    query: wire.metricsQuerySchema,
    answer: wire.clusterMetricsSchema,
  },
  {
    method: 'post',
    path: '/clusters/:hub/:name/operations/invalidate-cache',
    id: 'invalidateClusterCache',
    tag: 'Operations',
    summary: 'Lets the hub read a cluster anew.',
    answers: 'The hub took it.',
    permissions: [...read, 'fleet.cluster.invalidate'],
    body: wire.plainRequestSchema,
    answer: wire.operationReceiptSchema,
    operates: true,
  },
];
