import type {
  FleetTransition,
  FleetTransitionKind,
} from '@fleet-portal/backstage-plugin-fleet-node';

/** A transition with what decides who is told of it, and when. */
export interface Turn extends Omit<FleetTransition, 'at'> {
  /** The Application, spoke or hub: what a later turn may take back. */
  readonly key: string;
  readonly production: boolean;
  /** It ended because the object is gone; then nothing recovered. */
  readonly removed?: boolean;
}

/** What people mute in their settings: stable, documented names. */
export const notificationTopics = [
  'fleet:deployed',
  'fleet:degraded',
  'fleet:sync-failed',
  'fleet:spoke-lost',
  'fleet:hub-lost',
] as const;

export type NotificationTopic = (typeof notificationTopics)[number];

const topics: Record<FleetTransitionKind, NotificationTopic> = {
  deployed: 'fleet:deployed',
  degraded: 'fleet:degraded',
  recovered: 'fleet:degraded',
  syncFailed: 'fleet:sync-failed',
  syncSucceeded: 'fleet:sync-failed',
  spokeLost: 'fleet:spoke-lost',
  spokeFound: 'fleet:spoke-lost',
  hubLost: 'fleet:hub-lost',
  hubFound: 'fleet:hub-lost',
};

export function topicOf({ kind }: Turn): NotificationTopic {
  return topics[kind];
}

/** Does it take back what an earlier turn of the same topic began? */
export function isEnd({ kind }: Turn): boolean {
  return (
    kind === 'recovered' ||
    kind === 'syncSucceeded' ||
    kind === 'spokeFound' ||
    kind === 'hubFound'
  );
}

/** What one notification is about: a service, the spokes of a hub, all hubs. */
export function groupOf(turn: Turn): string {
  if (turn.kind === 'hubLost' || turn.kind === 'hubFound') return '';
  return turn.service ?? turn.hub;
}
