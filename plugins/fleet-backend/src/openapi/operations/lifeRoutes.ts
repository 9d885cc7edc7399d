import * as wire from '@fleet-portal/backstage-plugin-fleet-common';
import type { Operation } from '../Operation';

const read = ['fleet.read'];

/** How clusters are made, upgraded, brought back and linked. */
export const lifeRoutes: readonly Operation[] = [
  {
    method: 'get',
    path: '/provisioning',
    id: 'getProvisioning',
    tag: 'Provisioning',
    summary: 'The clusters that Cluster API makes, most urgent first.',
    answers:
      'Every cluster with its steps, and how well each management cluster was heard.',
    permissions: read,
    answer: wire.provisioningResponseSchema,
  },
  {
    method: 'get',
    path: '/provisioning/:hub/:namespace/:name',
    id: 'getProvisionedCluster',
    tag: 'Provisioning',
    summary:
      'One cluster of Cluster API with its machines and conditions; its management cluster is asked.',
    answers:
      'The cluster with its machines, sets of workers, conditions and resource sets.',
    permissions: read,
    answer: wire.provisionedClusterDetailSchema,
  },
  {
    method: 'get',
    path: '/upgrades',
    id: 'getUpgrades',
    tag: 'Upgrades',
    summary:
      'The upgrade of Kubernetes in waves: which may begin, and what blocks the others.',
    answers:
      'The plan with its waves and clusters; no `plan` where none is configured.',
    permissions: read,
    answer: wire.upgradesResponseSchema,
  },
  {
    method: 'post',
    path: '/upgrades/stop',
    id: 'stopUpgrade',
    tag: 'Upgrades',
    summary: 'Stops the upgrade of Kubernetes: no wave begins.',
    answers: 'The plan, stopped.',
    permissions: [...read, 'fleet.upgrade.stop'],
    body: wire.stopUpgradeRequestSchema,
    answer: wire.upgradesResponseSchema,
    operates: true,
  },
  {
    method: 'post',
    path: '/upgrades/resume',
    id: 'resumeUpgrade',
    tag: 'Upgrades',
    summary: 'Resumes an upgrade that was stopped.',
    answers: 'The plan as it goes on.',
    permissions: [...read, 'fleet.upgrade.stop'],
    body: wire.plainRequestSchema,
    answer: wire.upgradesResponseSchema,
    operates: true,
  },
  {
    method: 'get',
    path: '/recovery',
    id: 'getRecovery',
    tag: 'Recovery',
    summary: 'How every cluster would come back, most harm first.',
    answers:
      'The verdict on every cluster, with its last good backup and restore.',
    permissions: read,
    answer: wire.recoveryResponseSchema,
  },
  {
    method: 'get',
    path: '/recovery/regions',
    id: 'getRegions',
    tag: 'Recovery',
    summary: 'Regions, and which could take over from which.',
    answers:
      'Regions by environment, those in production first, each with its standbys.',
    permissions: read,
    answer: wire.regionsResponseSchema,
  },
  {
    method: 'get',
    path: '/clusters/:hub/:name/recovery',
    id: 'getClusterRecovery',
    tag: 'Recovery',
    summary: 'Backups and restores of one cluster; its spoke is asked.',
    answers:
      'Backups and restores, newest first, and what would bring each namespace back.',
    permissions: read,
    answer: wire.clusterRecoveryDetailSchema,
  },
  {
    method: 'get',
    path: '/networking',
    id: 'getNetworking',
    tag: 'Networking',
    summary: 'How clusters are reached and linked, most harm first.',
    answers:
      'Clusters, the links between them, and conflicts of their addresses.',
    permissions: read,
    answer: wire.networkingResponseSchema,
  },
  {
    method: 'get',
    path: '/clusters/:hub/:name/networking',
    id: 'getClusterNetwork',
    tag: 'Networking',
    summary: 'How one cluster is reached and linked; its spoke is asked.',
    answers:
      'Load balancers, DNS, meshes and links; a part that could not be read says why.',
    permissions: read,
    answer: wire.clusterNetworkDetailSchema,
  },
];
