import { createContext, useContext } from 'react';
import {
  ApplicationRef,
  ApplicationSetRef,
  ClusterRef,
  HubObjectRef,
} from '@fleet-portal/backstage-plugin-fleet-common';

/**
 * Addresses of the pages. Both frontend systems resolve route references in
 * their own way; the pages only know this.
 *
 * `entity`, `template` and `task` are undefined where the portal has no such page.
 */
export interface FleetLinks {
  overview: () => string;
  clusters: () => string;
  cluster: (ref: ClusterRef) => string;
  applicationSets: () => string;
  applicationSet: (ref: ApplicationSetRef) => string;
  application: (ref: ApplicationRef) => string;
  rollouts: () => string;
  /** The newest rollout of a service, or the one of that id. */
  rollout: (service: string, id?: string) => string;
  readiness: () => string;
  upgrades: () => string;
  provisioning: () => string;
  /** A cluster of Cluster API, on the management cluster of a hub. */
  provisionedCluster: (ref: HubObjectRef) => string;
  recovery: () => string;
  clusterRecovery: (ref: ClusterRef) => string;
  /** The runbook for the loss of a region, or of the one in most trouble. */
  regions: (environment?: string, region?: string) => string;
  networking: () => string;
  clusterNetwork: (ref: ClusterRef) => string;
  hubs: () => string;
  hub: (hub: string) => string;
  doctor: () => string;
  entity?: (entityRef: string) => string | undefined;
  template?: (templateName: string) => string;
  /** A task of the scaffolder. */
  task?: (taskId: string) => string;
}

export const FleetLinksContext = createContext<FleetLinks | undefined>(
  undefined,
);

/** @throws Error outside of a FleetProvider. */
export function useFleetLinks(): FleetLinks {
  const links = useContext(FleetLinksContext);
  if (!links) throw new Error('useFleetLinks needs a FleetProvider around it');
  return links;
}
