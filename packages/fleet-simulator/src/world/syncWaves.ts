import type { JsonObject } from '../json';
import type { LiveObject } from './applicationState';
import { healthOf } from './health';
import { resourceIdOf, resourceKey, textAt } from './manifests';
import type { ReconcileContext } from './reconcileContext';

export interface ReachedWaves {
  /** What a sync may apply now: every wave whose predecessors are healthy. */
  targets: JsonObject[];
  /** What the next wave waits for, in Argo CD's words; undefined when all are reached. */
  waitsFor?: string;
}

/** How far a sync has come: a wave begins when everything of the waves before is healthy. */
export function reachedWaves(
  manifests: readonly JsonObject[],
  live: readonly LiveObject[],
  context: Pick<ReconcileContext, 'now' | 'secretReady'>,
): ReachedWaves {
  const objects = new Map(
    live.map(object => [resourceKey(resourceIdOf(object.applied)), object]),
  );
  const waves = [...new Set(manifests.map(waveOf))].sort((a, b) => a - b);
  const targets: JsonObject[] = [];
  for (const [index, wave] of waves.entries()) {
    const own = manifests.filter(manifest => waveOf(manifest) === wave);
    targets.push(...own);
    if (index === waves.length - 1) break;
    const waiting = own.find(manifest => {
      const object = objects.get(resourceKey(resourceIdOf(manifest)));
      const health =
        object && healthOf(object, context.now, context.secretReady);
      return !object || (health && health.status !== 'Healthy');
    });
    if (waiting) return { targets, waitsFor: wordsFor(waiting) };
  }
  return { targets };
}

function waveOf(manifest: JsonObject): number {
  const wave = textAt(
    manifest,
    'metadata',
    'annotations',
    'argocd.argoproj.io/sync-wave',
  );
  return /^-?\d+$/.test(wave) ? Number(wave) : 0;
}

function wordsFor(manifest: JsonObject): string {
  const { group, kind, name } = resourceIdOf(manifest);
  return `waiting for healthy state of ${group}/${kind}/${name}`;
}
