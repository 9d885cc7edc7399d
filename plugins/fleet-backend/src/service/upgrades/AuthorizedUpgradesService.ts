import {
  fleetReadPermission,
  fleetUpgradeStopPermission,
  StopUpgradeRequest,
} from '@fleet-portal/backstage-plugin-fleet-common';
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

  async stopUpgrade(request: StopUpgradeRequest, context: FleetContext) {
    return this.#inner.stopUpgrade(request, await this.#allowed(context));
  }

  async resumeUpgrade(context: FleetContext) {
    return this.#inner.resumeUpgrade(await this.#allowed(context));
  }

  async #allowed(context: FleetContext): Promise<FleetContext> {
    await this.#caller.require(
      [fleetReadPermission, fleetUpgradeStopPermission],
      context,
    );
    return this.#caller.scoped(context);
  }
}
