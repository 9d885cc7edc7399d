import { timestamp } from '../clock';
import { jsonObjectSchema, type JsonObject } from '../json';
import type {
  ApplicationState,
  HistoryEntry,
  Initiator,
  Operation,
  OperationState,
  ResourceStatus,
  SyncResultResource,
} from '../world/applicationState';
import type { Source } from '../world/argoObjects';
import { managedFieldsOf } from './managedFields';

const cache = new WeakMap<ApplicationState, JsonObject>();

/**
 * An Application as Argo CD 3.5 answers it. States never change, so the
 * answer for one is made once.
 */
export function applicationJson(app: ApplicationState): JsonObject {
  const known = cache.get(app);
  if (known) return known;
  const made = withoutUndefined({
    metadata: metadataJson(app),
    spec: app.spec,
    status: statusJson(app),
    operation: app.operation && operationJson(app.operation),
  });
  cache.set(app, made);
  return made;
}

/** Drops what JSON would drop, and turns the result into plain JSON types. */
export function withoutUndefined(value: object): JsonObject {
  return jsonObjectSchema.parse(JSON.parse(JSON.stringify(value)));
}

function metadataJson(app: ApplicationState): object {
  const hasLabels = Object.keys(app.labels).length > 0;
  const hasAnnotations = Object.keys(app.annotations).length > 0;
  const managedFields = [
    managedFieldsOf({
      manager: app.owner ? 'argocd-applicationset-controller' : 'argocd',
      time: app.createdAt,
      owned: withoutUndefined({
        metadata: {
          ...(hasLabels && { labels: app.labels }),
          ...(hasAnnotations && { annotations: app.annotations }),
          ...(app.finalizers.length > 0 && { finalizers: app.finalizers }),
        },
        spec: app.spec,
      }),
    }),
    ...(app.reconciledAt === undefined
      ? []
      : [
          managedFieldsOf({
            manager: 'argocd-application-controller',
            time: app.reconciledAt,
            owned: withoutUndefined({ status: statusJson(app) }),
          }),
        ]),
  ];
  return {
    name: app.name,
    namespace: 'argocd',
    uid: app.uid,
    resourceVersion: app.resourceVersion,
    generation: app.generation,
    creationTimestamp: timestamp(app.createdAt),
    deletionTimestamp:
      app.deletedAt === undefined ? undefined : timestamp(app.deletedAt),
    deletionGracePeriodSeconds: app.deletedAt === undefined ? undefined : 0,
    labels: hasLabels ? app.labels : undefined,
    annotations: hasAnnotations ? app.annotations : undefined,
    ownerReferences: app.owner && [
      {
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'ApplicationSet',
        name: app.owner.name,
        uid: app.owner.uid,
        controller: true,
        blockOwnerDeletion: true,
      },
    ],
    finalizers: app.finalizers.length > 0 ? app.finalizers : undefined,
    managedFields,
  };
}

function statusJson(app: ApplicationState): object {
  const several = app.spec.sources !== undefined;
  return {
    resources:
      app.resources.length > 0 ? app.resources.map(resourceJson) : undefined,
    sync: syncJson(app),
    health: app.health
      ? {
          status: app.health.status,
          lastTransitionTime: timestamp(app.health.since),
        }
      : {},
    history: app.history.length > 0 ? app.history.map(historyJson) : undefined,
    conditions:
      app.conditions.length > 0
        ? app.conditions.map(({ type, message, since }) => ({
            type,
            message,
            lastTransitionTime: timestamp(since),
          }))
        : undefined,
    reconciledAt:
      app.reconciledAt === undefined ? undefined : timestamp(app.reconciledAt),
    operationState:
      app.operationState && operationStateJson(app.operationState),
    sourceType:
      !several && app.sourceTypes.length > 0 ? app.sourceTypes[0] : undefined,
    sourceTypes: several ? app.sourceTypes : undefined,
    summary: app.images.length > 0 ? { images: app.images } : {},
    resourceHealthSource:
      app.reconciledAt === undefined ? undefined : 'appTree',
    controllerNamespace: app.reconciledAt === undefined ? undefined : 'argocd',
    sourceHydrator: {},
  };
}

/** Several sources leave an empty `source` behind, as the real hub does. */
function sourceJson(source: Source | undefined, sources: Source[] | undefined) {
  return {
    source: sources ? { repoURL: '' } : source,
    ...(sources && { sources }),
  };
}

function syncJson(app: ApplicationState): object {
  const { sync } = app;
  if (!sync) {
    return {
      status: '',
      comparedTo: { source: { repoURL: '' }, destination: {} },
    };
  }
  const compared = sync.source !== undefined || sync.sources !== undefined;
  return {
    status: sync.status,
    comparedTo: compared
      ? {
          ...sourceJson(sync.source, sync.sources),
          destination: sync.destination ?? {},
        }
      : { source: { repoURL: '' }, destination: {} },
    revision: sync.revision,
    revisions: sync.revisions,
  };
}

function resourceJson(resource: ResourceStatus): object {
  return {
    ...(resource.group && { group: resource.group }),
    version: resource.version,
    kind: resource.kind,
    ...(resource.namespace && { namespace: resource.namespace }),
    name: resource.name,
    status: resource.status,
    health: resource.health,
    requiresPruning: resource.requiresPruning,
  };
}

function historyJson(entry: HistoryEntry): object {
  return {
    revision: entry.sources ? undefined : entry.revision,
    revisions: entry.sources?.map(() => entry.revision),
    deployedAt: timestamp(entry.deployedAt),
    id: entry.id,
    ...sourceJson(entry.source, entry.sources),
    deployStartedAt: timestamp(entry.deployStartedAt),
    initiatedBy: initiatorJson(entry.initiatedBy),
  };
}

function initiatorJson(initiator: Initiator): object {
  return {
    username: initiator.username,
    automated: initiator.automated,
  };
}

export function operationJson(operation: Operation): object {
  return {
    sync: {
      revision: operation.sources ? undefined : operation.revision,
      prune: operation.prune,
      dryRun: operation.dryRun,
      syncStrategy: operation.apply ? { apply: {} } : undefined,
      source: operation.source,
      syncOptions: operation.syncOptions,
      resources: operation.resources,
      sources: operation.sources,
      revisions:
        operation.sources && operation.revision !== undefined
          ? operation.sources.map(() => operation.revision)
          : undefined,
    },
    initiatedBy: initiatorJson(operation.initiatedBy),
    info: operation.reason
      ? [{ name: 'Reason', value: operation.reason }]
      : operation.info,
    retry: operation.retry,
  };
}

function operationStateJson(state: OperationState): object {
  return {
    operation: operationJson(state.operation),
    phase: state.phase,
    message: state.message,
    syncResult: state.result && {
      resources:
        state.result.resources.length > 0
          ? state.result.resources.map(syncedResourceJson)
          : undefined,
      revision: state.result.revision,
      ...sourceJson(state.result.source, state.result.sources),
      revisions: state.result.sources?.map(
        () => state.operation.revision ?? '',
      ),
    },
    startedAt: timestamp(state.startedAt),
    finishedAt:
      state.finishedAt === undefined ? undefined : timestamp(state.finishedAt),
    retryCount: state.retryCount > 0 ? state.retryCount : undefined,
  };
}

function syncedResourceJson(resource: SyncResultResource): object {
  return {
    group: resource.group,
    version: resource.version,
    kind: resource.kind,
    namespace: resource.namespace,
    name: resource.name,
    status: resource.status,
    message: resource.message,
    hookPhase: resource.hookPhase,
    syncPhase: resource.syncPhase,
    images: resource.images,
  };
}
