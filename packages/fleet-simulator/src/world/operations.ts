import { ManifestGenerationError } from '../render/repositoryTree';
import { applyManifests } from './applyManifests';
import type {
  ApplicationState,
  HistoryEntry,
  Operation,
  OperationState,
} from './applicationState';
import { withEvent } from './applicationEvents';
import { resourceIdOf } from './manifests';
import type { ReconcileContext } from './reconcileContext';
import { kitchenTime, retryPause } from './retries';
import { reachedWaves } from './syncWaves';
import { afterSync, duration, syncStage } from './timing';

/** Argo CD keeps ten entries unless `revisionHistoryLimit` says otherwise. */
const historyLimit = 10;

/** Picks an operation up that was asked for. */
export function startOperation(
  app: ApplicationState,
  operation: Operation,
  context: ReconcileContext,
): ApplicationState {
  const started: ApplicationState = {
    ...app,
    operation: undefined,
    operationState: {
      operation,
      phase: 'Running',
      startedAt: context.now,
      retryCount: 0,
      dueAt: context.now + duration(syncStage, context, 'start', app.name),
      stage: 'starting',
    },
  };
  const revision = operation.revision ?? app.sync?.revision ?? '';
  return withEvent(
    started,
    'Normal',
    'OperationStarted',
    operation.initiatedBy.automated
      ? `Initiated automated sync to '${revision}'`
      : `${
          operation.initiatedBy.username ?? 'Unknown user'
        } initiated sync to ${revision}`,
    context,
  );
}

/** Takes a running operation one stage further when that is due. */
export function continueOperation(
  app: ApplicationState,
  context: ReconcileContext,
): ApplicationState {
  const state = app.operationState;
  if (!state || !isRunning(state) || state.dueAt > context.now) return app;
  if (state.phase === 'Terminating') {
    return finish(app, state, 'Failed', 'Operation terminated', context);
  }
  const dueAt = context.now + duration(syncStage, context, 'stage', app.name);
  const makesNamespace =
    state.operation.syncOptions?.includes('CreateNamespace=true') &&
    app.live.length === 0;
  if (state.stage === 'starting' && makesNamespace) {
    return {
      ...app,
      operationState: {
        ...state,
        stage: 'namespace',
        message: `waiting for healthy state of /Namespace/${app.spec.destination.namespace}`,
        dueAt,
      },
    };
  }
  return apply(app, state, context);
}

export function isRunning(state: OperationState | undefined): boolean {
  return state?.phase === 'Running' || state?.phase === 'Terminating';
}

function apply(
  app: ApplicationState,
  state: OperationState,
  context: ReconcileContext,
): ApplicationState {
  const { operation } = state;
  if (!context.cluster) {
    const { name, server } = app.spec.destination;
    return finish(
      app,
      state,
      'Error',
      name
        ? `there are no clusters with this name: ${name}`
        : `cluster "${server}" not found`,
      context,
    );
  }
  let rendered;
  try {
    rendered = context.render(app.name, app.spec, operation);
  } catch (error) {
    if (!(error instanceof ManifestGenerationError)) throw error;
    return finish(
      app,
      state,
      'Error',
      `ComparisonError: ${error.message}`,
      context,
    );
  }
  const result = {
    revision: app.spec.sources ? '' : rendered.revisions[0],
    source: operation.source ?? app.spec.source,
    sources: operation.sources ?? app.spec.sources,
    resources: [],
  };
  if (!context.spokeAnswers) {
    const host = context.cluster.server.replace(/^https?:\/\//, '');
    return retry(
      app,
      { ...state, result },
      `failed to sync cluster ${context.cluster.server}: failed to load initial state of resource: Get "${context.cluster.server}/api/v1": dial tcp ${host}: connect: connection refused`,
      context,
    );
  }
  const { targets, waitsFor } = operation.resources
    ? { targets: rendered.manifests, waitsFor: undefined }
    : reachedWaves(rendered.manifests, app.live, context);
  const { live, results } = applyManifests(
    app,
    targets,
    // What later waves bring is not there yet; nothing is superfluous before them.
    waitsFor === undefined && (operation.prune ?? false),
    context,
    operation.resources,
  );
  const { ailment } = context;
  if (ailment?.kind === 'rejected') {
    const refused =
      rendered.manifests.find(manifest => manifest.kind === 'Job') ??
      rendered.manifests[0];
    return retry(
      app,
      {
        ...state,
        result: {
          ...result,
          resources: refused
            ? [
                {
                  ...resourceIdOf(refused),
                  status: 'SyncFailed',
                  message: ailment.reason,
                  hookPhase: 'Failed',
                  syncPhase: 'Sync',
                },
              ]
            : [],
        },
      },
      `one or more objects failed to apply, reason: ${ailment.reason}`,
      context,
    );
  }
  if (waitsFor !== undefined && !operation.dryRun) {
    return {
      ...app,
      live,
      operationState: {
        ...state,
        result: { ...result, resources: results },
        stage: 'applying',
        message: waitsFor,
        dueAt: context.now + duration(syncStage, context, 'wave', app.name),
      },
    };
  }
  const done = finish(
    operation.dryRun ? app : { ...app, live },
    { ...state, result: { ...result, resources: results } },
    'Succeeded',
    'successfully synced (all tasks run)',
    context,
  );
  // What was not whole is no deployment that one could roll back to.
  if (operation.dryRun || operation.resources) return done;
  const entry: HistoryEntry = {
    id: (app.history.at(-1)?.id ?? -1) + 1,
    revision: rendered.revisions[0],
    deployStartedAt: state.startedAt,
    deployedAt: context.now,
    source: result.source,
    sources: result.sources,
    initiatedBy: operation.initiatedBy,
  };
  return {
    ...done,
    conditions: done.conditions.filter(({ type }) => type !== 'SyncError'),
    history: [...app.history, entry].slice(-historyLimit),
  };
}

function retry(
  app: ApplicationState,
  state: OperationState,
  reason: string,
  context: ReconcileContext,
): ApplicationState {
  const limit = state.operation.retry.limit ?? 0;
  if (limit >= 0 && state.retryCount >= limit) {
    const tried =
      state.retryCount > 0 ? ` (retried ${state.retryCount} times).` : '';
    return finish(app, state, 'Failed', `${reason}${tried}`, context);
  }
  const dueAt =
    context.now + retryPause(state.operation.retry, state.retryCount);
  return {
    ...app,
    operationState: {
      ...state,
      stage: 'retrying',
      retryCount: state.retryCount + 1,
      message: `${reason}. Retrying attempt #${
        state.retryCount + 1
      } at ${kitchenTime(dueAt)}.`,
      dueAt,
    },
  };
}

function finish(
  app: ApplicationState,
  state: OperationState,
  phase: 'Succeeded' | 'Failed' | 'Error',
  message: string,
  context: ReconcileContext,
): ApplicationState {
  const done: ApplicationState = {
    ...app,
    operationState: {
      ...state,
      phase,
      message,
      stage: 'done',
      finishedAt: context.now,
    },
    refreshAt: context.now + afterSync,
  };
  const revision = state.operation.revision ?? state.result?.revision ?? '';
  return withEvent(
    done,
    phase === 'Succeeded' ? 'Normal' : 'Warning',
    'OperationCompleted',
    phase === 'Succeeded'
      ? `Sync operation to ${revision} succeeded`
      : `Sync operation to ${revision} failed: ${message}`,
    context,
  );
}
