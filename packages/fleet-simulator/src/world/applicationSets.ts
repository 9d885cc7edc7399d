import { isDeepStrictEqual } from 'node:util';
import { sameJson } from '../json';
import { ManifestGenerationError } from '../render/repositoryTree';
import type { Seeded } from '../seeded';
import type {
  ApplicationManifest,
  ApplicationSetManifest,
} from './argoObjects';
import type { ApplicationState } from './applicationState';
import {
  generateApplications,
  type Generation,
  type GenerationRequest,
} from './placement';
import { stepsOf } from './rollingSync';
import { deletion, duration, firstLook } from './timing';
import type { ApplicationSetState, SetCondition } from './worldState';

interface SetContext {
  readonly now: number;
  readonly seeded: Seeded;
  nextResourceVersion(): string;
}

/** A set as it is first seen, or with the spec that Git now has. */
export function admitted(
  manifest: ApplicationSetManifest,
  before: ApplicationSetState | undefined,
  context: SetContext,
): ApplicationSetState {
  const { name, labels = {}, annotations = {} } = manifest.metadata;
  if (before) {
    if (sameSpec(before.spec, manifest.spec)) return before;
    return {
      ...before,
      labels,
      annotations,
      spec: manifest.spec,
      generation: before.generation + 1,
      resourceVersion: context.nextResourceVersion(),
    };
  }
  return {
    name,
    uid: context.seeded.uuid('applicationset', name, String(context.now)),
    resourceVersion: context.nextResourceVersion(),
    generation: 1,
    createdAt: context.now,
    labels,
    annotations,
    spec: manifest.spec,
    conditions: [],
    progress: [],
    generated: [],
  };
}

function sameSpec(a: unknown, b: unknown): boolean {
  return isDeepStrictEqual(a, b);
}

/**
 * Runs the generators of a set.
 *
 * @throws RevisionNotFetched
 */
export function generate(request: GenerationRequest): Generation {
  try {
    return generateApplications(request);
  } catch (error) {
    if (!(error instanceof ManifestGenerationError)) throw error;
    return {
      error: {
        reason: 'ApplicationGenerationFromParamsError',
        message: error.message,
      },
    };
  }
}

/** The set with the outcome of its generators in its conditions. */
export function withOutcome(
  set: ApplicationSetState,
  generation: Generation,
  context: SetContext,
): ApplicationSetState {
  const failed = 'error' in generation ? generation.error : undefined;
  const upToDate = 'All applications have been generated successfully';
  const wanted: Omit<SetCondition, 'since'>[] = [
    {
      type: 'ErrorOccurred',
      status: failed ? 'True' : 'False',
      reason: failed ? failed.reason : 'ApplicationSetUpToDate',
      message: failed ? failed.message : upToDate,
    },
    {
      type: 'ParametersGenerated',
      status: failed ? 'False' : 'True',
      reason: failed ? 'ErrorOccurred' : 'ParametersGenerated',
      message: failed
        ? failed.message
        : 'Successfully generated parameters for all Applications',
    },
    {
      type: 'ResourcesUpToDate',
      status: failed ? 'False' : 'True',
      reason: failed ? 'ErrorOccurred' : 'ApplicationSetUpToDate',
      message: failed ? failed.message : upToDate,
    },
  ];
  const conditions = [
    ...wanted.map((condition): SetCondition => {
      const before = set.conditions.find(({ type }) => type === condition.type);
      const same =
        before?.status === condition.status &&
        before.message === condition.message;
      return same ? before : { ...condition, since: context.now };
    }),
    ...set.conditions.filter(
      ({ type }) => type === 'RolloutProgressing' && stepsOf(set.spec),
    ),
  ];
  const generated = failed
    ? set.generated
    : namesOf(generation).sort((a, b) => a.localeCompare(b));
  const same =
    conditions.length === set.conditions.length &&
    conditions.every(
      (condition, index) => condition === set.conditions[index],
    ) &&
    sameJson(generated, set.generated);
  if (same) return set;
  return {
    ...set,
    conditions,
    generated,
    resourceVersion: context.nextResourceVersion(),
  };
}

function namesOf(generation: Generation): string[] {
  return 'applications' in generation
    ? generation.applications.map(({ metadata }) => metadata.name)
    : [];
}

const cascade = 'resources-finalizer.argocd.argoproj.io';

/** A new Application: its status is empty until the controller looks at it. */
export function newApplication(
  manifest: ApplicationManifest,
  owner: ApplicationState['owner'],
  context: SetContext,
): ApplicationState {
  const { name, labels = {}, annotations = {}, finalizers } = manifest.metadata;
  return {
    name,
    uid: context.seeded.uuid('application', name, String(context.now)),
    resourceVersion: context.nextResourceVersion(),
    generation: 1,
    createdAt: context.now,
    labels,
    annotations,
    finalizers: finalizers ?? (owner ? [cascade] : []),
    owner,
    spec: manifest.spec,
    resources: [],
    conditions: [],
    images: [],
    sourceTypes: [],
    history: [],
    live: [],
    events: [],
    refreshAt: context.now + duration(firstLook, context, 'first', name),
  };
}

/** An Application with the spec and labels that its owner now gives it; the same one when nothing differs. */
export function updatedApplication(
  app: ApplicationState,
  manifest: ApplicationManifest,
  context: SetContext,
): ApplicationState {
  const { labels = {}, annotations = {} } = manifest.metadata;
  const sameMetadata =
    sameJson(app.labels, labels) && sameJson(app.annotations, annotations);
  if (sameMetadata && sameSpec(app.spec, manifest.spec)) return app;
  return {
    ...app,
    labels,
    annotations,
    spec: manifest.spec,
    generation: app.generation + 1,
    refreshAt: context.now + duration(firstLook, context, 'respec', app.name),
  };
}

/** An Application that is on its way out: its resources are deleted first. */
export function leaving(
  app: ApplicationState,
  context: SetContext,
): ApplicationState {
  return app.deletedAt === undefined
    ? { ...app, deletedAt: context.now + deletion, operation: undefined }
    : app;
}
