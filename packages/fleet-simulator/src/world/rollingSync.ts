import type { ApplicationState, Operation } from './applicationState';
import { isRunning } from './operations';
import { matchesRequirements } from './labelSelector';
import type { ApplicationSetSpec, RollingStep } from './argoObjects';
import type { ApplicationSetState, Progress, SetCondition } from './worldState';

/**
 * A RollingSync: Applications that differ from Git wait for their step; a step
 * begins when all before it are Healthy, and takes `maxUpdate` Applications at
 * a time.
 */
export interface RolloutStep {
  set: ApplicationSetState;
  /** Operations to start, by Application name. */
  operations: Map<string, Operation>;
}

export function stepsOf(spec: ApplicationSetSpec): RollingStep[] | undefined {
  return spec.strategy?.type === 'RollingSync'
    ? spec.strategy.rollingSync?.steps ?? []
    : undefined;
}

/** Takes the rollout of a set one look further. */
export function rollOut(
  set: ApplicationSetState,
  applications: readonly ApplicationState[],
  now: number,
): RolloutStep {
  const operations = new Map<string, Operation>();
  const steps = stepsOf(set.spec);
  if (!steps) return { set, operations };
  const placed = applications
    .filter(app => app.deletedAt === undefined && app.sync !== undefined)
    .map(app => ({ app, step: stepOf(app, steps) }));
  const before = new Map(
    set.progress.map(progress => [progress.application, progress]),
  );
  const progress = new Map<string, Progress>();
  for (const { app, step } of placed) {
    progress.set(app.name, observed(before.get(app.name), app, step, now));
  }
  const current = firstUnfinished(placed, progress);
  for (const { app, step } of placed) {
    const own = progress.get(app.name);
    if (own?.status !== 'Waiting' || step !== current) continue;
    if (!hasRoom(steps[step - 1], placed, progress, step)) break;
    progress.set(app.name, {
      ...own,
      status: 'Pending',
      message:
        'Application moved to Pending status, watching for the Application resource to start Progressing',
      since: now,
    });
    operations.set(app.name, operationOf(app));
  }
  const list = [...progress.values()].sort((a, b) =>
    a.application.localeCompare(b.application),
  );
  const conditions = withRollout(set.conditions, current, now);
  const unchanged =
    conditions === set.conditions &&
    list.length === set.progress.length &&
    list.every((entry, index) => entry === set.progress[index]);
  return {
    set: unchanged ? set : { ...set, progress: list, conditions },
    operations,
  };
}

type Placed = { app: ApplicationState; step: number };

/** Counted from 1; -1 for an Application that no step selects, which is never synced. */
function stepOf(app: ApplicationState, steps: readonly RollingStep[]): number {
  const index = steps.findIndex(step =>
    matchesRequirements(app.labels, step.matchExpressions ?? []),
  );
  return index < 0 ? -1 : index + 1;
}

function observed(
  before: Progress | undefined,
  app: ApplicationState,
  step: number,
  now: number,
): Progress {
  const revisions = app.sync?.revisions ?? [app.sync?.revision ?? ''];
  const healthy =
    app.health?.status === 'Healthy' &&
    !app.operation &&
    !isRunning(app.operationState);
  const base: Progress = before ?? {
    application: app.name,
    status: 'Waiting',
    message: 'No Application status found, defaulting status to Waiting',
    step: String(step),
    targetRevisions: revisions,
    since: now,
  };
  const to = (status: Progress['status'], message: string): Progress => ({
    ...base,
    status,
    message,
    step: String(step),
    targetRevisions: revisions,
    since: now,
  });
  const outdated = app.sync?.status === 'OutOfSync';
  switch (base.status) {
    case 'Healthy':
      return outdated
        ? to(
            'Waiting',
            'Application has pending changes, setting status to Waiting',
          )
        : base;
    case 'Waiting':
      return !outdated && healthy
        ? to(
            'Healthy',
            'Application resource is already Healthy, updating status from Waiting to Healthy',
          )
        : base;
    case 'Pending':
      return isRunning(app.operationState) ||
        app.health?.status === 'Progressing' ||
        (app.operationState?.startedAt ?? 0) >= base.since
        ? to(
            'Progressing',
            'Application resource became Progressing, updating status from Pending to Progressing',
          )
        : base;
    default:
      if (healthy && outdated && isComparedSinceSync(app)) {
        return to(
          'Waiting',
          'Application has pending changes, setting status to Waiting',
        );
      }
      return healthy && !outdated
        ? to(
            'Healthy',
            'Application resource became Healthy, updating status from Progressing to Healthy',
          )
        : base;
  }
}

/**
 * Before that, OutOfSync is only what was true before the sync; after it, Git
 * has something newer, and the Application waits for its turn once more.
 */
function isComparedSinceSync(app: ApplicationState): boolean {
  const finishedAt = app.operationState?.finishedAt;
  return finishedAt !== undefined && (app.reconciledAt ?? 0) >= finishedAt;
}

function firstUnfinished(
  placed: readonly Placed[],
  progress: ReadonlyMap<string, Progress>,
): number | undefined {
  const unfinished = placed
    .filter(({ app, step }) => {
      return step > 0 && progress.get(app.name)?.status !== 'Healthy';
    })
    .map(({ step }) => step);
  return unfinished.length > 0 ? Math.min(...unfinished) : undefined;
}

function hasRoom(
  step: RollingStep | undefined,
  placed: readonly Placed[],
  progress: ReadonlyMap<string, Progress>,
  number: number,
): boolean {
  const inStep = placed.filter(other => other.step === number);
  const moving = inStep.filter(({ app }) => {
    const status = progress.get(app.name)?.status;
    return status === 'Pending' || status === 'Progressing';
  });
  return moving.length < mostAtOnce(step?.maxUpdate, inStep.length);
}

/** A number or a share such as `25%`, which is rounded down but not to nothing. */
function mostAtOnce(maxUpdate: number | string | undefined, all: number) {
  if (maxUpdate === undefined) return all;
  if (typeof maxUpdate === 'number') return maxUpdate;
  const percent = /^(\d+)%$/.exec(maxUpdate)?.[1];
  if (percent === undefined) return Number(maxUpdate) || 0;
  const share = Math.floor((all * Number(percent)) / 100);
  return Number(percent) > 0 ? Math.max(1, share) : 0;
}

function operationOf(app: ApplicationState): Operation {
  return {
    ...(app.spec.syncPolicy?.automated?.prune && { prune: true }),
    syncOptions: app.spec.syncPolicy?.syncOptions,
    initiatedBy: { username: 'applicationset-controller', automated: true },
    reason:
      'ApplicationSet RollingSync triggered a sync of this Application resource',
    retry: app.spec.syncPolicy?.retry ?? { limit: 5 },
  };
}

function withRollout(
  conditions: SetCondition[],
  current: number | undefined,
  now: number,
): SetCondition[] {
  const next: Omit<SetCondition, 'since'> =
    current === undefined
      ? {
          type: 'RolloutProgressing',
          status: 'False',
          reason: 'ApplicationSetRolloutComplete',
          message: 'ApplicationSet Rollout has completed',
        }
      : {
          type: 'RolloutProgressing',
          status: 'True',
          reason: 'ApplicationSetModified',
          message: `ApplicationSet is performing rollout of step ${current}`,
        };
  const before = conditions.find(({ type }) => type === next.type);
  if (before?.status === next.status && before.message === next.message) {
    return conditions;
  }
  return [
    ...conditions.filter(({ type }) => type !== next.type),
    { ...next, since: now },
  ];
}
