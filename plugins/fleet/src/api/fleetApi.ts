import { createApiRef } from '@backstage/frontend-plugin-api';
import { FleetClient } from '@fleet-portal/backstage-plugin-fleet-common';

/** What the pages ask of the fleet backend; every method is one request to it. */
export type FleetApi = Pick<FleetClient, keyof FleetClient>;

/** Override it to give the pages another source. */
export const fleetApiRef = createApiRef<FleetApi>().with({
  id: 'plugin.fleet.service',
  pluginId: 'fleet',
});
