import type { SpokeSpec } from '../scenario/topology';
import type { FleetWorld } from '../world/FleetWorld';
import type { ObjectStore } from './ObjectStore';

/** A ServiceAccount of a spoke. */
export interface SpokeAccount {
  /** `system:serviceaccount:…` */
  user: string;
  token: string;
}

export interface SpokeContext {
  spoke: SpokeSpec;
  world: FleetWorld;
  store: ObjectStore;
  /** May get, list and watch everything but Secrets. */
  reader: SpokeAccount;
}
