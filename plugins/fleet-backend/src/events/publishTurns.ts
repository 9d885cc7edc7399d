import type { EventsService } from '@backstage/plugin-events-node';
import {
  fleetEventsTopic,
  fleetTransitionSchema,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { timestamp } from '../domain/facts';
import type { Turn } from '../notifications/Turn';
import type { Letter } from '../replicas/Outbox';

/**
 * Each turn as an event for other plugins. That something is gone is no
 * recovery, and no event.
 *
 * @param now - milliseconds since the epoch
 */
export function eventLetters(
  turns: readonly Turn[],
  events: EventsService,
  now: number,
): Letter[] {
  return turns
    .filter(({ removed }) => !removed)
    .map(turn => ({
      name: `The event ${turn.kind} of the fleet`,
      send: () =>
        events.publish({
          topic: fleetEventsTopic,
          // Leaves out what is only of use in here.
          eventPayload: fleetTransitionSchema.parse({
            ...turn,
            at: timestamp(now),
          }),
        }),
    }));
}
