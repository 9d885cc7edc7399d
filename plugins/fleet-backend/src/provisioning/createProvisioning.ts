import type { SpokeAccess } from '@fleet-portal/backstage-plugin-fleet-node';
import type { Clock } from '../clock';
import type { ClusterApiConfig } from '../clusterApiConfig';
import type { FleetModel } from '../model/FleetModel';
import type { FleetAuthorizer } from '../service/FleetAuthorizer';
import type { FleetViews } from '../service/FleetViews';
import { AuthorizedProvisioningService } from '../service/provisioning/AuthorizedProvisioningService';
import { DefaultProvisioningService } from '../service/provisioning/DefaultProvisioningService';
import type { ProvisioningService } from '../service/provisioning/ProvisioningService';
import { ManagementClusters } from './ManagementClusters';

export interface ProvisioningOptions {
  config: ClusterApiConfig;
  model: FleetModel;
  spokeAccess: readonly SpokeAccess[];
  views: FleetViews;
  caller: FleetAuthorizer;
  clock: Clock;
}

/** The service, and how to end its connections. */
export function createProvisioning(options: ProvisioningOptions): {
  provisioning: ProvisioningService;
  close(): Promise<void>;
} {
  const { spokeAccess: access, views, caller } = options;
  const clusters = new ManagementClusters({ ...options, access });
  const inner = new DefaultProvisioningService({ views, clusters });
  return {
    provisioning: new AuthorizedProvisioningService({ inner, caller }),
    close: () => clusters.close(),
  };
}
