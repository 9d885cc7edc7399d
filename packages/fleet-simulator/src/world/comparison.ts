import { covers, sameJson, type JsonObject } from '../json';
import { sourcesOf } from '../render/renderApplication';
import { ManifestGenerationError } from '../render/repositoryTree';
import type {
  ApplicationState,
  Condition,
  LiveObject,
  ResourceStatus,
} from './applicationState';
import { hasHealthCheck, healthOf, worstHealth } from './health';
import {
  desiredOnSpoke,
  imagesOf,
  resourceIdOf,
  resourceKey,
} from './manifests';
import type { ReconcileContext } from './reconcileContext';
import { refreshPause } from './timing';

/** Conditions that a comparison sets; others (SyncError) belong to operations. */
const ownConditions = ['ComparisonError', 'InvalidSpecError'];

/**
 * What the hub's controller writes after it compared an Application with Git
 * and with the spoke: sync, health, resources, conditions, images.
 *
 * @throws RevisionNotFetched
 */
export function compare(
  app: ApplicationState,
  context: ReconcileContext,
): ApplicationState {
  const { now } = context;
  const base = { ...app, refreshAt: now + refreshPause(app.name, context) };
  if (!context.cluster) {
    const { name, server } = app.spec.destination;
    return {
      ...base,
      sync: { status: 'Unknown' },
      health: transition(app, 'Unknown', now),
      resources: [],
      conditions: conditionsOf(app, now, {
        type: 'InvalidSpecError',
        message: name
          ? `there are no clusters with this name: ${name}`
          : `error getting cluster by server "${server}": cluster "${server}" not found`,
      }),
    };
  }
  const compared = {
    source: app.spec.source,
    sources: app.spec.sources,
    destination: app.spec.destination,
  };
  let rendered;
  try {
    rendered = context.render(app.name, app.spec);
  } catch (error) {
    if (!(error instanceof ManifestGenerationError)) throw error;
    const resources = resourcesOf(app, undefined, context);
    const [source] = sourcesOf(app.spec);
    return {
      ...base,
      sync: {
        status: 'Unknown',
        revision: source?.targetRevision ?? 'HEAD',
        ...compared,
      },
      health: transition(app, healthOfAll(resources), now),
      resources,
      conditions: conditionsOf(app, now, {
        type: 'ComparisonError',
        message: error.message,
      }),
      reconciledAt: now,
    };
  }
  const resources = resourcesOf(app, rendered.manifests, context);
  const differs = resources.some(resource => resource.status !== 'Synced');
  return {
    ...base,
    sync: {
      status: differs ? 'OutOfSync' : 'Synced',
      ...(app.spec.sources
        ? { revisions: rendered.revisions }
        : { revision: rendered.revisions[0] }),
      ...compared,
    },
    health: transition(app, healthOfAll(resources), now),
    resources,
    conditions: conditionsOf(app, now),
    images: [
      ...new Set(app.live.flatMap(object => imagesOf(desiredOnSpoke(object)))),
    ].sort(),
    sourceTypes: rendered.sourceTypes,
    reconciledAt: now,
  };
}

/** Is an object on the spoke other than Git says? Defaults that the API server fills in are not drift. */
export function isModified(target: JsonObject, object: LiveObject): boolean {
  return (
    !sameJson(target, object.applied) || !covers(desiredOnSpoke(object), target)
  );
}

export function resourcesOf(
  app: ApplicationState,
  targets: readonly JsonObject[] | undefined,
  context: Pick<ReconcileContext, 'now' | 'secretReady'>,
): ResourceStatus[] {
  const live = new Map(
    app.live.map(object => [resourceKey(resourceIdOf(object.applied)), object]),
  );
  const wanted = targets ?? app.live.map(object => object.applied);
  const resources = wanted.map((target): ResourceStatus => {
    const id = resourceIdOf(target);
    const object = live.get(resourceKey(id));
    live.delete(resourceKey(id));
    if (!object) {
      return {
        ...id,
        status: 'OutOfSync',
        ...(hasHealthCheck(id.kind) && { health: { status: 'Missing' } }),
      };
    }
    const health = healthOf(object, context.now, context.secretReady);
    return {
      ...id,
      status: isModified(target, object) ? 'OutOfSync' : 'Synced',
      ...(health && { health }),
    };
  });
  for (const object of live.values()) {
    const health = healthOf(object, context.now, context.secretReady);
    resources.push({
      ...resourceIdOf(object.applied),
      status: 'OutOfSync',
      ...(health && { health }),
      requiresPruning: true,
    });
  }
  return resources.sort(byGroupAndName);
}

function byGroupAndName(a: ResourceStatus, b: ResourceStatus): number {
  return (
    a.group.localeCompare(b.group) ||
    a.kind.localeCompare(b.kind) ||
    a.name.localeCompare(b.name)
  );
}

export function healthOfAll(resources: readonly ResourceStatus[]) {
  return worstHealth(
    resources.flatMap(resource =>
      resource.health ? [resource.health.status] : [],
    ),
  );
}

/** The time of the last transition stays while the health does. */
export function transition(
  app: ApplicationState,
  status: NonNullable<ApplicationState['health']>['status'],
  now: number,
): NonNullable<ApplicationState['health']> {
  return app.health?.status === status ? app.health : { status, since: now };
}

function conditionsOf(
  app: ApplicationState,
  now: number,
  found?: { type: string; message: string },
): Condition[] {
  const others = app.conditions.filter(
    condition => !ownConditions.includes(condition.type),
  );
  if (!found) return others;
  const before = app.conditions.find(
    condition =>
      condition.type === found.type && condition.message === found.message,
  );
  return [...others, before ?? { ...found, since: now }];
}
