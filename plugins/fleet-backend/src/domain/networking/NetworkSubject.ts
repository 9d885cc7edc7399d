import {
  Block,
  phrase,
  Reason,
  told,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type {
  MetricReading,
  MetricSample,
  PlatformBlocks,
  PlatformReading,
} from '@fleet-portal/backstage-plugin-fleet-node';
import type { ClusterPlace } from '../place';

/** What is known of one cluster. */
export interface NetworkSubject {
  place: ClusterPlace;
  /** Undefined until the spoke was read for the first time. */
  reading: PlatformReading | undefined;
  /** {@link meshReadiness} of it; undefined where it was not asked for. */
  mesh?: MetricReading<readonly MetricSample[]>;
}

const notRead = {
  status: 'failed',
  ...told({ reason: phrase('network.notYetRead') }),
} as const;

/** One of its blocks. */
export function blockOf<K extends keyof PlatformBlocks>(
  { reading }: NetworkSubject,
  kind: K,
): NonNullable<PlatformBlocks[K]> | typeof notRead {
  return reading?.platform[kind] ?? notRead;
}

/** Why a block is not as of now. */
export function troubleOf(block: Block<unknown>): Reason | undefined {
  return block.status === 'failed' || block.status === 'stale'
    ? block
    : undefined;
}
