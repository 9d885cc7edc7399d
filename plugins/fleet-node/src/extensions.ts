import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { HubClient } from './hub';
import type { HubOperations } from './hubOperations';
import type { SpokeAccess } from './spoke';

/** Lets another module bring hubs that are not Argo CD servers or need a special client. */
export interface FleetHubsExtensionPoint {
  /**
   * @param operations - what the hub can be asked to do; read-only without
   * @throws ConflictError when a hub of that name is there already
   */
  addHubClient(client: HubClient, operations?: HubOperations): void;
}

export const fleetHubsExtensionPoint =
  createExtensionPoint<FleetHubsExtensionPoint>({ id: 'fleet.hubs' });

/** Lets another module say how spokes are reached; the first that knows a spoke wins. */
export interface FleetSpokesExtensionPoint {
  addSpokeAccess(access: SpokeAccess): void;
}

export const fleetSpokesExtensionPoint =
  createExtensionPoint<FleetSpokesExtensionPoint>({ id: 'fleet.spokes' });
