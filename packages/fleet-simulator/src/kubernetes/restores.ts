import { timestamp } from '../clock';
import { isJsonArray, valueAt, type JsonObject } from '../json';
import type { Seeded } from '../seeded';
import type { LiveObject } from '../world/applicationState';
import { desiredOnSpoke, stringsAt, textAt } from '../world/manifests';
import { liveMetadata } from './deployments';

/** Velero looks at new objects every so often. */
const noticed = 2_000;

export function isRestore(object: LiveObject): boolean {
  return (
    textAt(object.applied, 'kind') === 'Restore' &&
    textAt(object.applied, 'apiVersion').startsWith('velero.io/')
  );
}

/** Milliseconds that Velero takes for a Restore. */
function lengthOf(object: LiveObject, seeded: Seeded, cluster: string): number {
  const name = textAt(object.applied, 'metadata', 'name');
  return seeded.between(15, 30, 'restore', cluster, name) * 1_000;
}

/** The Restore as Velero has brought it so far. */
export function restoreObject(
  object: LiveObject,
  on: { seeded: Seeded; cluster: string; now: number; backups: JsonObject[] },
): JsonObject {
  const desired = desiredOnSpoke(object);
  const status = statusOf(object, on);
  return {
    ...desired,
    metadata: liveMetadata(object, desired),
    ...(status && { status }),
  };
}

function statusOf(
  object: LiveObject,
  {
    seeded,
    cluster,
    now,
    backups,
  }: { seeded: Seeded; cluster: string; now: number; backups: JsonObject[] },
): JsonObject | undefined {
  const startedAt = object.createdAt + noticed;
  if (now < startedAt) return undefined;
  const wanted = textAt(object.applied, 'spec', 'backupName');
  const backup = backups.find(
    one => textAt(one, 'metadata', 'name') === wanted,
  );
  if (!backup) {
    return {
      phase: 'FailedValidation',
      validationErrors: [
        `Error retrieving backup: Backup.velero.io "${wanted}" not found`,
      ],
    };
  }
  const finishedAt = startedAt + lengthOf(object, seeded, cluster);
  const done = now >= finishedAt;
  const all = valueAt(backup, ['status', 'progress', 'totalItems']);
  const named = valueAt(object.applied, ['spec', 'includedNamespaces']);
  const namespaces = isJsonArray(named) ? named.length : 1;
  const total =
    Math.ceil((typeof all === 'number' ? all : 100) / 12) * namespaces;
  const share = Math.min(1, (now - startedAt) / (finishedAt - startedAt));
  return {
    phase: done ? 'Completed' : 'InProgress',
    startTimestamp: timestamp(startedAt),
    ...(done && { completionTimestamp: timestamp(finishedAt) }),
    progress: { itemsRestored: Math.floor(total * share), totalItems: total },
  };
}

/** Namespaces that Restores have made by now. */
export function restoredNamespaces(restores: readonly JsonObject[]): string[] {
  return restores
    .filter(one => textAt(one, 'status', 'phase') === 'Completed')
    .flatMap(one => Object.values(stringsAt(one, 'spec', 'namespaceMapping')));
}

/** Changes whenever a Restore gets somewhere. */
export function restoreStamp(
  objects: readonly LiveObject[],
  on: { seeded: Seeded; cluster: string; now: number },
): string {
  return objects
    .filter(isRestore)
    .map(object => {
      const since = on.now - object.createdAt - noticed;
      const length = lengthOf(object, on.seeded, on.cluster);
      return Math.max(-1, Math.min(length, Math.floor(since / 1_000) * 1_000));
    })
    .join('.');
}
