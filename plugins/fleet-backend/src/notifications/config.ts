import type { SectionReader } from '../sectionReader';
import { notificationTopics } from './Turn';

/** When the plan of upgrades stops by itself. */
export const upgradeStopped = 'fleet:upgrade-stopped';

const toldTopics = [...notificationTopics, upgradeStopped] as const;
type ToldTopic = (typeof toldTopics)[number];

/** `fleet.notifications`, typed. */
export interface NotificationsConfig {
  /** Off unless it is switched on. */
  enabled: boolean;
  topics: readonly ToldTopic[];
  /** Milliseconds between two notifications to one owner on one topic. */
  quietPeriodMs: number;
  /** Entity ref of who is told of hubs and spokes that have no owner. */
  platformOwner?: string;
}

export function readNotifications(section: SectionReader): NotificationsConfig {
  const wanted = section.texts('topics', toldTopics);
  const unknown = wanted.filter(
    topic => !toldTopics.some(known => known === topic),
  );
  if (unknown.length > 0) {
    section.say(
      'topics',
      `has ${unknown.join(', ')}; there are ${toldTopics.join(', ')}`,
    );
  }
  return {
    enabled: section.flag('enabled'),
    topics: toldTopics.filter(topic => wanted.includes(topic)),
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
