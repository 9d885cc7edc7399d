import type { ApplicationState, Operation } from '../world/applicationState';
import { compare } from '../world/comparison';
import type { HubWorld } from '../world/HubWorld';
import {
  continueOperation,
  isRunning,
  startOperation,
} from '../world/operations';
import type { ReconcileContext } from '../world/reconcileContext';
import {
  renderApplication,
  type RenderedApplication,
} from '../render/renderApplication';
import {
  ManifestGenerationError,
  type RepositoryTree,
} from '../render/repositoryTree';
import { reconcileApplication } from '../world/reconcileApplication';
import { refreshPause } from '../world/timing';

/** A commit that was rolled out to everybody at some time of the past. */
export interface Release {
  tree: RepositoryTree;
  at: number;
  folders: readonly string[];
}

/**
 * Brings an Application to the state in which the releases up to now have
 * left it: one entry of history for each commit that concerned it, and
 * everything on the spoke in place.
 */
export function settle(
  hub: HubWorld,
  name: string,
  releases: readonly Release[],
): void {
  const before = hub.application(name);
  if (!before) return;
  const createdAt = releases[0]?.at ?? before.createdAt;
  let app: ApplicationState = { ...before, createdAt };
  for (const release of releases) {
    if (concerns(release, app)) app = rolledOut(app, hub, release);
  }
  const context = hub.contextOf(app);
  const seen = compare(app, context);
  hub.replace(before, {
    ...seen,
    conditions: seen.conditions.map(condition => ({
      ...condition,
      since: createdAt,
    })),
    ...(seen.health && {
      health: {
        ...seen.health,
        since: (app.history.at(-1)?.deployedAt ?? createdAt) + 15_000,
      },
    }),
    // Comparisons are spread over the interval, as they are on a hub that runs for long.
    refreshAt:
      context.now +
      refreshPause(name, context) * context.seeded.fraction('spread', name),
  });
}

function concerns(release: Release, app: ApplicationState): boolean {
  const team = app.labels['app.kubernetes.io/part-of'];
  return release.folders.some(
    folder =>
      folder === '' || (team !== undefined && folder.split('/').includes(team)),
  );
}

function rolledOut(
  app: ApplicationState,
  hub: HubWorld,
  release: Release,
): ApplicationState {
  const { tree } = release;
  let rendered: RenderedApplication;
  try {
    rendered = renderApplication({
      applicationName: app.name,
      spec: app.spec,
      treeOf: () => tree,
    });
  } catch (error) {
    // It was never rolled out: its comparison says why.
    if (error instanceof ManifestGenerationError) return app;
    throw error;
  }
  const context: ReconcileContext = {
    ...hub.contextOf(app, release.at),
    spokeAnswers: true,
    ailment: undefined,
    render: () => rendered,
  };
  let next = startOperation(app, operationOf(app, tree.sha, context), context);
  for (let at = release.at; isRunning(next.operationState); at += 1_000) {
    next = continueOperation(next, { ...context, now: at });
  }
  return { ...next, live: next.live.map(withReadyPods), events: [] };
}

function operationOf(
  app: ApplicationState,
  revision: string,
  context: ReconcileContext,
): Operation {
  const policy = app.spec.syncPolicy;
  const automated = policy?.automated !== undefined && !context.syncedBySet;
  const base: Operation = {
    revision,
    source: app.spec.source,
    sources: app.spec.sources,
    syncOptions: policy?.syncOptions,
    initiatedBy: automated ? { automated: true } : { username: 'release-bot' },
    retry: policy?.retry ?? { limit: 5 },
  };
  if (policy?.automated?.prune) return { ...base, prune: true };
  return base;
}

function withReadyPods(
  object: ApplicationState['live'][number],
): ApplicationState['live'][number] {
  return object.rollout
    ? {
        ...object,
        rollout: { ...object.rollout, ready: true, previousHash: undefined },
      }
    : object;
}

/**
 * Lets one Application live through a stretch of the past, second by second,
 * so that its trouble has the marks that the controller would have left.
 */
export function relive(
  hub: HubWorld,
  name: string,
  from: number,
  to: number,
): void {
  const before = hub.application(name);
  if (!before) return;
  let app: ApplicationState = { ...before, refreshAt: from };
  for (let at = from; at <= to; at += 1_000) {
    app = reconcileApplication(app, hub.contextOf(app, at)) ?? app;
  }
  hub.replace(before, app);
}
