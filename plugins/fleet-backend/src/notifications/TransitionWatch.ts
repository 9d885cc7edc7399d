import type { ApplicationWord, HubWord, Release, SpokeWord } from './words';
import { isEnd, Turn } from './Turn';

interface ApplicationMemory {
  release?: Release;
  degraded: boolean;
  failed: boolean;
  /** The last that was believed; its subject takes back what was told. */
  word: ApplicationWord;
  /** The last look at which it was there. */
  seenAt: number;
}

interface HubMemory {
  word?: 'found' | 'lost';
  /** Undefined until its objects were believed for the first time. */
  applications?: Map<string, ApplicationMemory>;
  readonly spokes: Map<
    string,
    { word: 'found' | 'lost'; subject: SpokeWord['subject'] }
  >;
}

/**
 * Finds what turned between two moments. The first word on a hub, on its
 * spokes and on the Applications that it has then is what was already so and
 * makes no turn; nor does any word that is repeated. A muted hub is forgotten:
 * what turned meanwhile is nobody's news.
 */
export class TransitionWatch {
  readonly #hubs = new Map<string, HubMemory>();
  #looks = 0;

  /**
   * In an order that does not depend on the order of the words.
   *
   * @param now - milliseconds since the epoch
   */
  look(words: readonly HubWord[], now: number): Turn[] {
    this.#looks += 1;
    const moment = { now, look: this.#looks };
    const turns: Turn[] = [];
    const seen = new Set<string>();
    for (const hub of words) {
      const { hub: name } = hub.subject;
      if (hub.muted) continue;
      seen.add(name);
      const memory = this.#hubs.get(name) ?? { spokes: new Map() };
      this.#hubs.set(name, memory);
      turns.push(...hubTurns(hub, memory));
      if (!hub.believed) continue;
      turns.push(...spokeTurns(hub.spokes, memory));
      turns.push(...applicationTurns(hub, memory, moment));
    }
    for (const name of this.#hubs.keys()) {
      if (!seen.has(name)) this.#hubs.delete(name);
    }
    return turns.sort(compareTurns);
  }
}

function compareTurns(a: Turn, b: Turn): number {
  if (a.key !== b.key) return a.key < b.key ? -1 : 1;
  // Where another object came under the same name, the old one ends first.
  if (isEnd(a) !== isEnd(b)) return isEnd(a) ? -1 : 1;
  return a.kind < b.kind ? -1 : 1;
}

function hubTurns({ subject, word, reason }: HubWord, memory: HubMemory) {
  if (word === undefined) return [];
  const before = memory.word;
  memory.word = word;
  if (before === undefined || before === word) return [];
  const kind = word === 'lost' ? 'hubLost' : 'hubFound';
  return [
    turn(subject, kind, { reason: word === 'lost' ? reason : undefined }),
  ];
}

function spokeTurns(
  words: readonly SpokeWord[],
  { spokes }: HubMemory,
): Turn[] {
  const turns: Turn[] = [];
  const there = new Set(words.map(({ subject }) => subject.key));
  for (const [key, { word, subject }] of spokes) {
    if (there.has(key)) continue;
    spokes.delete(key);
    if (word === 'lost') turns.push(gone(subject, 'spokeFound'));
  }
  for (const { subject, word, reason } of words) {
    if (word === undefined) continue;
    const before = spokes.get(subject.key);
    spokes.set(subject.key, { word, subject });
    if (before === undefined || before.word === word) continue;
    turns.push(
      word === 'lost'
        ? turn(subject, 'spokeLost', { reason })
        : turn(subject, 'spokeFound'),
    );
  }
  return turns;
}

interface Moment {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Which look it is. */
  readonly look: number;
}

/** Of 10,000 Applications few say anything new: for the rest nothing is made. */
function applicationTurns(
  hub: HubWord,
  memory: HubMemory,
  moment: Moment,
): Turn[] {
  if (!memory.applications) {
    memory.applications = new Map(
      hub.applications.map(word => [
        word.subject.key,
        asItWas(word, moment.look),
      ]),
    );
    return [];
  }
  const { applications } = memory;
  const turns: Turn[] = [];
  for (const word of hub.applications) {
    const { key } = word.subject;
    let known = applications.get(key);
    // Another object came under the same name.
    if (known && known.word.uid !== word.uid) {
      turns.push(...endsOf(known));
      applications.delete(key);
      known = undefined;
    }
    if (known) known.seenAt = moment.look;
    if (!word.believed) continue;
    if (!known) {
      known = asNew(word, moment.look);
      applications.set(key, known);
    } else if (known.word === word && known.release === word.running) continue;
    turns.push(...turnsOfOne(word, known, hub, moment));
  }
  for (const [key, known] of applications) {
    if (known.seenAt === moment.look) continue;
    applications.delete(key);
    turns.push(...endsOf(known));
  }
  return turns;
}

/** What was told of an object that is gone is taken back. */
function endsOf({ degraded, failed, word }: ApplicationMemory): Turn[] {
  const turns: Turn[] = [];
  if (degraded) turns.push(gone(word.subject, 'recovered'));
  if (failed) turns.push(gone(word.subject, 'syncSucceeded'));
  return turns;
}

/** Updates what is known of an Application. */
function turnsOfOne(
  word: ApplicationWord,
  known: ApplicationMemory,
  { whyDegraded }: HubWord,
  { now }: Moment,
): Turn[] {
  const { subject, running } = word;
  const turns: Turn[] = [];
  known.word = word;
  if (running.fingerprint === known.release?.fingerprint) {
    known.release = running;
  } else if (now >= word.releasedFrom) {
    const previousVersion = known.release?.version;
    known.release = running;
    const { version } = running;
    if (version !== undefined && version !== previousVersion) {
      turns.push(turn(subject, 'deployed', { version, previousVersion }));
    }
  }
  if (word.health !== undefined) {
    const degraded = word.health === 'degraded';
    if (degraded !== known.degraded) {
      turns.push(
        degraded
          ? turn(subject, 'degraded', { reason: whyDegraded(word) })
          : turn(subject, 'recovered'),
      );
    }
    known.degraded = degraded;
  }
  if (word.sync !== undefined) {
    const failed = word.sync === 'failed';
    if (failed !== known.failed) {
      turns.push(
        failed
          ? turn(subject, 'syncFailed', { reason: word.syncReason })
          : turn(subject, 'syncSucceeded'),
      );
    }
    known.failed = failed;
  }
  return turns;
}

function asItWas(word: ApplicationWord, seenAt: number): ApplicationMemory {
  return {
    release: word.running,
    degraded: word.health === 'degraded',
    failed: word.sync === 'failed',
    ...{ word, seenAt },
  };
}

function asNew(word: ApplicationWord, seenAt: number): ApplicationMemory {
  return { degraded: false, failed: false, word, seenAt };
}

function turn(
  subject: ApplicationWord['subject'],
  kind: Turn['kind'],
  parts: Partial<Turn> = {},
): Turn {
  return { ...subject, kind, ...parts };
}

function gone(subject: ApplicationWord['subject'], kind: Turn['kind']): Turn {
  return { ...subject, kind, removed: true };
}
