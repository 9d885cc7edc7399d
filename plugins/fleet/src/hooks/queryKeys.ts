import {
  ApplicationRef,
  ApplicationSetRef,
  ClusterRef,
  HubObjectRef,
  stringifyClusterRef,
  stringifyHubObjectRef,
} from '@fleet-portal/backstage-plugin-fleet-common';

/** The first word of a key says what has to be read again after a change. */
export const queryKeys = {
  overview: () => ['overview'],
  matrix: () => ['matrix'],
  clusters: () => ['clusters'],
  cluster: (ref: ClusterRef) => ['cluster', stringifyClusterRef(ref)],
  clusterApplications: (ref: ClusterRef) => [
    'clusterApplications',
    stringifyClusterRef(ref),
  ],
  readiness: () => ['readiness'],
  clusterReadiness: (ref: ClusterRef) => [
    'clusterReadiness',
    stringifyClusterRef(ref),
  ],
  upgrades: () => ['upgrades'],
  provisioning: () => ['provisioning'],
  provisionedCluster: (ref: HubObjectRef) => [
    'provisionedCluster',
    stringifyHubObjectRef(ref),
  ],
  recovery: () => ['recovery'],
  clusterRecovery: (ref: ClusterRef) => [
    'clusterRecovery',
    stringifyClusterRef(ref),
  ],
  regions: () => ['regions'],
  networking: () => ['networking'],
  clusterNetwork: (ref: ClusterRef) => [
    'clusterNetwork',
    stringifyClusterRef(ref),
  ],
  clusterMetrics: (ref: ClusterRef, span: string) => [
    'metrics',
    stringifyClusterRef(ref),
    span,
  ],
  fleetMetrics: (span: string) => ['metrics', span],
  hubs: () => ['metrics', 'hubs'],
  hub: (hub: string) => ['metrics', 'hubs', hub],
  doctor: () => ['doctor'],
  applicationSets: () => ['applicationSets'],
  applicationSet: (ref: ApplicationSetRef) => [
    'applicationSet',
    stringifyHubObjectRef(ref),
  ],
  application: (ref: ApplicationRef) => [
    'application',
    stringifyHubObjectRef(ref),
  ],
  applicationEvents: (ref: ApplicationRef) => [
    'applicationEvents',
    stringifyHubObjectRef(ref),
  ],
  resourceManifests: (ref: ApplicationRef, resource: string) => [
    'resourceManifests',
    stringifyHubObjectRef(ref),
    resource,
  ],
  resourceEvents: (ref: ApplicationRef, uid: string) => [
    'resourceEvents',
    stringifyHubObjectRef(ref),
    uid,
  ],
  syncWindows: (ref: ApplicationRef) => [
    'syncWindows',
    stringifyHubObjectRef(ref),
  ],
  /** Applications of one service on one cluster, for the card of a cell. */
  cell: (service: string, cluster: ClusterRef) => [
    'cell',
    stringifyClusterRef(cluster),
    service,
  ],
  rollouts: (filters: string) => ['rollouts', filters],
  rollout: (service: string, id: string | undefined, days: number) => [
    'rollout',
    service,
    id ?? '',
    String(days),
  ],
  entity: (entityRef: string) => ['entity', entityRef],
  clusterEvents: (ref: ClusterRef) => [
    'clusterEvents',
    stringifyClusterRef(ref),
  ],
} as const;
