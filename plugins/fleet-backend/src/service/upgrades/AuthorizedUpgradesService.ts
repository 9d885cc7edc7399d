import type { FleetAuthorizer } from '../FleetAuthorizer';
import type { FleetContext } from '../FleetService';
import type { UpgradesService } from './UpgradesService';

/** The same service, for the clusters that the reader may see. */
export class AuthorizedUpgradesService implements UpgradesService {
  readonly #inner: UpgradesService;
  readonly #caller: FleetAuthorizer;

  constructor(options: { inner: UpgradesService; caller: FleetAuthorizer }) {
    this.#inner = options.inner;
    this.#caller = options.caller;
  }

  async getUpgrades(context: FleetContext) {
    return this.#inner.getUpgrades(await this.#caller.scoped(context));
  }
}
