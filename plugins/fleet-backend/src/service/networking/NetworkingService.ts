import type {
  ClusterNetworkDetail,
  ClusterRef,
  NetworkingResponse,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { FleetContext } from '../FleetService';

/** How the clusters of the fleet are reached, and linked to each other. */
export interface NetworkingService {
  /** Waits for no spoke: one that was not read yet is `pending`. */
  getNetworking(context: FleetContext): Promise<NetworkingResponse>;
  /** @throws NotFoundError where the reader sees no such cluster */
  getClusterNetwork(
    ref: ClusterRef,
    context: FleetContext,
  ): Promise<ClusterNetworkDetail>;
}
