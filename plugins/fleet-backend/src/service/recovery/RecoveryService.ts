import type {
  ClusterRecoveryDetail,
  ClusterRef,
  RecoveryResponse,
  RegionsResponse,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { FleetContext } from '../FleetService';

/** How the clusters of the fleet would come back from a disaster. */
export interface RecoveryService {
  /** Waits for no spoke: one that was not read yet is `pending`. */
  getRecovery(context: FleetContext): Promise<RecoveryResponse>;
  /** Waits for no spoke either. */
  getRegions(context: FleetContext): Promise<RegionsResponse>;
  /** @throws NotFoundError where the reader sees no such cluster */
  getClusterRecovery(
    ref: ClusterRef,
    context: FleetContext,
  ): Promise<ClusterRecoveryDetail>;
}
