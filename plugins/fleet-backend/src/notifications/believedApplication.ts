import type { ApplicationFacts } from '../domain/facts';
import { hasMixedImages } from '../domain/images';
import { perObject } from '../domain/memo';
import { ApplicationRow, oneLine } from '../domain/row';
import type { ApplicationWord } from './words';

/** Health is compared again after a sync; until then the old word stands. */
const SETTLE_MS = 30_000;

type Word = Pick<
  ApplicationWord,
  'uid' | 'running' | 'released' | 'health' | 'sync' | 'syncReason'
>;

/** The part of the word that is about the Application alone. */
export function believedApplication(row: ApplicationRow, now: number): Word {
  const { settledFrom, ...word } = lastingWord(row);
  return { ...word, released: now >= settledFrom };
}

/** The same for as long as nothing of the row changes: all are looked at often. */
const lastingWord = perObject(
  ({
    facts,
    version,
  }: ApplicationRow): Omit<Word, 'released'> & { settledFrom: number } => {
    const { phase } = facts.operation ?? {};
    const failed = phase === 'Failed' || phase === 'Error';
    return {
      uid: facts.uid,
      running: {
        fingerprint: JSON.stringify([
          [...facts.images].sort(),
          facts.history[0]?.revisions ?? [],
          facts.sources.map(({ chart, targetRevision }) =>
            chart === undefined ? '' : targetRevision,
          ),
        ]),
        version,
      },
      settledFrom: settledAfter(facts),
      health: healthOf(facts),
      sync: failed ? 'failed' : syncOf(phase),
      syncReason: failed ? oneLine(facts.operation?.message) : undefined,
    };
  },
);

/** Progressing and Missing are on the way to one of the two. */
function healthOf({ health }: ApplicationFacts): ApplicationWord['health'] {
  if (health === 'Degraded') return 'degraded';
  return health === 'Healthy' ? 'healthy' : undefined;
}

function syncOf(phase: string | undefined): ApplicationWord['sync'] {
  return phase === 'Succeeded' ? 'succeeded' : undefined;
}

/** Milliseconds since the epoch; infinite while it is not well. */
function settledAfter(facts: ApplicationFacts): number {
  const { health, healthSince, operation, history, images } = facts;
  const busy =
    operation?.phase === 'Running' || operation?.phase === 'Terminating';
  if (health !== 'Healthy' || busy || hasMixedImages(images)) return Infinity;
  const deployedAt = Date.parse(history[0]?.deployedAt ?? '');
  if (Number.isNaN(deployedAt)) return -Infinity;
  return Date.parse(healthSince ?? '') > deployedAt
    ? -Infinity
    : deployedAt + SETTLE_MS;
}
