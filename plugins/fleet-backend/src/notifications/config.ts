import type { SectionReader } from '../sectionReader';
import { NotificationTopic, notificationTopics } from './Turn';

/** `fleet.notifications`, typed. */
export interface NotificationsConfig {
  /** Off unless it is switched on. */
  enabled: boolean;
  topics: readonly NotificationTopic[];
  /** Milliseconds between two notifications to one owner on one topic. */
  quietPeriodMs: number;
  /** Entity ref of who is told of hubs and spokes that have no owner. */
  platformOwner?: string;
}

export function readNotifications(section: SectionReader): NotificationsConfig {
  const wanted = section.texts('topics', notificationTopics);
  const unknown = wanted.filter(
    topic => !notificationTopics.some(known => known === topic),
  );
  if (unknown.length > 0) {
    section.say(
      'topics',
      `has ${unknown.join(', ')}; there are ${notificationTopics.join(', ')}`,
    );
  }
  return {
    enabled: section.flag('enabled'),
    topics: notificationTopics.filter(topic => wanted.includes(topic)),
    quietPeriodMs: section.duration('quietPeriod', 300_000),
    platformOwner: readOwner(section),
  };
}

function readOwner(section: SectionReader): string | undefined {
  const owner = section.text('platformOwner');
  if (owner === undefined || /^[^:/]+:[^:/]+\/[^:/]+$/.test(owner)) {
    return owner;
  }
  section.say(
    'platformOwner',
    'must be an entity reference, for example group:default/platform',
  );
  return undefined;
}
