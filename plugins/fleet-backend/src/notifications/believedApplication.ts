import { refOf } from '../domain/applications';
import { ApplicationFacts, objectKeyOf } from '../domain/facts';
import { hasMixedImages } from '../domain/images';
import { failedSync, isSyncing, lastSync } from '../domain/lastSync';
import { perObject } from '../domain/memo';
import { ApplicationRow, oneLine } from '../domain/row';
import type { ApplicationWord, Subject } from './words';

/** Health is compared again after a sync; until then the old word stands. */
const SETTLE_MS = 30_000;

/** What can be said of one Application; all are looked at every few seconds. */
export const believedApplication = perObject(
  (row: ApplicationRow): ApplicationWord => {
    const { facts, place } = row;
    const failure = failedSync(facts);
    return {
      ref: refOf(facts),
      subject: subjectOf(row),
      uid: facts.uid,
      running: {
        fingerprint: JSON.stringify([
          [...facts.images].sort(),
          facts.history[0]?.revisions ?? [],
          facts.sources.map(({ chart, targetRevision }) =>
            chart === undefined ? '' : targetRevision,
          ),
        ]),
        version: row.version,
      },
      releasedFrom: settledAfter(facts),
      health: healthOf(facts),
      sync: failure ? 'failed' : syncOf(facts),
      reason: row.reason,
      syncReason: oneLine(failure?.message),
      believed: place === null || place.word === 'agreed',
    };
  },
);

function subjectOf({ facts, link, place }: ApplicationRow): Subject {
  return {
    key: `application ${objectKeyOf(facts)}`,
    hub: facts.hub,
    cluster: facts.cluster ?? undefined,
    environment: place?.environment,
    namespace: facts.namespace,
    application: facts.name,
    service: link.service,
    entityRef: link.entityRef,
    owners: [...link.owners],
    production: place?.production ?? false,
  };
}

/** Progressing and Missing are on the way to one of the two. */
function healthOf({ health }: ApplicationFacts): ApplicationWord['health'] {
  if (health === 'Degraded') return 'degraded';
  return health === 'Healthy' ? 'healthy' : undefined;
}

function syncOf(facts: ApplicationFacts): ApplicationWord['sync'] {
  return lastSync(facts)?.phase === 'Succeeded' ? 'succeeded' : undefined;
}

/** Milliseconds since the epoch; infinite while it is not well. */
function settledAfter(facts: ApplicationFacts): number {
  const { health, healthSince, history, images } = facts;
  const busy = isSyncing(facts);
  if (health !== 'Healthy' || busy || hasMixedImages(images)) return Infinity;
  const deployedAt = Date.parse(history[0]?.deployedAt ?? '');
  if (Number.isNaN(deployedAt)) return -Infinity;
  return Date.parse(healthSince ?? '') > deployedAt
    ? -Infinity
    : deployedAt + SETTLE_MS;
}
