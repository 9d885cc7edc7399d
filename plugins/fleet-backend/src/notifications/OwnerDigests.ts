import { createHash } from 'node:crypto';
import { groupBy } from '../domain/memo';
import { groupOf, isEnd, NotificationTopic, topicOf, Turn } from './Turn';

/** One notification: everything that one owner should know of one subject. */
export interface Digest {
  /** Entity ref of who is told. */
  readonly owner: string;
  readonly topic: NotificationTopic;
  /** A later digest of the same scope takes the place of this one. */
  readonly scope: string;
  /** New since the digest before. */
  readonly began: readonly Turn[];
  /** Told before, and still so. */
  readonly open: readonly Turn[];
  /** Over since the digest before. */
  readonly ended: readonly Turn[];
}

export interface DigestTimings {
  /** Milliseconds between two digests of one owner and topic, at least. */
  readonly quietPeriodMs: number;
  /** Milliseconds that the first turn waits for others of the same cause. */
  readonly collectMs: number;
}

interface Item {
  readonly turn: Turn;
  /** `told` is known to the owner; the others are news. */
  readonly state: 'began' | 'told' | 'ended';
  /** Where it was told; it is taken back in the same place. */
  readonly scope?: string;
}

interface Channel {
  readonly owner: string;
  readonly topic: NotificationTopic;
  readonly items: Map<string, Item>;
  sentAt: number;
  dueAt?: number;
}

/** More services at once are told together. */
const MOST_GROUPS = 3;

/**
 * Collects turns by owner and topic: the first waits a moment for others of
 * the same cause, and later ones wait until the quiet period is over. What is
 * over before it was told is never told.
 */
export class OwnerDigests {
  readonly #timings: DigestTimings;
  readonly #channels = new Map<string, Channel>();

  constructor(timings: DigestTimings) {
    this.#timings = timings;
  }

  /** @param now - milliseconds since the epoch */
  add(owner: string, turn: Turn, now: number): void {
    const channel = this.#channel(owner, topicOf(turn));
    const before = channel.items.get(turn.key);
    if (isEnd(turn)) end(channel, turn, before);
    else begin(channel, turn, before);
    channel.dueAt ??= this.#dueAfter(channel, now);
  }

  /**
   * What is to be sent now; each is answered once.
   *
   * @param believed - false for what is behind a hub that is not heard: it waits,
   *   since that the hub is lost may be all that there is to tell
   */
  due(now: number, believed: (turn: Turn) => boolean = () => true): Digest[] {
    return [...this.#channels.values()].flatMap(channel => {
      if (channel.dueAt === undefined || channel.dueAt > now) return [];
      const digests = digestsOf(channel, believed);
      if (digests.length > 0) channel.sentAt = now;
      const waits = [...channel.items.values()].some(isNews);
      channel.dueAt = waits ? this.#dueAfter(channel, now) : undefined;
      return digests;
    });
  }

  /** Nobody is told that anything of this hub is over, nor that it goes on. */
  forget(hub: string): void {
    for (const { items } of this.#channels.values()) {
      for (const [key, { turn }] of items) {
        if (turn.hub === hub) items.delete(key);
      }
    }
  }

  #dueAfter({ sentAt }: Channel, now: number): number {
    const { collectMs, quietPeriodMs } = this.#timings;
    return Math.max(now + collectMs, sentAt + quietPeriodMs);
  }

  #channel(owner: string, topic: NotificationTopic): Channel {
    const key = `${topic} ${owner}`;
    const kept = this.#channels.get(key);
    if (kept) return kept;
    const made: Channel = { owner, topic, items: new Map(), sentAt: -Infinity };
    this.#channels.set(key, made);
    return made;
  }
}

function begin({ items }: Channel, turn: Turn, before: Item | undefined): void {
  const { key } = turn;
  if (before?.state === 'ended') {
    // The owner was never told that it was over.
    items.set(key, { turn, state: 'told', scope: before.scope });
  } else {
    items.set(key, { turn, state: 'began', scope: before?.scope });
  }
}

function end({ items }: Channel, turn: Turn, before: Item | undefined): void {
  const { key } = turn;
  if (before?.state === 'began') items.delete(key);
  // An owner may know it from before the portal was started.
  else if (before || !turn.removed) {
    items.set(key, { turn, state: 'ended', scope: before?.scope });
  }
}

function isNews({ state }: Item): boolean {
  return state !== 'told';
}

function digestsOf(
  channel: Channel,
  believed: (turn: Turn) => boolean,
): Digest[] {
  const { items, owner, topic } = channel;
  dropOldReleases(items);
  const news = [...items.values()].filter(
    item => isNews(item) && believed(item.turn),
  );
  const scopeOf = scopesFor(channel, news);
  const changed = groupBy(news, scopeOf);
  const told = groupBy(
    [...items.values()].filter(({ state }) => state === 'told'),
    ({ scope }) => scope,
  );
  for (const [key, item] of items) {
    if (!believed(item.turn)) continue;
    if (item.state === 'ended') items.delete(key);
    if (item.state === 'began') {
      items.set(key, { ...item, state: 'told', scope: scopeOf(item) });
    }
  }
  return [...changed].map(([scope, members]) => ({
    owner,
    topic,
    scope,
    began: turnsOf(members, 'began'),
    open: turnsOf(told.get(scope) ?? [], 'told'),
    ended: turnsOf(members, 'ended'),
  }));
}

/** Sorted: neither scope nor words may depend on the order of arrival. */
function turnsOf(items: readonly Item[], state: Item['state']): Turn[] {
  return items
    .filter(item => item.state === state)
    .map(({ turn }) => turn)
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

function scopesFor(
  { topic, items }: Channel,
  news: readonly Item[],
): (item: Item) => string {
  const known = new Map<string, string>();
  for (const { turn, scope } of items.values()) {
    if (scope !== undefined) known.set(groupOf(turn), scope);
  }
  const fresh = new Set(
    news.map(({ turn }) => groupOf(turn)).filter(group => !known.has(group)),
  );
  return ({ turn, scope }) => {
    const group = groupOf(turn);
    const own =
      fresh.size > MOST_GROUPS || group === ''
        ? topic
        : scopeName(topic, group);
    return scope ?? known.get(group) ?? own;
  };
}

/** The notifications' database takes 255 characters. */
function scopeName(topic: string, group: string): string {
  const name = `${topic}/${group}`;
  return name.length <= 200
    ? name
    : `${topic}/${createHash('sha256').update(group).digest('hex')}`;
}

/** A service that has a new version is not said to run the one before, too. */
function dropOldReleases(items: Map<string, Item>): void {
  const versions = new Map<string, Set<string | undefined>>();
  for (const { turn, state } of items.values()) {
    if (turn.kind !== 'deployed' || state !== 'began') continue;
    const known = versions.get(groupOf(turn)) ?? new Set();
    versions.set(groupOf(turn), known.add(turn.version));
  }
  for (const [key, { turn, state }] of items) {
    const newer = versions.get(groupOf(turn));
    if (state === 'told' && newer && !newer.has(turn.version)) {
      items.delete(key);
    }
  }
}
