import * as wire from '@fleet-portal/backstage-plugin-fleet-common';
import type { z } from 'zod';

/** One route of the plugin, as its document describes it. */
export interface Operation {
  readonly method: 'get' | 'post';
  /** As the router has it: `/clusters/:hub/:name`. */
  readonly path: string;
  /** The method of `FleetClient`, where it has one. */
  readonly id: string;
  readonly summary: string;
  /** Basic permissions that are needed; what else is seen goes by conditions. */
  readonly permissions: readonly string[];
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly answer?: z.ZodType;
  /** Media type of an answer that is a file. */
  readonly file?: string;
  /** It asks a hub to do something, which the hub may refuse or not hear. */
  readonly operates?: boolean;
}

const read = ['fleet.read'];

/** Every route of the plugin; a test compares them with its routers. */
export const operations: readonly Operation[] = [
  {
    method: 'get',
    path: '/overview',
    id: 'getOverview',
    summary: 'The whole fleet, with what somebody should look at.',
    permissions: read,
    answer: wire.overviewResponseSchema,
  },
  {
    method: 'get',
    path: '/matrix',
    id: 'getMatrix',
    summary: 'Services by clusters, in a compact form.',
    permissions: read,
    query: wire.matrixQuerySchema,
    answer: wire.matrixResponseSchema,
  },
  {
    method: 'get',
    path: '/clusters',
    id: 'getClusters',
    summary: 'Every cluster with the word of its hub and of the probe.',
    permissions: read,
    answer: wire.clustersResponseSchema,
  },
  {
    method: 'get',
    path: '/clusters/:hub/:name',
    id: 'getCluster',
    summary: 'One cluster with its Applications; its spoke is asked.',
    permissions: read,
    answer: wire.clusterDetailSchema,
  },
  {
    method: 'get',
    path: '/clusters/:hub/:name/readiness',
    id: 'getClusterReadiness',
    summary: 'The onboarding checklist of one cluster; its spoke is asked.',
    permissions: read,
    answer: wire.clusterReadinessDetailSchema,
  },
  {
    method: 'get',
    path: '/readiness',
    id: 'getReadiness',
    summary: 'How ready every cluster is, furthest from it first.',
    permissions: read,
    answer: wire.readinessResponseSchema,
  },
  {
    method: 'get',
    path: '/clusters/:hub/:name/recovery',
    id: 'getClusterRecovery',
    summary: 'Backups and restores of one cluster; its spoke is asked.',
    permissions: read,
    answer: wire.clusterRecoveryDetailSchema,
  },
  {
    method: 'get',
    path: '/recovery',
    id: 'getRecovery',
    summary: 'How every cluster would come back, most harm first.',
    permissions: read,
    answer: wire.recoveryResponseSchema,
  },
  {
    method: 'get',
    path: '/applications',
    id: 'getApplications',
    summary: 'Applications, most harm first.',
    permissions: read,
    query: wire.applicationsQuerySchema,
    answer: wire.applicationsResponseSchema,
  },
  {
    method: 'get',
    path: '/applications/:hub/:namespace/:name',
    id: 'getApplication',
    summary: 'One Application; its hub is asked for the tree and the diff.',
    permissions: read,
    answer: wire.applicationDetailSchema,
  },
  {
    method: 'get',
    path: '/applications/:hub/:namespace/:name/events',
    id: 'getApplicationEvents',
    summary: 'What the hub told about an Application lately; the hub is asked.',
    permissions: read,
    answer: wire.applicationEventsResponseSchema,
  },
  {
    method: 'get',
    path: '/applications/:hub/:namespace/:name/syncwindows',
    id: 'getSyncWindows',
    summary: 'Whether sync windows forbid a sync now; the hub is asked.',
    permissions: read,
    answer: wire.syncWindowsResponseSchema,
  },
  {
    method: 'get',
    path: '/applications/:hub/:namespace/:name/manifests',
    id: 'getResourceManifests',
    summary:
      'One resource in Git and on its cluster, Secrets masked; the hub is asked.',
    permissions: read,
    query: wire.resourceManifestsQuerySchema,
    answer: wire.resourceManifestsResponseSchema,
  },
  {
    method: 'get',
    path: '/applications/:hub/:namespace/:name/revisions/:revision',
    id: 'getRevision',
    summary: 'Who made a commit of a source; the hub is asked.',
    permissions: read,
    query: wire.revisionQuerySchema,
    answer: wire.revisionResponseSchema,
  },
  {
    method: 'get',
    path: '/applicationsets',
    id: 'getApplicationSets',
    summary: 'Every ApplicationSet.',
    permissions: read,
    answer: wire.applicationSetsResponseSchema,
  },
  {
    method: 'get',
    path: '/applicationsets/:hub/:namespace/:name',
    id: 'getApplicationSet',
    summary: 'One ApplicationSet, and which clusters it takes and why.',
    permissions: read,
    answer: wire.applicationSetDetailSchema,
  },
  {
    method: 'get',
    path: '/entities/:kind/:namespace/:name/deployments',
    id: 'getEntityDeployments',
    summary: 'Where a catalog entity runs; empty for one that nobody knows.',
    permissions: read,
    answer: wire.entityDeploymentsSchema,
  },
  {
    method: 'get',
    path: '/changes',
    id: 'getChanges',
    summary: 'What changed after a version.',
    permissions: read,
    query: wire.changesQuerySchema,
    answer: wire.changesResponseSchema,
  },
  {
    method: 'get',
    path: '/rollouts',
    id: 'getRollouts',
    summary: 'Revisions on their way through the fleet, blocked ones first.',
    permissions: read,
    query: wire.rolloutsQuerySchema,
    answer: wire.rolloutsResponseSchema,
  },
  {
    method: 'get',
    path: '/rollouts/:service',
    id: 'getRollout',
    summary: 'One rollout of a service, cluster by cluster.',
    permissions: read,
    query: wire.rolloutQuerySchema,
    answer: wire.rolloutDetailSchema,
  },
  {
    method: 'get',
    path: '/events',
    id: 'getEvents',
    summary: 'What happened in the fleet, newest first.',
    permissions: read,
    query: wire.eventsQuerySchema,
    answer: wire.eventsResponseSchema,
  },
  {
    method: 'get',
    path: '/vocabulary',
    id: 'getVocabulary',
    summary: 'Hubs, labels, environments and projects, for forms.',
    permissions: read,
    answer: wire.vocabularyResponseSchema,
  },
  {
    method: 'post',
    path: '/placement/preview',
    id: 'previewPlacement',
    summary:
      'What an ApplicationSet, or a cluster with other labels, would add, change and remove; changes nothing.',
    permissions: ['fleet.read', 'fleet.placement.preview'],
    body: wire.previewRequestSchema,
    answer: wire.previewResponseSchema,
  },
  {
    method: 'post',
    path: '/applications/:hub/:namespace/:name/operations/refresh',
    id: 'refreshApplication',
    summary: 'Lets the hub compare an Application with Git now.',
    permissions: ['fleet.read', 'fleet.application.refresh'],
    body: wire.refreshRequestSchema,
    answer: wire.operationReceiptSchema,
    operates: true,
  },
  {
    method: 'post',
    path: '/applications/:hub/:namespace/:name/operations/sync',
    id: 'syncApplication',
    summary: 'Syncs an Application, or tries it.',
    permissions: ['fleet.read', 'fleet.application.sync'],
    body: wire.syncRequestSchema,
    answer: wire.operationReceiptSchema,
    operates: true,
  },
  {
    method: 'post',
    path: '/applications/:hub/:namespace/:name/operations/terminate',
    id: 'terminateOperation',
    summary: 'Ends the operation of an Application that runs.',
    permissions: ['fleet.read', 'fleet.application.terminate'],
    body: wire.plainRequestSchema,
    answer: wire.operationReceiptSchema,
    operates: true,
  },
  {
    method: 'post',
    path: '/applications/:hub/:namespace/:name/operations/rollback',
    id: 'rollBackApplication',
    summary: 'Rolls an Application back to an entry of its history.',
    permissions: ['fleet.read', 'fleet.application.rollback'],
    body: wire.rollbackRequestSchema,
    answer: wire.operationReceiptSchema,
    operates: true,
  },
  {
    method: 'post',
    path: '/clusters/:hub/:name/operations/invalidate-cache',
    id: 'invalidateClusterCache',
    summary: 'Lets the hub read a cluster anew.',
    permissions: ['fleet.read', 'fleet.cluster.invalidate'],
    body: wire.plainRequestSchema,
    answer: wire.operationReceiptSchema,
    operates: true,
  },
  {
    method: 'get',
    path: '/doctor',
    id: 'getDoctorReport',
    summary:
      'What works between the portal and its hubs and spokes, asked anew.',
    permissions: ['fleet.read', 'fleet.doctor.read'],
    query: wire.doctorQuerySchema,
    answer: wire.doctorReportSchema,
  },
  {
    method: 'get',
    path: '/hubs/:hub/export',
    id: 'exportHub',
    summary: "A hub's configuration as an archive, made at this moment.",
    permissions: ['fleet.read', 'fleet.hub.export'],
    file: 'application/gzip',
  },
  {
    method: 'get',
    path: '/openapi.json',
    id: 'getOpenApiDocument',
    summary: 'This document.',
    permissions: [],
  },
];
