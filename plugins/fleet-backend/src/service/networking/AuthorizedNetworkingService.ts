import type { ClusterRef } from '@fleet-portal/backstage-plugin-fleet-common';
import type { FleetAuthorizer } from '../FleetAuthorizer';
import type { FleetContext } from '../FleetService';
import type { NetworkingService } from './NetworkingService';

/** The same service, for the clusters that the reader may see. */
export class AuthorizedNetworkingService implements NetworkingService {
  readonly #inner: NetworkingService;
  readonly #caller: FleetAuthorizer;

  constructor(options: { inner: NetworkingService; caller: FleetAuthorizer }) {
    this.#inner = options.inner;
    this.#caller = options.caller;
  }

  async getNetworking(context: FleetContext) {
    return this.#inner.getNetworking(await this.#caller.scoped(context));
  }

  async getClusterNetwork(ref: ClusterRef, context: FleetContext) {
    const scoped = await this.#caller.scoped(context);
    return this.#inner.getClusterNetwork(ref, scoped);
  }
}
