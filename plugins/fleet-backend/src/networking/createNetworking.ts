import type { FleetMetrics } from '@fleet-portal/backstage-plugin-fleet-node';
import type { Clock } from '../clock';
import type { SpokeVoices } from '../model/FleetModel';
import type { FleetAuthorizer } from '../service/FleetAuthorizer';
import type { FleetViews } from '../service/FleetViews';
import { AuthorizedNetworkingService } from '../service/networking/AuthorizedNetworkingService';
import { DefaultNetworkingService } from '../service/networking/DefaultNetworkingService';
import type { NetworkingService } from '../service/networking/NetworkingService';

export interface NetworkingOptions {
  views: FleetViews;
  spokes: SpokeVoices;
  metrics: FleetMetrics;
  caller: FleetAuthorizer;
  clock: Clock;
}

/** The service for readers. */
export function createNetworking(
  options: NetworkingOptions,
): NetworkingService {
  const { clock, caller } = options;
  const inner = new DefaultNetworkingService({
    ...options,
    now: () => clock.now(),
  });
  return new AuthorizedNetworkingService({ inner, caller });
}
