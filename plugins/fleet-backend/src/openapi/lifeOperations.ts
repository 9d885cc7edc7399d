import * as wire from '@fleet-portal/backstage-plugin-fleet-common';
import type { Operation } from './Operation';

const read = ['fleet.read'];

/** How clusters are made, upgraded, brought back and linked. */
export const lifeOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/provisioning',
    id: 'getProvisioning',
    summary: 'The clusters that Cluster API makes, most urgent first.',
    permissions: read,
    answer: wire.provisioningResponseSchema,
  },
  {
    method: 'get',
    path: '/provisioning/:hub/:namespace/:name',
    id: 'getProvisionedCluster',
    summary:
      'One cluster of Cluster API with its machines and conditions; its management cluster is asked.',
    permissions: read,
    answer: wire.provisionedClusterDetailSchema,
  },
  {
    method: 'get',
    path: '/upgrades',
    id: 'getUpgrades',
    summary:
      'The upgrade of Kubernetes in waves: which may begin, and what blocks the others.',
    permissions: read,
    answer: wire.upgradesResponseSchema,
  },
  {
    method: 'post',
    path: '/upgrades/stop',
    id: 'stopUpgrade',
    summary: 'Stops the upgrade of Kubernetes: no wave begins.',
    permissions: [...read, 'fleet.upgrade.stop'],
    body: wire.stopUpgradeRequestSchema,
    answer: wire.upgradesResponseSchema,
    operates: true,
  },
  {
    method: 'post',
    path: '/upgrades/resume',
    id: 'resumeUpgrade',
    summary: 'Resumes an upgrade that was stopped.',
    permissions: [...read, 'fleet.upgrade.stop'],
    body: wire.plainRequestSchema,
    answer: wire.upgradesResponseSchema,
    operates: true,
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
    path: '/recovery/regions',
    id: 'getRegions',
    summary: 'Regions, and which could take over from which.',
    permissions: read,
    answer: wire.regionsResponseSchema,
  },
  {
    method: 'get',
    path: '/networking',
    id: 'getNetworking',
    summary: 'How clusters are reached and linked, most harm first.',
    permissions: read,
    answer: wire.networkingResponseSchema,
  },
  {
    method: 'get',
    path: '/clusters/:hub/:name/networking',
    id: 'getClusterNetwork',
    summary: 'How one cluster is reached and linked; its spoke is asked.',
    permissions: read,
    answer: wire.clusterNetworkDetailSchema,
  },
];
