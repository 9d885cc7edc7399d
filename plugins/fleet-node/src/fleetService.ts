import {
  BackstageCredentials,
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { FleetClient } from '@fleet-portal/backstage-plugin-fleet-common';

/** The fleet, for other backend plugins: over HTTP, on behalf of somebody. */
export interface FleetServiceClient {
  /** A client that acts as the given credentials; permissions are theirs. */
  forCredentials(credentials: BackstageCredentials): FleetClient;
}

export const fleetServiceRef = createServiceRef<FleetServiceClient>({
  id: 'fleet.client',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { auth: coreServices.auth, discovery: coreServices.discovery },
      factory: ({ auth, discovery }) => ({
        forCredentials: credentials =>
          new FleetClient({
            baseUrl: () => discovery.getBaseUrl('fleet'),
            fetch: async (url, init) => {
              const { token } = await auth.getPluginRequestToken({
                onBehalfOf: credentials,
                targetPluginId: 'fleet',
              });
              const headers = new Headers(init?.headers);
              headers.set('Authorization', `Bearer ${token}`);
              return fetch(url, { ...init, headers });
            },
          }),
      }),
    }),
});
