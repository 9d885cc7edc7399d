import type {
  UpgradeStop,
  UpgradeStops,
} from '@fleet-portal/backstage-plugin-fleet-common';

export interface NewStop {
  readonly id: string;
  /** What the plan upgrades to; each has stops of its own. */
  readonly version: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Entity reference; absent for the portal itself. */
  readonly by?: string;
  readonly reason?: string;
  readonly burnt: UpgradeStop['burnt'];
}

/** The stops of plans, shared by all replicas. */
export interface KeptStops {
  /** Never rejects. */
  of(version: string): Promise<UpgradeStops>;
  /** False where one lasts already; that one stays as it is. */
  stop(stop: NewStop): Promise<boolean>;
  /** Does nothing where none lasts. */
  resume(version: string, by: string, at: number): Promise<void>;
}
