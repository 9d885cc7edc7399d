import {
  AppliedResource,
  MachinePhase,
  ManagementCluster,
  ProvisioningState,
  ProvisioningStep,
  ResourceSet,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { ShownState } from '../state';

/** The shape and colour of how far a cluster is, those of the states it is like. */
export const provisioningLook: Record<ProvisioningState, ShownState> = {
  failed: 'degraded',
  deleting: 'missing',
  provisioning: 'progressing',
  changing: 'progressing',
  paused: 'suspended',
  ready: 'healthy',
};

/** The same of a step. */
export const stepLook: Record<ProvisioningStep['state'], ShownState> = {
  done: 'healthy',
  doing: 'progressing',
  waiting: 'waiting',
  failed: 'degraded',
};

/** The same of a machine. */
export const machineLook: Record<MachinePhase, ShownState> = {
  Pending: 'waiting',
  Provisioning: 'progressing',
  Provisioned: 'progressing',
  Running: 'healthy',
  Updating: 'progressing',
  Deleting: 'missing',
  Deleted: 'missing',
  Failed: 'degraded',
  Unknown: 'notHeard',
};

/** The same of how well a management cluster was heard. */
export const readingLook: Record<ManagementCluster['status'], ShownState> = {
  ok: 'healthy',
  stale: 'notHeard',
  absent: 'notPlaced',
  failed: 'notHeard',
  notConfigured: 'notPlaced',
};

/** The same of what Cluster API puts on a cluster. */
export const resourceSetLook: Record<ResourceSet['state'], ShownState> = {
  applied: 'healthy',
  failed: 'degraded',
  waiting: 'waiting',
};

/** The same of a part of it. */
export const appliedLook: Record<AppliedResource['state'], ShownState> = {
  ...resourceSetLook,
  missing: 'missing',
};
