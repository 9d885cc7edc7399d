import { DiscoveryApi, FetchApi } from '@backstage/frontend-plugin-api';
import { FleetClient } from '@fleet-portal/backstage-plugin-fleet-common';
import { FleetApi } from './fleetApi';

/** The fleet backend of this Backstage, asked as the signed-in user. */
export function createFleetApi(deps: {
  discoveryApi: DiscoveryApi;
  fetchApi: FetchApi;
}): FleetApi {
  return new FleetClient({
    baseUrl: () => deps.discoveryApi.getBaseUrl('fleet'),
    fetch: (url, init) => deps.fetchApi.fetch(url, init),
  });
}
