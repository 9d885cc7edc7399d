import {
  ApplicationOperation,
  applicationOperations,
  ClusterOperation,
  clusterOperations,
  Phrase,
  phrase,
  Phrases,
  told,
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
  | { operation: T; allowed: true; warning?: string; phrases?: Phrases }
  | ({ operation: T; allowed: false } & Obstruction);

/** Of the portal, as far as offers go by it. */
export interface OfferRules {
  /** Those that the configuration switches on. */
  readonly enabled: ReadonlySet<string>;
  /** Whether there is a way to ask the hub for anything. */
  takes(hub: string): boolean;
  /** Of the caller; everything when absent. */
  readonly rights?: OperationRights;
}

interface Obstruction {
  obstacle: Obstacle;
  /** One sentence. */
  reason: string;
  phrases?: Phrases;
}

type Against = Obstruction | undefined;

function against(obstacle: Obstacle, reason: Phrase): Obstruction {
  return { obstacle, ...told({ reason }) };
}

/** One for each operation, in the order of the wire. */
export function applicationOffers(
  view: FleetView,
  row: ApplicationRow,
  rules: OfferRules,
): Offer<ApplicationOperation>[] {
  const subject = applicationSubject(row);
  return applicationOperations.map(operation => {
    const obstruction =
      switchedOff(operation, rules) ??
      forbidden(
        `fleet.application.${operation}`,
        rules.rights?.application(operation, subject),
      ) ??
      notTaken(view, row.facts.hub, row.hubHeard, rules) ??
      stateAgainst[operation](row);
    return obstruction
      ? { operation, allowed: false, ...obstruction }
      : {
          operation,
          allowed: true,
          ...told({ warning: warningOf[operation]?.(row) }),
        };
  });
}

export function clusterOffers(
  view: FleetView,
  place: ClusterPlace,
  rules: OfferRules,
): Offer<ClusterOperation>[] {
  const subject = clusterSubject(place, view.links);
  return clusterOperations.map(operation => {
    const obstruction =
      switchedOff(operation, rules) ??
      forbidden(
        'fleet.cluster.invalidate',
        rules.rights?.cluster(operation, subject),
      ) ??
      notTaken(view, place.ref.hub, place.hubHeard, rules);
    return obstruction
      ? { operation, allowed: false, ...obstruction }
      : {
          operation,
          allowed: true,
          ...told({ warning: phrase('operation.cacheCost') }),
        };
  });
}

function switchedOff(operation: string, { enabled }: OfferRules): Against {
  if (enabled.has(operation)) return undefined;
  return against('switchedOff', phrase('operation.switchedOff', { operation }));
}

function forbidden(permission: string, may: boolean | undefined): Against {
  if (may !== false) return undefined;
  return against('forbidden', phrase('operation.forbidden', { permission }));
}

function notTaken(
  view: FleetView,
  hub: string,
  heard: boolean,
  { takes }: OfferRules,
): Against {
  if (!takes(hub)) {
    return against('state', phrase('operation.notTaken', { hub }));
  }
  if (heard) return undefined;
  const why = oneLine(view.hub(hub)?.facts.voice.reason);
  return against(
    'unheard',
    why
      ? phrase('operation.unheardWhy', { hub, why })
      : phrase('operation.unheard', { hub }),
  );
}

const running = against('state', phrase('operation.running'));

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
      : against('state', phrase('operation.notRunning')),
  rollback: row => {
    if (row.facts.autoSync) {
      return against('state', phrase('operation.automated'));
    }
    if (isRunning(row)) return running;
    return row.facts.history.length < 2
      ? against('state', phrase('operation.noHistory'))
      : undefined;
  },
};

const warningOf: Partial<
  Record<ApplicationOperation, (row: ApplicationRow) => Phrase | undefined>
> = {
  sync: ({ progressive, facts }) =>
    progressive?.status === 'Waiting'
      ? phrase('operation.overtakesStep', {
          applicationSet: facts.applicationSet ?? '',
        })
      : undefined,
  rollback: () => phrase('operation.gitStays'),
};
