import {
  StopUpgradeRequest,
  UpgradesResponse,
  upgradesResponseSchema,
} from '../wire';
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

  /** No wave begins until it is resumed; a plan that is stopped stays as it is. */
  stopUpgrade(
    request: StopUpgradeRequest,
    signal?: AbortSignal,
  ): Promise<UpgradesResponse> {
    const path = ['upgrades', 'stop'];
    return this.#requests.post(upgradesResponseSchema, path, request, signal);
  }

  /** Refused while a cluster is beyond an objective. */
  resumeUpgrade(signal?: AbortSignal): Promise<UpgradesResponse> {
    const path = ['upgrades', 'resume'];
    return this.#requests.post(upgradesResponseSchema, path, {}, signal);
  }
}
