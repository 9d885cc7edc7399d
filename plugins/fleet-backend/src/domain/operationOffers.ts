import {
  ApplicationOperation,
  applicationOperations,
  ClusterOperation,
  clusterOperations,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { FleetView } from './FleetView';
import { ClusterPlace, clusterSubject } from './place';
import { ApplicationRow, applicationSubject, oneLine } from './row';
import type { OperationRights } from './scope';

/**
 * What stands against an operation.
 * - `switchedOff`: the configuration of the portal
 * - `forbidden`: the caller lacks the permission
 * - `unheard`: the hub does not answer
 * - `state`: how things stand on the hub
 */
export type Obstacle = 'switchedOff' | 'forbidden' | 'unheard' | 'state';

/** An operation as one caller may use it now. */
export type Offer<T extends string> =
  | { operation: T; allowed: true; warning?: string }
  | { operation: T; allowed: false; obstacle: Obstacle; reason: string };

/** Of the portal, as far as offers go by it. */
export interface OfferRules {
  /** Those that the configuration switches on. */
  readonly enabled: ReadonlySet<string>;
  /** Whether there is a way to ask the hub for anything. */
  takes(hub: string): boolean;
  /** Of the caller; everything when absent. */
  readonly rights?: OperationRights;
}

type Against = { obstacle: Obstacle; reason: string } | undefined;

/** One for each operation, in the order of the wire. */
export function applicationOffers(
  view: FleetView,
  row: ApplicationRow,
  rules: OfferRules,
): Offer<ApplicationOperation>[] {
  const subject = applicationSubject(row);
  return applicationOperations.map(operation => {
    const against =
      switchedOff(operation, rules) ??
      forbidden(
        `fleet.application.${operation}`,
        rules.rights?.application(operation, subject),
      ) ??
      notTaken(view, row.facts.hub, row.hubHeard, rules) ??
      stateAgainst[operation](row);
    return against
      ? { operation, allowed: false, ...against }
      : { operation, allowed: true, warning: warningOf[operation]?.(row) };
  });
}

export function clusterOffers(
  view: FleetView,
  place: ClusterPlace,
  rules: OfferRules,
): Offer<ClusterOperation>[] {
  const subject = clusterSubject(place, view.links);
  return clusterOperations.map(operation => {
    const against =
      switchedOff(operation, rules) ??
      forbidden(
        'fleet.cluster.invalidate',
        rules.rights?.cluster(operation, subject),
      ) ??
      notTaken(view, place.ref.hub, place.hubHeard, rules);
    return against
      ? { operation, allowed: false, ...against }
      : {
          operation,
          allowed: true,
          warning:
            'The hub reads every resource of the cluster anew; with a large cluster that takes minutes and memory.',
        };
  });
}

function switchedOff(operation: string, { enabled }: OfferRules): Against {
  if (enabled.has(operation)) return undefined;
  return {
    obstacle: 'switchedOff',
    reason: `It is switched off: set fleet.operations.${operation} to true in the portal's configuration.`,
  };
}

function forbidden(permission: string, may: boolean | undefined): Against {
  if (may !== false) return undefined;
  return {
    obstacle: 'forbidden',
    reason: `You need the permission ${permission} for this. Ask whoever looks after the portal's permission policy.`,
  };
}

function notTaken(
  view: FleetView,
  hub: string,
  heard: boolean,
  { takes }: OfferRules,
): Against {
  if (!takes(hub)) {
    return {
      obstacle: 'state',
      reason: `Hub ${hub} takes no operations from the portal: it is muted, or it is not read through Argo CD's own API.`,
    };
  }
  if (heard) return undefined;
  const why = oneLine(view.hub(hub)?.facts.voice.reason);
  return {
    obstacle: 'unheard',
    reason: `Hub ${hub} is not heard${why ? `: ${why}` : '.'}`,
  };
}

const running: Against = {
  obstacle: 'state',
  reason: 'Another operation is running: wait for its end, or terminate it.',
};

function isRunning({ facts }: ApplicationRow): boolean {
  const phase = facts.operation?.phase;
  return phase === 'Running' || phase === 'Terminating';
}

const stateAgainst: Record<
  ApplicationOperation,
  (row: ApplicationRow) => Against
> = {
  refresh: () => undefined,
  sync: row => (isRunning(row) ? running : undefined),
  terminate: row =>
    isRunning(row)
      ? undefined
      : { obstacle: 'state', reason: 'No operation is running.' },
  rollback: row => {
    if (row.facts.autoSync) {
      return {
        obstacle: 'state',
        reason:
          'Argo CD rolls back only while automated sync is off: roll back in Git, or switch automated sync off there first.',
      };
    }
    if (isRunning(row)) return running;
    return row.facts.history.length < 2
      ? { obstacle: 'state', reason: 'Its history has no earlier entry.' }
      : undefined;
  },
};

const warningOf: Partial<
  Record<ApplicationOperation, (row: ApplicationRow) => string | undefined>
> = {
  sync: ({ progressive, facts }) =>
    progressive?.status === 'Waiting'
      ? `It waits for its turn in the RollingSync of ${facts.applicationSet}; a sync does not wait.`
      : undefined,
  rollback: () =>
    'Git does not change: the Application differs from it afterwards, until somebody syncs it.',
};
