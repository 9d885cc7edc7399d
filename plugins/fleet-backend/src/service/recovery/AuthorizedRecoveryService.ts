import type { ClusterRef } from '@fleet-portal/backstage-plugin-fleet-common';
import type { FleetAuthorizer } from '../FleetAuthorizer';
import type { FleetContext } from '../FleetService';
import type { RecoveryService } from './RecoveryService';

/** The same service, for the clusters that the reader may see. */
export class AuthorizedRecoveryService implements RecoveryService {
  readonly #inner: RecoveryService;
  readonly #caller: FleetAuthorizer;

  constructor(options: { inner: RecoveryService; caller: FleetAuthorizer }) {
    this.#inner = options.inner;
    this.#caller = options.caller;
  }

  async getRecovery(context: FleetContext) {
    return this.#inner.getRecovery(await this.#caller.scoped(context));
  }

  async getRegions(context: FleetContext) {
    return this.#inner.getRegions(await this.#caller.scoped(context));
  }

  async getClusterRecovery(ref: ClusterRef, context: FleetContext) {
    const scoped = await this.#caller.scoped(context);
    return this.#inner.getClusterRecovery(ref, scoped);
  }
}
