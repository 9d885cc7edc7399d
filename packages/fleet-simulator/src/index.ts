/**
 * A demo fleet behind real HTTP servers on 127.0.0.1: Argo CD hubs, the
 * Kubernetes API of each spoke, and a Git host, over one seeded world.
 *
 * @packageDocumentation
 */
export { startFleet, type Fleet, type FleetOptions } from './fleet';
export type { FleetUrls } from './fleetUrls';
export type {
  Controls,
  NetworkFaultRequest,
  ServiceRequest,
} from './control/Controls';
export { fleetOwner, fleetRepository } from './scenario/fleetRepository';
export { portalConfig } from './state/portalConfig';
