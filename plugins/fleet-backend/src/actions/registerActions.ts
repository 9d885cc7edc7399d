import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import type { FleetService } from '../service';
import { registerExplainPlacement } from './explainPlacement';
import { registerFindLaggingClusters } from './findLaggingClusters';
import { registerGetServiceDeployments } from './getServiceDeployments';
import { registerListFleetClusters } from './listFleetClusters';
import { registerPreviewApplicationSet } from './previewApplicationSet';

/**
 * Offers what the fleet knows to agents and other callers of actions. The
 * service must be the authorised one: actions see what their caller may see.
 */
export function registerActions(
  registry: ActionsRegistryService,
  service: FleetService,
): void {
  registerListFleetClusters(registry, service);
  registerGetServiceDeployments(registry, service);
  registerFindLaggingClusters(registry, service);
  registerExplainPlacement(registry, service);
  registerPreviewApplicationSet(registry, service);
}
