import type {
  Block,
  ClusterRecovery,
  ClusterUsage,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { ClusterPlace } from '../place';
import type { ApplicationRow } from '../row';

/** What is known of one cluster besides what the view has. */
interface RegionFacts {
  usage: Block<ClusterUsage> | undefined;
  recovery: ClusterRecovery;
}

/** Of every cluster that the reader sees. */
export type KnownFacts = ReadonlyMap<ClusterPlace, RegionFacts>;

/** The clusters of one environment in one region, with what runs there. */
export interface RegionPlace {
  environment: string;
  region: string;
  places: readonly ClusterPlace[];
  rows: readonly ApplicationRow[];
}

/** Who refuses our credential is alive. */
export function answersOf(state: string): boolean | undefined {
  if (state === 'reachable' || state === 'unauthorized') return true;
  return state === 'unreachable' ? false : undefined;
}

/** It does not do its work, as far as anybody can tell. */
export function isBroken({ state }: ApplicationRow): boolean {
  return ['contradicted', 'degraded', 'syncFailed', 'missing'].includes(state);
}
