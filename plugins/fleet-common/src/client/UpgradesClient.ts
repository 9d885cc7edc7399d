import { UpgradesResponse, upgradesResponseSchema } from '../wire';
import type { FleetRequests } from './FleetRequests';

/** The upgrade of Kubernetes, wave by wave. */
export class UpgradesClient {
  readonly #requests: FleetRequests;

  constructor(requests: FleetRequests) {
    this.#requests = requests;
  }

  /** From what the spokes and management clusters said last. */
  getUpgrades(signal?: AbortSignal): Promise<UpgradesResponse> {
    return this.#requests.get(upgradesResponseSchema, ['upgrades'], {}, signal);
  }
}
