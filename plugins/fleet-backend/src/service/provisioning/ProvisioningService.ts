import type {
  ProvisionedClusterDetail,
  ProvisioningResponse,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { FleetContext } from '../FleetService';

/** A Cluster of Cluster API, on the management cluster of a hub. */
export interface ProvisionedClusterRef {
  readonly hub: string;
  readonly namespace: string;
  readonly name: string;
}

/** The clusters that Cluster API makes. */
export interface ProvisioningService {
  /** Waits for no management cluster that was read before. */
  getProvisioning(context: FleetContext): Promise<ProvisioningResponse>;
  /** @throws NotFoundError where the reader sees no such cluster */
  getProvisionedCluster(
    ref: ProvisionedClusterRef,
    context: FleetContext,
  ): Promise<ProvisionedClusterDetail>;
}
