import { timestamp } from '../clock';
import type { JsonObject } from '../json';
import type { ApplicationState } from '../world/applicationState';
import type { HubWorld } from '../world/HubWorld';
import type { ApplicationSetState } from '../world/worldState';
import { withoutUndefined } from './applicationJson';
import { managedFieldsOf } from './managedFields';

/** An ApplicationSet as Argo CD 3.5 answers it, with the state of what it owns. */
export function applicationSetJson(
  set: ApplicationSetState,
  hub: HubWorld,
): JsonObject {
  const owned = ownedBy(set, hub);
  const failed = set.conditions.find(
    ({ type, status }) => type === 'ErrorOccurred' && status === 'True',
  );
  const hasLabels = Object.keys(set.labels).length > 0;
  const hasAnnotations = Object.keys(set.annotations).length > 0;
  const spec = withDefaultedTemplates(set);
  return withoutUndefined({
    metadata: {
      name: set.name,
      namespace: 'argocd',
      uid: set.uid,
      resourceVersion: set.resourceVersion,
      generation: set.generation,
      creationTimestamp: timestamp(set.createdAt),
      labels: hasLabels ? set.labels : undefined,
      annotations: hasAnnotations ? set.annotations : undefined,
      managedFields: [
        managedFieldsOf({
          manager: 'argocd-controller',
          time: set.createdAt,
          owned: withoutUndefined({ spec }),
        }),
        managedFieldsOf({
          manager: 'argocd-applicationset-controller',
          time: set.conditions[0]?.since ?? set.createdAt,
          owned: { status: { conditions: [] } },
          subresource: 'status',
        }),
      ],
    },
    spec,
    status: {
      conditions: set.conditions.map(condition => ({
        type: condition.type,
        message: condition.message,
        lastTransitionTime: timestamp(condition.since),
        status: condition.status,
        reason: condition.reason,
      })),
      applicationStatus:
        set.progress.length > 0
          ? set.progress.map(progress => ({
              application: progress.application,
              lastTransitionTime: timestamp(progress.since),
              message: progress.message,
              status: progress.status,
              step: progress.step,
              targetRevisions: progress.targetRevisions,
            }))
          : undefined,
      resources: owned.length > 0 ? owned.map(resourceJson) : undefined,
      resourcesCount: owned.length > 0 ? owned.length : undefined,
      health: failed
        ? { status: 'Degraded', message: failed.message }
        : {
            status: isRollingOut(set) ? 'Progressing' : 'Healthy',
            message: 'All applications have been generated successfully',
          },
    },
  });
}

export function ownedBy(
  set: Pick<ApplicationSetState, 'uid'>,
  hub: HubWorld,
): ApplicationState[] {
  return hub.applications().filter(app => app.owner?.uid === set.uid);
}

function isRollingOut(set: ApplicationSetState): boolean {
  return set.conditions.some(
    ({ type, status }) => type === 'RolloutProgressing' && status === 'True',
  );
}

function resourceJson(app: ApplicationState): object {
  return {
    group: 'argoproj.io',
    version: 'v1alpha1',
    kind: 'Application',
    namespace: 'argocd',
    name: app.name,
    status: app.sync?.status ?? '',
    health: { status: app.health?.status },
  };
}

/** The CRD's conversion leaves an empty template in each generator that may have one. */
function withDefaultedTemplates(set: ApplicationSetState): object {
  const empty = { metadata: {}, spec: { destination: {}, project: '' } };
  return {
    ...set.spec,
    generators: set.spec.generators.map(generator =>
      Object.fromEntries(
        Object.entries(generator).map(([kind, value]) =>
          typeof value === 'object' && value !== null && kind !== 'selector'
            ? [
                kind,
                {
                  ...value,
                  ...('template' in value ? {} : { template: empty }),
                },
              ]
            : [kind, value],
        ),
      ),
    ),
  };
}
