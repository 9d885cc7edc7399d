import type { SpokeSpec } from '../scenario/topology';
import type { FleetWorld } from '../world/FleetWorld';
import type { ObjectStore } from './ObjectStore';

/** The portal's ServiceAccount on a spoke. */
export interface SpokeAccount {
  /** `system:serviceaccount:…` */
  user: string;
  token: string;
  /** With docs/manifests/spoke-helm-reader.yaml. */
  mayListSecrets: boolean;
}

export interface SpokeContext {
  spoke: SpokeSpec;
  world: FleetWorld;
  store: ObjectStore;
  /** May get, list and watch everything else. */
  reader: SpokeAccount;
}
