import type {
  Delivery,
  DeliveryFigures,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { ClusterDeployment } from './deliveryDeployments';
import { groupBy } from './memo';

/** When a revision was committed, where that is known. */
export type CommitTimes = (revisions: readonly string[]) => number | undefined;

const DAY_MS = 86_400_000;

/**
 * The delivery of one environment over the last days, and over as many before
 * them. A deployment is a revision that comes to the environment, on however
 * many clusters; it counts on the day of its first one. A roll-back is the end
 * of a failure, not a deployment.
 */
export function deliveryOf(
  deployments: readonly ClusterDeployment[],
  options: {
    environment: string;
    days: number;
    now: number;
    committedAt: CommitTimes;
  },
): Delivery {
  const { environment, days, now, committedAt } = options;
  const releases = releasesOf(deployments, environment);
  const from = now - days * DAY_MS;
  const within = (start: number, end: number) =>
    releases.filter(({ at }) => at >= start && at < end);
  const before = within(from - days * DAY_MS, from);
  return {
    environment,
    days,
    figures: figuresOf(within(from, now + 1), committedAt),
    before: before.length > 0 ? figuresOf(before, committedAt) : undefined,
  };
}

interface Release {
  /** Its first cluster. */
  readonly at: number;
  readonly members: readonly ClusterDeployment[];
}

function releasesOf(
  deployments: readonly ClusterDeployment[],
  environment: string,
): Release[] {
  const counted = deployments.filter(
    one => one.environment === environment && one.occurrence === 0,
  );
  return [...groupBy(counted, one => one.revision).values()]
    .filter(members => !members.some(one => one.rollsBack))
    .map(members => ({
      at: Math.min(...members.map(one => one.deployedAt)),
      members,
    }));
}

function figuresOf(
  releases: readonly Release[],
  committedAt: CommitTimes,
): DeliveryFigures {
  const leadTimes = releases.flatMap(({ at, members }) => {
    const committed = committedAt(members[0].revisions);
    return committed === undefined || committed > at ? [] : [at - committed];
  });
  const failed = releases.flatMap(({ members }) => {
    const failures = members.flatMap(one => one.failure ?? []);
    return failures.length > 0 ? [failures] : [];
  });
  const restored = failed.flatMap(failures => {
    const ends = failures.flatMap(one => one.restoredAt ?? []);
    // It is restored when it is restored everywhere.
    if (ends.length < failures.length) return [];
    return [Math.max(...ends) - Math.min(...failures.map(one => one.at))];
  });
  return {
    deployments: releases.length,
    leadTimeMs: median(leadTimes),
    leadTimeOf: leadTimes.length,
    failures: failed.length,
    changeFailureRate:
      releases.length > 0 ? failed.length / releases.length : undefined,
    timeToRestoreMs: median(restored),
    restored: restored.length,
  };
}

/** Of an even number, the mean of the two in the middle; whole. */
export function median(values: readonly number[]): number | undefined {
  if (values.length === 0) return undefined;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? sorted[middle]
    : Math.round((sorted[middle - 1] + sorted[middle]) / 2);
}
