import type { LoggerService } from '@backstage/backend-plugin-api';
import type { EventsService } from '@backstage/plugin-events-node';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { Clock } from '../clock';
import type { FleetView } from '../domain/FleetView';
import { eventLetters } from '../events/publishTurns';
import type { Lease } from '../replicas/Lease';
import { Outbox } from '../replicas/Outbox';
import { inTurns } from '../turns/inTurns';
import { believedApplication } from './believedApplication';
import { believedWords } from './believedWords';
import type { NotificationsConfig } from './config';
import { messageOf } from './message';
import { OwnerDigests } from './OwnerDigests';
import { TransitionWatch } from './TransitionWatch';
import { topicOf, Turn } from './Turn';

export interface AnnounceFleetOptions {
  config: { notifications: NotificationsConfig };
  /** The whole fleet as of now. */
  view: () => Promise<FleetView>;
  notifications: NotificationService;
  events: EventsService;
  /** Decides which of several replicas tells. */
  lease: Pick<Lease, 'look' | 'leave'>;
  clock: Clock;
  logger: LoggerService;
}

const LOOK_MS = 5_000;
/** Causes that come together take longer than a look to be seen everywhere. */
const COLLECT_MS = 10_000;

/**
 * Tells owners and other plugins what turned in the fleet. Every replica looks
 * and concludes by itself; the one that holds the lease tells. Returns how to
 * stop.
 */
export function announceFleet(
  options: AnnounceFleetOptions,
): () => Promise<void> {
  const { config, view, events, lease, clock, logger } = options;
  const watch = new TransitionWatch();
  const digests = new OwnerDigests({
    quietPeriodMs: config.notifications.quietPeriodMs,
    collectMs: COLLECT_MS,
  });
  const outbox = new Outbox({ lease, clock, logger });
  let cancel = () => {};
  let stopped = false;

  const look = (fleet: FleetView) => {
    const now = clock.now();
    const words = believedWords(fleet, now);
    const turns = watch.look(words, now);
    const silent = new Set<string>();
    for (const { subject, believed, muted } of words) {
      if (muted) digests.forget(subject.hub);
      else if (!believed) silent.add(subject.hub);
    }
    outbox.add(eventLetters(turns, events, now));
    for (const turn of turns) {
      for (const owner of ownersToTell(turn, config.notifications)) {
        digests.add(owner, turn, now);
      }
    }
    outbox.add(
      digests
        .due(now, turn => !isBehind(turn, silent))
        .map(digest => ({
          name: `A notification of ${digest.topic}`,
          send: () =>
            options.notifications.send({
              recipients: { type: 'entity', entityRef: digest.owner },
              payload: messageOf(digest),
            }),
        })),
    );
  };
  const round = async () => {
    try {
      // After a storm there is something to think about every Application.
      const { rows } = await view();
      await inTurns(rows, believedApplication);
      const fleet = await view();
      if (stopped) return;
      look(fleet);
      await outbox.work();
    } catch (error) {
      logger.error(
        'What turned in the fleet could not be found',
        error instanceof Error ? error : undefined,
      );
    }
    if (!stopped) cancel = clock.after(LOOK_MS, () => void round());
  };
  cancel = clock.after(LOOK_MS, () => void round());

  return async () => {
    stopped = true;
    cancel();
    // Where the database is gone already, the lease expires by itself.
    await lease.leave().catch(() => undefined);
  };
}

/** That a hub is lost is told; what happened behind it waits for its word. */
function isBehind({ kind, hub }: Turn, silent: ReadonlySet<string>): boolean {
  return kind !== 'hubLost' && kind !== 'hubFound' && silent.has(hub);
}

function ownersToTell(turn: Turn, config: NotificationsConfig): string[] {
  if (!config.enabled || !config.topics.includes(topicOf(turn))) return [];
  if (turn.owners.length > 0) return turn.owners;
  const ofPlatform =
    turn.service === undefined ? config.platformOwner : undefined;
  return ofPlatform === undefined ? [] : [ofPlatform];
}
