import { isJsonObject, sameJson, type JsonObject } from '../json';
import type {
  ApplicationState,
  LiveObject,
  Operation,
  SyncResultResource,
} from './applicationState';
import {
  imagesOf,
  isWorkload,
  ResourceId,
  resourceIdOf,
  resourceKey,
  templateHash,
} from './manifests';
import type { ReconcileContext } from './reconcileContext';
import { duration, podStart } from './timing';

export interface Applied {
  live: LiveObject[];
  results: SyncResultResource[];
}

/** Order in which Argo CD applies kinds within a wave. */
const kindOrder = [
  'Namespace',
  'Secret',
  'ConfigMap',
  'CustomResourceDefinition',
  'ServiceAccount',
  'ClusterRole',
  'ClusterRoleBinding',
  'Service',
  'Deployment',
  'StatefulSet',
  'Job',
];

export function inApplyOrder(manifests: readonly JsonObject[]): JsonObject[] {
  const place = (manifest: JsonObject) => {
    const index = kindOrder.indexOf(resourceIdOf(manifest).kind);
    return index < 0 ? kindOrder.length : index;
  };
  return [...manifests].sort((a, b) => place(a) - place(b));
}

/**
 * Applies manifests to the spoke: makes what is missing, changes what differs
 * (edits made by hand to fields that Git names are lost), and, with `prune`,
 * removes what Git no longer has. Where some are chosen the rest stays as it is.
 */
export function applyManifests(
  app: ApplicationState,
  targets: readonly JsonObject[],
  prune: boolean,
  context: ReconcileContext,
  chosen: Operation['resources'] = undefined,
): Applied {
  const before = new Map(
    app.live.map(object => [resourceKey(resourceIdOf(object.applied)), object]),
  );
  const results: SyncResultResource[] = [];
  const live = inApplyOrder(targets).flatMap(target => {
    const id = resourceIdOf(target);
    const existing = before.get(resourceKey(id));
    before.delete(resourceKey(id));
    if (!isChosen(id, chosen)) return existing ?? [];
    const next = existing
      ? updated(existing, target, context, app.name)
      : created(target, context, app.name);
    results.push(resultOf(target, verb(existing, next)));
    return next;
  });
  for (const object of before.values()) {
    const mine = isChosen(resourceIdOf(object.applied), chosen);
    if (!prune || !mine) live.push(object);
    if (!mine) continue;
    results.push(resultOf(object.applied, prune ? 'pruned' : 'ignored'));
  }
  return { live, results };
}

function isChosen(id: ResourceId, chosen: Operation['resources']): boolean {
  return (
    chosen === undefined ||
    chosen.some(
      ({ group, kind, namespace, name }) =>
        group === id.group &&
        kind === id.kind &&
        name === id.name &&
        (namespace === undefined || namespace === id.namespace),
    )
  );
}

function verb(existing: LiveObject | undefined, next: LiveObject): string {
  if (!existing) return 'created';
  return existing === next ? 'unchanged' : 'configured';
}

function resultOf(manifest: JsonObject, what: string): SyncResultResource {
  const id = resourceIdOf(manifest);
  const images = imagesOf(manifest);
  const word = `${id.kind.toLowerCase()}${id.group ? `.${id.group}` : ''}`;
  const base = { ...id, syncPhase: 'Sync' as const };
  if (what === 'pruned') {
    return { ...base, status: 'Pruned', message: 'pruned' };
  }
  if (what === 'ignored') {
    return {
      ...base,
      status: 'PruneSkipped',
      message: 'ignored (requires pruning)',
    };
  }
  return {
    ...base,
    status: 'Synced',
    message: `${word}/${id.name} ${what}`,
    hookPhase: 'Running',
    ...(images.length > 0 && { images }),
  };
}

function created(
  target: JsonObject,
  context: ReconcileContext,
  application: string,
): LiveObject {
  const { now, seeded } = context;
  const id = resourceKey(resourceIdOf(target));
  const where = context.cluster?.name ?? '';
  return {
    uid: seeded.uuid('object', where, application, id, String(now)),
    resourceVersion: context.nextResourceVersion(),
    createdAt: now,
    generation: 1,
    applied: target,
    edits: [],
    ...(isWorkload(target) && {
      rollout: {
        revision: 1,
        hash: templateHash(target),
        startedAt: now,
        readyAt: now + duration(podStart, context, application, where),
        ready: false,
      },
    }),
  };
}

function updated(
  existing: LiveObject,
  target: JsonObject,
  context: ReconcileContext,
  application: string,
): LiveObject {
  const kept = existing.edits.filter(edit => !mentions(target, edit.path));
  if (
    sameJson(existing.applied, target) &&
    kept.length === existing.edits.length
  ) {
    return existing;
  }
  const next: LiveObject = {
    ...existing,
    applied: target,
    edits: kept,
    resourceVersion: context.nextResourceVersion(),
    generation: existing.generation + 1,
  };
  const hash = templateHash(target);
  if (!existing.rollout || existing.rollout.hash === hash) return next;
  return {
    ...next,
    rollout: {
      revision: existing.rollout.revision + 1,
      hash,
      startedAt: context.now,
      readyAt:
        context.now +
        duration(podStart, context, application, context.cluster?.name ?? ''),
      ready: false,
      previousHash: existing.rollout.ready
        ? existing.rollout.hash
        : existing.rollout.previousHash,
    },
  };
}

/** Does Git say something about the field at this path? */
function mentions(target: JsonObject, path: readonly string[]): boolean {
  let current: unknown = target;
  for (const key of path) {
    if (!isJsonObject(current) || current[key] === undefined) return false;
    current = current[key];
  }
  return true;
}
