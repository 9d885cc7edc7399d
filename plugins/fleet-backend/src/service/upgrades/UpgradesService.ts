import type {
  StopUpgradeRequest,
  UpgradesResponse,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { FleetContext } from '../FleetService';

/** The upgrade of Kubernetes, wave by wave. */
export interface UpgradesService {
  /** Waits for no spoke: what was not read yet is not passed either. */
  getUpgrades(context: FleetContext): Promise<UpgradesResponse>;
  /** @throws ConflictError where there is no plan */
  stopUpgrade(
    request: StopUpgradeRequest,
    context: FleetContext,
  ): Promise<UpgradesResponse>;
  /** @throws ConflictError where there is no plan, or a cluster is beyond an objective */
  resumeUpgrade(context: FleetContext): Promise<UpgradesResponse>;
}
