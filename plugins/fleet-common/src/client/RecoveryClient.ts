import { ClusterRef } from '../refs';
import {
  ClusterRecoveryDetail,
  clusterRecoveryDetailSchema,
  RecoveryResponse,
  recoveryResponseSchema,
  RegionsResponse,
  regionsResponseSchema,
} from '../wire';
import type { FleetRequests } from './FleetRequests';

/** How the fleet would come back from a disaster. */
export class RecoveryClient {
  readonly #requests: FleetRequests;

  constructor(requests: FleetRequests) {
    this.#requests = requests;
  }

  /** Of all clusters, from what was read of their spokes last. */
  getRecovery(signal?: AbortSignal): Promise<RecoveryResponse> {
    return this.#requests.get(recoveryResponseSchema, ['recovery'], {}, signal);
  }

  /** Regions of every environment, and which could take over from which. */
  getRegions(signal?: AbortSignal): Promise<RegionsResponse> {
    const path = ['recovery', 'regions'];
    return this.#requests.get(regionsResponseSchema, path, {}, signal);
  }

  /** Its schedules, locations, backups and restores; the spoke is asked. */
  getClusterRecovery(
    ref: ClusterRef,
    signal?: AbortSignal,
  ): Promise<ClusterRecoveryDetail> {
    const path = ['clusters', ref.hub, ref.name, 'recovery'];
    return this.#requests.get(clusterRecoveryDetailSchema, path, {}, signal);
  }
}
