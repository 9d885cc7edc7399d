import { sameJson } from '../json';
import { sourcesOf } from '../render/renderApplication';
import { withTransitionEvents } from './applicationEvents';
import type { ApplicationState, Operation } from './applicationState';
import { compare, healthOfAll, resourcesOf, transition } from './comparison';
import { progressRollouts } from './health';
import { continueOperation, isRunning, startOperation } from './operations';
import type { ReconcileContext } from './reconcileContext';
import { duration, recovery, selfHealPause } from './timing';

/**
 * One look of the controller at one Application. Answers the same state when
 * there is nothing to do, and `undefined` when it is gone.
 *
 * @throws RevisionNotFetched when a commit has to be fetched first; look again later
 */
export function reconcileApplication(
  app: ApplicationState,
  context: ReconcileContext,
): ApplicationState | undefined {
  const { now } = context;
  if (app.deletedAt !== undefined) {
    return app.deletedAt <= now ? undefined : app;
  }
  let next = app;
  if (next.operation && !isRunning(next.operationState)) {
    next = startOperation(next, next.operation, context);
  }
  next = continueOperation(next, context);
  if (context.spokeAnswers) next = watchSpoke(next, context);
  if (next.refreshAt <= now) {
    const compared = compare(next, context);
    next = withTransitionEvents(next, compared, context);
    next = withSyncError(next, now);
    const operation = automatedSync(next, context);
    if (operation) next = { ...next, operation };
  }
  return next;
}

/** The controller watches the spoke: pods that come up or fail show at once, without a comparison. */
function watchSpoke(
  app: ApplicationState,
  context: ReconcileContext,
): ApplicationState {
  const settled =
    !context.ailment && app.live.every(object => object.rollout?.ready ?? true);
  if (settled || !app.sync || isBeforeComparison(app)) return app;
  const live = progressRollouts(
    app.live,
    context.now,
    context.ailment,
    duration(recovery, context, 'recovery', app.name),
  );
  const watched = live === app.live ? app : { ...app, live };
  const seen = resourcesOf(watched, undefined, context);
  const resources = app.resources.map(resource => {
    const health = seen.find(
      other =>
        other.kind === resource.kind &&
        other.name === resource.name &&
        other.group === resource.group,
    )?.health;
    return health ? { ...resource, health } : resource;
  });
  if (live === app.live && sameJson(asJson(resources), asJson(app.resources))) {
    return app;
  }
  const next = {
    ...watched,
    resources,
    health: transition(app, healthOfAll(resources), context.now),
  };
  return withTransitionEvents(app, next, context);
}

/** Right after a sync the controller shows what it saw before, until it has compared. */
function isBeforeComparison(app: ApplicationState): boolean {
  const finishedAt = app.operationState?.finishedAt;
  return finishedAt !== undefined && finishedAt > (app.reconciledAt ?? 0);
}

function asJson(resources: ApplicationState['resources']) {
  return resources.map(({ name, kind, health }) => ({ name, kind, ...health }));
}

/** After its last retry a failed operation stands on the Application as a condition. */
function withSyncError(app: ApplicationState, now: number): ApplicationState {
  const state = app.operationState;
  const failed = state?.phase === 'Failed' || state?.phase === 'Error';
  const automated = state?.operation.initiatedBy.automated;
  if (!failed || !automated || app.sync?.status !== 'OutOfSync') {
    return app;
  }
  const revision = state?.operation.revision ?? state?.result?.revision ?? '';
  const message = `Failed last sync attempt to [${revision}]: ${
    state?.message ?? ''
  }`;
  if (app.conditions.some(condition => condition.message === message)) {
    return app;
  }
  return {
    ...app,
    conditions: [
      ...app.conditions.filter(({ type }) => type !== 'SyncError'),
      { type: 'SyncError', message, since: now },
    ],
  };
}

/** Argo CD syncs by itself once per revision and source, and again only to heal drift. */
function automatedSync(
  app: ApplicationState,
  context: ReconcileContext,
): Operation | undefined {
  const policy = app.spec.syncPolicy;
  const automated = policy?.automated;
  if (!automated || automated.enabled === false || context.syncedBySet) {
    return undefined;
  }
  if (app.sync?.status !== 'OutOfSync' || app.operation) return undefined;
  if (isRunning(app.operationState) || !context.maySyncItself()) {
    return undefined;
  }
  const onlyPruning = app.resources
    .filter(resource => resource.status !== 'Synced')
    .every(resource => resource.requiresPruning);
  if (onlyPruning && !automated.prune) return undefined;
  const last = app.operationState;
  const revision = app.sync.revision ?? app.sync.revisions?.[0];
  if (last && last.operation.revision === revision && sameSources(app)) {
    const healable =
      last.phase === 'Succeeded' &&
      automated.selfHeal &&
      context.now - (last.finishedAt ?? 0) >= selfHealPause;
    if (!healable) return undefined;
  }
  return {
    revision,
    ...(automated.prune && { prune: true }),
    source: app.spec.source,
    sources: app.spec.sources,
    syncOptions: policy?.syncOptions,
    initiatedBy: { automated: true },
    retry: policy?.retry ?? { limit: 5 },
  };
}

function sameSources(app: ApplicationState): boolean {
  const attempted = app.operationState?.operation;
  const before =
    attempted?.sources ?? (attempted?.source ? [attempted.source] : []);
  return JSON.stringify(before) === JSON.stringify(sourcesOf(app.spec));
}
