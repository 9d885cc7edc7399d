import type { FleetAuthorizer } from '../FleetAuthorizer';
import type { FleetContext } from '../FleetService';
import type {
  ProvisionedClusterRef,
  ProvisioningService,
} from './ProvisioningService';

/** The same service, for the clusters that the reader may see. */
export class AuthorizedProvisioningService implements ProvisioningService {
  readonly #inner: ProvisioningService;
  readonly #caller: FleetAuthorizer;

  constructor(options: {
    inner: ProvisioningService;
    caller: FleetAuthorizer;
  }) {
    this.#inner = options.inner;
    this.#caller = options.caller;
  }

  async getProvisioning(context: FleetContext) {
    return this.#inner.getProvisioning(await this.#caller.scoped(context));
  }

  async getProvisionedCluster(
    ref: ProvisionedClusterRef,
    context: FleetContext,
  ) {
    const scoped = await this.#caller.scoped(context);
    return this.#inner.getProvisionedCluster(ref, scoped);
  }
}
