import { timestamp } from '../clock';
import { isJsonObject, valueAt, type JsonObject } from '../json';
import type { Seeded } from '../seeded';
import type { LiveObject } from '../world/applicationState';
import { desiredOnSpoke, resourceIdOf, textAt } from '../world/manifests';
import type { Estate } from './ClusterApi';
import { clusterStatus, endpointOf } from './clusterStatus';
import { condition } from './conditions';
import { machineObjects } from './machineObjects';
import { resourceSetObjects } from './resourceSetObjects';
import { Group, isComplete, Progress, progressOf } from './progress';

export interface ClusterApiView {
  estates: readonly Estate[];
  /** What Argo CD has put on the management cluster. */
  live: readonly LiveObject[];
  seeded: Seeded;
  now: number;
}

type Collections = Map<string, JsonObject[]>;

/** Where the kinds are in the API. */
const collections: Record<string, string> = {
  Cluster: 'clusters.cluster.x-k8s.io',
  MachineDeployment: 'machinedeployments.cluster.x-k8s.io',
  KubeadmControlPlane: 'kubeadmcontrolplanes.controlplane.cluster.x-k8s.io',
  AWSManagedControlPlane:
    'awsmanagedcontrolplanes.controlplane.cluster.x-k8s.io',
};

/** The objects of Cluster API as its API server has them, with their status. */
export function clusterApiObjects(view: ClusterApiView): Collections {
  const found: Collections = new Map();
  const add = (resource: string, ...objects: JsonObject[]) =>
    found.set(resource, [...(found.get(resource) ?? []), ...objects]);
  for (const estate of view.estates) {
    const progress = progressOf(estate, view.now);
    for (const object of objectsOf(estate, view)) {
      const status = statusOf(object, estate, progress, view.now);
      add(collections[textAt(object, 'kind')], { ...object, status });
    }
    add(
      'machines.cluster.x-k8s.io',
      ...machineObjects(estate, view.seeded, view.now),
    );
  }
  for (const [resource, object] of resourceSetObjects(view)) {
    add(resource, object);
  }
  return found;
}

/** Those of Git, and those that a ClusterClass makes. */
function objectsOf(estate: Estate, view: ClusterApiView): JsonObject[] {
  const { wanted } = estate;
  const names = new Set([
    `Cluster ${wanted.name}`,
    `${wanted.controlPlane.kind} ${wanted.controlPlane.name}`,
    ...wanted.workers.map(({ name }) => `MachineDeployment ${name}`),
  ]);
  const applied = view.live
    .filter(({ applied: object }) => {
      const { kind, name, namespace } = resourceIdOf(object);
      return namespace === wanted.namespace && names.has(`${kind} ${name}`);
    })
    .map(object => withMetadata(object));
  return [
    ...applied.map(object =>
      textAt(object, 'kind') === 'Cluster'
        ? withReferences(object, estate, view.now)
        : object,
    ),
    ...(wanted.topology ? madeByClass(estate, view.seeded) : []),
  ];
}

function withMetadata(object: LiveObject): JsonObject {
  const desired = desiredOnSpoke(object);
  const metadata = isJsonObject(desired.metadata) ? desired.metadata : {};
  return {
    ...desired,
    metadata: {
      ...metadata,
      uid: object.uid,
      generation: object.generation,
      creationTimestamp: timestamp(object.createdAt),
    },
  };
}

/** Cluster API writes the address of the API server into the Cluster, and a class its objects and a label. */
function withReferences(
  cluster: JsonObject,
  { wanted, state }: Estate,
  now: number,
): JsonObject {
  const endpoint = endpointOf(state, now);
  const spec = isJsonObject(cluster.spec) ? cluster.spec : {};
  const metadata = isJsonObject(cluster.metadata) ? cluster.metadata : {};
  return {
    ...cluster,
    ...(wanted.topology && {
      metadata: { ...metadata, labels: wanted.labels },
    }),
    spec: {
      ...spec,
      ...(endpoint && { controlPlaneEndpoint: endpoint }),
      ...(wanted.topology && {
        controlPlaneRef: {
          apiGroup: 'controlplane.cluster.x-k8s.io',
          kind: wanted.controlPlane.kind,
          name: wanted.controlPlane.name,
        },
        infrastructureRef: {
          apiGroup: 'infrastructure.cluster.x-k8s.io',
          kind: 'AWSCluster',
          name: wanted.name,
        },
      }),
    },
  };
}

function madeByClass({ wanted, state }: Estate, seeded: Seeded): JsonObject[] {
  const { controlPlane, name: cluster, namespace, version } = wanted;
  const metadata = (kind: string, name: string): JsonObject => ({
    name,
    namespace,
    uid: seeded.uuid(kind, namespace, name),
    generation: 1,
    creationTimestamp: timestamp(state.createdAt),
    labels: {
      'cluster.x-k8s.io/cluster-name': cluster,
      'topology.cluster.x-k8s.io/owned': '',
    },
  });
  const machines = (name: string): JsonObject => ({
    infrastructureRef: {
      apiGroup: 'infrastructure.cluster.x-k8s.io',
      kind: 'AWSMachineTemplate',
      name,
    },
  });
  return [
    {
      apiVersion: 'controlplane.cluster.x-k8s.io/v1beta2',
      kind: controlPlane.kind,
      metadata: metadata(controlPlane.kind, controlPlane.name),
      spec: {
        replicas: controlPlane.replicas,
        version,
        machineTemplate: { spec: machines(controlPlane.name) },
      },
    },
    ...wanted.workers.map(
      ({ name, replicas, version: own }): JsonObject => ({
        apiVersion: 'cluster.x-k8s.io/v1beta2',
        kind: 'MachineDeployment',
        metadata: metadata('MachineDeployment', name),
        spec: {
          clusterName: cluster,
          replicas,
          selector: {
            matchLabels: { 'cluster.x-k8s.io/cluster-name': cluster },
          },
          template: {
            spec: {
              clusterName: cluster,
              version: own,
              bootstrap: {
                configRef: {
                  apiGroup: 'bootstrap.cluster.x-k8s.io',
                  kind: 'KubeadmConfigTemplate',
                  name,
                },
              },
              ...machines(name),
            },
          },
        },
      }),
    ),
  ];
}

function statusOf(
  object: JsonObject,
  estate: Estate,
  progress: Progress,
  now: number,
): JsonObject {
  const generation = Number(valueAt(object, ['metadata', 'generation']) ?? 1);
  const observed = { observedGeneration: generation };
  switch (textAt(object, 'kind')) {
    case 'Cluster':
      return { ...observed, ...clusterStatus(estate, progress, now) };
    case 'KubeadmControlPlane':
      return {
        ...observed,
        ...countsOf(progress.controlPlane),
        ...(progress.runs && { version: progress.runs }),
        initialization: { controlPlaneInitialized: progress.initialized },
        conditions: [available(progress.controlPlane)],
      };
    case 'AWSManagedControlPlane':
      return {
        ready: progress.runs !== undefined,
        initialized: progress.initialized,
        externalManagedControlPlane: true,
        ...(progress.runs && { version: progress.runs }),
        conditions: [
          {
            type: 'EKSControlPlaneReady',
            status: progress.runs ? 'True' : 'False',
            lastTransitionTime: timestamp(
              estate.state.cloudVersion?.since ?? estate.state.createdAt,
            ),
          },
        ],
      };
    default: {
      const group = progress.workers.get(textAt(object, 'metadata', 'name'));
      return group
        ? {
            ...observed,
            ...countsOf(group),
            phase: phaseOfSet(group),
            conditions: [available(group)],
          }
        : {};
    }
  }
}

/** In the words of `status` of a control plane and of a MachineDeployment. */
function countsOf({ machines, ready, upToDate }: Group): JsonObject {
  return {
    replicas: machines.length,
    readyReplicas: ready,
    availableReplicas: ready,
    upToDateReplicas: upToDate,
  };
}

function available(group: Group): JsonObject {
  const done = isComplete(group);
  return condition('Available', done, {
    reason: done ? 'Available' : 'NotAvailable',
    message: done
      ? ''
      : `${group.ready} of ${group.desired} available replicas`,
    at: group.since,
  });
}

function phaseOfSet({ desired, machines, ready }: Group): string {
  if (machines.length > desired) return 'ScalingDown';
  return ready < desired ? 'ScalingUp' : 'Running';
}
