import type { SpokeAccess } from '@fleet-portal/backstage-plugin-fleet-node';
import type { Clock } from '../clock';
import type { ClusterApiConfig } from '../clusterApiConfig';
import type { FleetModel, SpokeVoices } from '../model/FleetModel';
import type { FleetAuthorizer } from '../service/FleetAuthorizer';
import type { FleetViews } from '../service/FleetViews';
import { AuthorizedProvisioningService } from '../service/provisioning/AuthorizedProvisioningService';
import { DefaultProvisioningService } from '../service/provisioning/DefaultProvisioningService';
import type { ProvisioningService } from '../service/provisioning/ProvisioningService';
import { ManagementClusters } from './ManagementClusters';

export interface ProvisioningOptions {
  config: { clusterApi: ClusterApiConfig };
  model: FleetModel;
  spokes: SpokeVoices;
  spokeAccess: readonly SpokeAccess[];
  views: FleetViews;
  caller: FleetAuthorizer;
  clock: Clock;
}

/** What is told of Cluster API, and how to end the connections to it. */
export function createProvisioning(options: ProvisioningOptions): {
  provisioning: ProvisioningService;
  /** For whoever reasons with what Cluster API makes. */
  clusters: Pick<ManagementClusters, 'known' | 'reconsider'>;
  close(): Promise<void>;
} {
  const { spokeAccess: access, views, caller, config } = options;
  const clusters = new ManagementClusters({
    ...options,
    config: config.clusterApi,
    access,
  });
  const inner = new DefaultProvisioningService({ views, clusters });
  return {
    provisioning: new AuthorizedProvisioningService({ inner, caller }),
    clusters,
    close: () => clusters.close(),
  };
}
