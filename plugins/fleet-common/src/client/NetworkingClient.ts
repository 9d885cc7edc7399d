import { ClusterRef } from '../refs';
import {
  ClusterNetworkDetail,
  clusterNetworkDetailSchema,
  NetworkingResponse,
  networkingResponseSchema,
} from '../wire';
import type { FleetRequests } from './FleetRequests';

/** How clusters are reached, and linked to each other. */
export class NetworkingClient {
  readonly #requests: FleetRequests;

  constructor(requests: FleetRequests) {
    this.#requests = requests;
  }

  /** Of all clusters and their links, from what was read of their spokes last. */
  getNetworking(signal?: AbortSignal): Promise<NetworkingResponse> {
    const path = ['networking'];
    return this.#requests.get(networkingResponseSchema, path, {}, signal);
  }

  /** Everything that is known of one; the spoke is asked. */
  getClusterNetwork(
    ref: ClusterRef,
    signal?: AbortSignal,
  ): Promise<ClusterNetworkDetail> {
    const path = ['clusters', ref.hub, ref.name, 'networking'];
    return this.#requests.get(clusterNetworkDetailSchema, path, {}, signal);
  }
}
