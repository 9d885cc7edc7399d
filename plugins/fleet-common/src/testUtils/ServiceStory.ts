import type { FleetState } from '../status';

export interface ServiceStory {
  name: string;
  owner: string;
  /** Versions in dev, staging and prod. */
  versions: [string, string, string];
  /** Tiers that its selector asks for. */
  tiers: string[];
  /** Cluster to what is special there. */
  special?: Record<
    string,
    { state?: FleetState; version?: string; reason?: string }
  >;
}
