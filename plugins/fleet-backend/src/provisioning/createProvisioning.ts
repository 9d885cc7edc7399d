import type { SpokeAccess } from '@fleet-portal/backstage-plugin-fleet-node';
import type { Clock } from '../clock';
import type { ClusterApiConfig } from '../clusterApiConfig';
import type { FleetModel, SpokeVoices } from '../model/FleetModel';
import type { FleetAuthorizer } from '../service/FleetAuthorizer';
import type { FleetViews } from '../service/FleetViews';
import { AuthorizedProvisioningService } from '../service/provisioning/AuthorizedProvisioningService';
import { DefaultProvisioningService } from '../service/provisioning/DefaultProvisioningService';
import type { ProvisioningService } from '../service/provisioning/ProvisioningService';
import { DefaultUpgradesService } from '../service/upgrades/DefaultUpgradesService';
import { AuthorizedUpgradesService } from '../service/upgrades/AuthorizedUpgradesService';
import type { UpgradesService } from '../service/upgrades/UpgradesService';
import type { UpgradesConfig } from '../upgradesConfig';
import { ManagementClusters } from './ManagementClusters';

export interface ProvisioningOptions {
  config: { clusterApi: ClusterApiConfig; upgrades: UpgradesConfig };
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
  upgrades: UpgradesService;
  close(): Promise<void>;
} {
  const { spokeAccess: access, views, caller, clock, config } = options;
  const clusters = new ManagementClusters({
    ...options,
    config: config.clusterApi,
    access,
  });
  const inner = new DefaultProvisioningService({ views, clusters });
  const upgrades = new DefaultUpgradesService({
    ...options,
    config: config.upgrades,
    clusters,
    now: () => clock.now(),
  });
  return {
    provisioning: new AuthorizedProvisioningService({ inner, caller }),
    upgrades: new AuthorizedUpgradesService({ inner: upgrades, caller }),
    close: () => clusters.close(),
  };
}
