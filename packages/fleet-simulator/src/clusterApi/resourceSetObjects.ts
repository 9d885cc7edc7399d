import { timestamp } from '../clock';
import type { JsonObject } from '../json';
import { desiredOnSpoke } from '../world/manifests';
import { liveMetadata } from '../kubernetes/deployments';
import type { Estate } from './ClusterApi';
import { condition } from './conditions';
import type { AppliedResource } from './estateState';
import type { ClusterApiView } from './objects';
import { ResourceSet, ResourceSets, resourceSetsOf } from './resourceSets';

/** The ClusterResourceSets of a management cluster and what became of them, with their bindings. */
export function resourceSetObjects(
  view: ClusterApiView,
): [resource: string, object: JsonObject][] {
  const found = resourceSetsOf(view.live);
  const selecting = view.estates.flatMap(estate => {
    const sets = found.sets.filter(set => set.selects(estate.wanted));
    return sets.length > 0 ? [{ estate, sets }] : [];
  });
  return [
    ...found.sets.map((set): [string, JsonObject] => [
      'clusterresourcesets.addons.cluster.x-k8s.io',
      setObject(
        set,
        selecting.filter(({ sets }) => sets.includes(set)),
        found,
      ),
    ]),
    ...selecting.map(({ estate, sets }): [string, JsonObject] => [
      'clusterresourcesetbindings.addons.cluster.x-k8s.io',
      bindingObject(estate, sets, view),
    ]),
  ];
}

function setObject(
  set: ResourceSet,
  selected: readonly { estate: Estate }[],
  found: ResourceSets,
): JsonObject {
  const desired = desiredOnSpoke(set.live);
  const metadata = liveMetadata(set.live, desired);
  const verdicts = selected.map(({ estate }) => verdictOn(set, estate, found));
  const verdict = verdicts.find(({ holds }) => !holds) ?? verdicts[0];
  return {
    ...desired,
    metadata: { ...metadata, finalizers: ['addons.cluster.x-k8s.io'] },
    status: {
      observedGeneration: set.live.generation,
      conditions: [
        ...(verdict
          ? [condition('ResourcesApplied', verdict.holds, verdict)]
          : []),
        condition('Paused', false, {
          reason: 'NotPaused',
          at: set.live.createdAt,
        }),
      ],
      ...(verdict && {
        deprecated: { v1beta1: { conditions: [older(verdict)] } },
      }),
    },
  };
}

interface Verdict {
  holds: boolean;
  reason: string;
  message?: string;
  at: number;
  /** What the condition of v1beta1 still says of the cause. */
  cause?: { reason: string; severity: string; message: string };
}

/**
 * In Cluster API's own words, which are spare: a ConfigMap that is missing is
 * forgotten as soon as the others are applied.
 */
function verdictOn(
  set: ResourceSet,
  { state }: Estate,
  found: ResourceSets,
): Verdict {
  const done = resourcesOf(set, state.resources);
  const present = set.resources.filter(
    one => found.contentOf(set.namespace, one) !== undefined,
  );
  const at = Math.max(
    set.live.createdAt,
    state.createdAt,
    ...done.map(one => one.at),
  );
  if (done.length < present.length) {
    return {
      holds: false,
      reason: 'InternalError',
      message: 'Please check controller logs for errors',
      at,
      cause: {
        reason: 'RemoteClusterClientFailed',
        severity: 'Error',
        message:
          'error getting client: connection to the workload cluster is down',
      },
    };
  }
  return done.every(({ applied }) => applied)
    ? { holds: true, reason: 'Applied', at }
    : {
        holds: false,
        reason: 'NotApplied',
        message: 'Failed to apply ClusterResourceSet resources to Cluster',
        at,
        cause: {
          reason: 'ApplyFailed',
          severity: 'Warning',
          message:
            'failed to convert the resource data to unstructured objects',
        },
      };
}

function older({ holds, cause, at }: Verdict): JsonObject {
  return {
    type: 'ResourcesApplied',
    status: holds ? 'True' : 'False',
    ...cause,
    lastTransitionTime: timestamp(at),
  };
}

function bindingObject(
  { wanted, state }: Estate,
  sets: readonly ResourceSet[],
  { seeded }: ClusterApiView,
): JsonObject {
  const { namespace, name } = wanted;
  const kind = 'ClusterResourceSetBinding';
  return {
    apiVersion: 'addons.cluster.x-k8s.io/v1beta2',
    kind,
    metadata: {
      name,
      namespace,
      uid: seeded.uuid(kind, namespace, name),
      generation: 1,
      creationTimestamp: timestamp(state.createdAt),
    },
    spec: {
      clusterName: name,
      bindings: sets.map(set => ({
        clusterResourceSetName: set.name,
        resources: resourcesOf(set, state.resources).map(
          ({ kind: of, name: resource, applied, at, hash }) => ({
            kind: of,
            name: resource,
            applied,
            hash,
            lastAppliedTime: timestamp(at),
          }),
        ),
      })),
    },
  };
}

function resourcesOf(
  set: ResourceSet,
  done: readonly AppliedResource[] = [],
): AppliedResource[] {
  return set.resources.flatMap(
    ({ kind, name }) =>
      done.find(
        one => one.set === set.name && one.kind === kind && one.name === name,
      ) ?? [],
  );
}
