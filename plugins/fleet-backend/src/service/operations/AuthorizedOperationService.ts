import type {
  ApplicationRef,
  ClusterRef,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { FleetContext } from '../FleetService';
import type {
  OperationService,
  Refresh,
  Rollback,
  Sync,
} from './OperationService';

/**
 * The same service, for what the caller may see and may have done. What they
 * do not see is not there, so nobody learns of an object by trying to sync it.
 */
export class AuthorizedOperationService implements OperationService {
  readonly #inner: OperationService;
  readonly #authorized: (context: FleetContext) => Promise<FleetContext>;

  constructor(options: {
    inner: OperationService;
    /** Adds what the policy says of the caller. */
    authorized: (context: FleetContext) => Promise<FleetContext>;
  }) {
    this.#inner = options.inner;
    this.#authorized = options.authorized;
  }

  async refresh(ref: ApplicationRef, request: Refresh, context: FleetContext) {
    return this.#inner.refresh(ref, request, await this.#authorized(context));
  }

  async sync(ref: ApplicationRef, request: Sync, context: FleetContext) {
    return this.#inner.sync(ref, request, await this.#authorized(context));
  }

  async terminate(ref: ApplicationRef, context: FleetContext) {
    return this.#inner.terminate(ref, await this.#authorized(context));
  }

  async rollback(
    ref: ApplicationRef,
    request: Rollback,
    context: FleetContext,
  ) {
    return this.#inner.rollback(ref, request, await this.#authorized(context));
  }

  async invalidateClusterCache(ref: ClusterRef, context: FleetContext) {
    const authorized = await this.#authorized(context);
    return this.#inner.invalidateClusterCache(ref, authorized);
  }
}
