import fc from 'fast-check';
import type { ApplicationWord, HubWord, SpokeWord } from './words';
import { isEnd, topicOf, Turn } from './Turn';
import { TransitionWatch } from './TransitionWatch';

fc.configureGlobal({
  seed: Number(process.env.FLEET_PROPERTY_SEED ?? 20261121),
});

const NOW = Date.parse('2026-11-21T10:00:00Z');

const voice = fc.constantFrom('found' as const, 'lost' as const, undefined);

function mostly(value: boolean) {
  return fc.oneof(
    { weight: 7, arbitrary: fc.constant(value) },
    { weight: 1, arbitrary: fc.constant(!value) },
  );
}

function subjectOf(kind: string, hub: string, name: string) {
  const key = `${kind} ${hub}/${name}`;
  return { key, hub, owners: ['group:default/shop'], production: false };
}

const applicationOf = (hub: string) => (name: string) =>
  fc.record<ApplicationWord>({
    ref: fc.constant({ hub, namespace: 'argocd', name }),
    subject: fc.constant({
      ...subjectOf('application', hub, name),
      service: name,
    }),
    uid: fc.constantFrom('one', 'another'),
    running: fc
      .constantFrom('1.0.0', '1.1.0', '2.0.0')
      .map(version => ({ fingerprint: version, version })),
    releasedFrom: fc.constantFrom(NOW, NOW + 1),
    health: fc.constantFrom('healthy', 'degraded', undefined),
    sync: fc.constantFrom('succeeded', 'failed', undefined),
    believed: mostly(true),
  });

const spokeOf = (hub: string) => (name: string) =>
  fc.record<SpokeWord>({
    subject: fc.constant({ ...subjectOf('spoke', hub, name), cluster: name }),
    word: voice,
  });

/** Any of the names, each with any word. */
function someOf<T>(names: string[], wordOf: (name: string) => fc.Arbitrary<T>) {
  return fc
    .subarray(names, { minLength: names.length - 1 })
    .chain(chosen => fc.tuple(...chosen.map(name => wordOf(name))));
}

const hubOf = (name: string) =>
  fc.record<HubWord>({
    subject: fc.constant(subjectOf('hub', name, '')),
    word: voice,
    muted: mostly(false),
    believed: mostly(true),
    spokes: someOf(['eu-1', 'us-1', 'ap-1'], spokeOf(name)),
    applications: someOf(['cart', 'checkout', 'pay'], applicationOf(name)),
    whyDegraded: fc.constant(() => undefined),
  });

const moment = someOf(['prod-hub', 'lab-hub'], hubOf);
const moments = fc.array(moment, { minLength: 1, maxLength: 12 });

/** The same words in another order. */
function turnedRound(words: readonly HubWord[]): HubWord[] {
  return [...words].reverse().map(hub => ({
    ...hub,
    spokes: [...hub.spokes].reverse(),
    applications: [...hub.applications].reverse(),
  }));
}

function keysOf({ subject, spokes, applications }: HubWord): string[] {
  const objects = [...spokes, ...applications];
  return [subject.key, ...objects.map(one => one.subject.key)];
}

describe('TransitionWatch, whatever happens', () => {
  it('says nothing about what is repeated, nor about what is there first', () => {
    let turned = 0;
    fc.assert(
      fc.property(moments, all => {
        const watch = new TransitionWatch();
        expect(watch.look(all[0], NOW)).toEqual([]);
        for (const words of all) {
          turned += watch.look(words, NOW).length;
          expect(watch.look(words, NOW)).toEqual([]);
        }
      }),
    );
    expect(turned).toBeGreaterThan(100);
  });

  it('does not depend on the order in which words arrive', () => {
    fc.assert(
      fc.property(moments, all => {
        const [straight, round] = [
          new TransitionWatch(),
          new TransitionWatch(),
        ];
        for (const words of all) {
          expect(round.look(turnedRound(words), NOW)).toEqual(
            straight.look(words, NOW),
          );
        }
      }),
    );
  });

  it('ends only what is so, and begins only what is not', () => {
    fc.assert(
      fc.property(moments, all => {
        const watch = new TransitionWatch();
        const last = new Map<string, Turn>();
        let before: readonly HubWord[] = [];
        for (const words of all) {
          // What turns while a hub is muted, or away, is forgotten.
          for (const hub of before) {
            const now = words.find(one => one.subject.key === hub.subject.key);
            if (now && !now.muted) continue;
            for (const [key, turn] of last) {
              if (turn.hub === hub.subject.hub) last.delete(key);
            }
          }
          // A cluster that is registered again begins with a first word.
          const there = new Set(words.flatMap(keysOf));
          const believed = words.filter(one => one.believed && !one.muted);
          for (const [key, turn] of last) {
            const asked = believed.some(one => one.subject.hub === turn.hub);
            if (asked && !there.has(turn.key)) last.delete(key);
          }
          for (const turn of watch.look(words, NOW)) {
            if (turn.kind === 'deployed') continue;
            const key = `${topicOf(turn)} ${turn.key}`;
            const known = last.get(key);
            expect(known && isEnd(known)).not.toBe(isEnd(turn));
            // What comes under the same name begins with a first word.
            if (turn.removed) last.delete(key);
            else last.set(key, turn);
          }
          before = words;
        }
      }),
    );
  });

  it('believes nothing of a hub that is not believed', () => {
    fc.assert(
      fc.property(moments, all => {
        const watch = new TransitionWatch();
        for (const words of all) {
          const doubted = words
            .filter(hub => !hub.believed || hub.muted)
            .map(({ subject }) => subject.hub);
          for (const turn of watch.look(words, NOW)) {
            if (turn.key.startsWith('hub')) continue;
            expect(doubted).not.toContain(turn.hub);
          }
        }
      }),
    );
  });
});
