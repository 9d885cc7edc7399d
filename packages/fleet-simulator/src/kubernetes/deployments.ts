import { timestamp } from '../clock';
import { isJsonObject, overlay, type JsonObject } from '../json';
import type { LiveObject } from '../world/applicationState';
import { progressDeadline, replicasOf } from '../world/health';
import { desiredOnSpoke, resourceIdOf, stringsAt } from '../world/manifests';
import { replicaSetsOf, type Whereabouts } from './workloads';

/** What the API server fills in. */
const defaults: JsonObject = {
  progressDeadlineSeconds: 600,
  revisionHistoryLimit: 10,
  strategy: {
    type: 'RollingUpdate',
    rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' },
  },
  template: {
    spec: {
      restartPolicy: 'Always',
      terminationGracePeriodSeconds: 30,
      dnsPolicy: 'ClusterFirst',
      securityContext: {},
      schedulerName: 'default-scheduler',
    },
  },
};

/** A Deployment with the defaults and the status that the API server adds. */
export function deploymentObject(object: LiveObject, now: number): JsonObject {
  const desired = desiredOnSpoke(object);
  const { rollout } = object;
  const replicas = replicasOf(object);
  const name = resourceIdOf(object.applied).name;
  const serving =
    rollout === undefined || rollout.ready || rollout.previousHash !== undefined
      ? replicas
      : 0;
  const updated =
    rollout === undefined || rollout.ready
      ? replicas
      : Math.max(1, Math.ceil(replicas / 4));
  const late = rollout && !rollout.ready && now >= progressDeadline(object);
  const since = timestamp(rollout?.startedAt ?? object.createdAt);
  const replicaSet = `${name}-${rollout?.hash ?? ''}`;
  return {
    metadata: {
      ...liveMetadata(object, desired),
      annotations: {
        ...stringsAt(desired, 'metadata', 'annotations'),
        'deployment.kubernetes.io/revision': String(rollout?.revision ?? 1),
      },
    },
    spec: overlay(defaults, isJsonObject(desired.spec) ? desired.spec : {}),
    status: {
      observedGeneration: object.generation,
      replicas: serving + (rollout?.ready === false ? updated : 0) || replicas,
      updatedReplicas: updated,
      terminatingReplicas: 0,
      ...(serving > 0 && {
        readyReplicas: serving,
        availableReplicas: serving,
      }),
      ...(rollout?.ready === false && { unavailableReplicas: updated }),
      conditions: [
        {
          type: 'Available',
          status: serving > 0 ? 'True' : 'False',
          lastUpdateTime: since,
          lastTransitionTime: since,
          reason:
            serving > 0
              ? 'MinimumReplicasAvailable'
              : 'MinimumReplicasUnavailable',
          message:
            serving > 0
              ? 'Deployment has minimum availability.'
              : 'Deployment does not have minimum availability.',
        },
        progressing(replicaSet, rollout?.ready ?? true, late ?? false, since),
      ],
    },
  };
}

function progressing(
  replicaSet: string,
  ready: boolean,
  late: boolean,
  since: string,
): JsonObject {
  const words = {
    late: [
      'False',
      'ProgressDeadlineExceeded',
      `ReplicaSet "${replicaSet}" has timed out progressing.`,
    ],
    ready: [
      'True',
      'NewReplicaSetAvailable',
      `ReplicaSet "${replicaSet}" has successfully progressed.`,
    ],
    underWay: [
      'True',
      'ReplicaSetUpdated',
      `ReplicaSet "${replicaSet}" is progressing.`,
    ],
  };
  const settled = ready ? words.ready : words.underWay;
  const [status, reason, message] = late ? words.late : settled;
  return {
    type: 'Progressing',
    status,
    lastUpdateTime: since,
    lastTransitionTime: since,
    reason,
    message,
  };
}

/** Metadata as the API server completes it. */
export function liveMetadata(
  object: LiveObject,
  desired: JsonObject,
): JsonObject {
  return {
    ...(isJsonObject(desired.metadata) ? desired.metadata : {}),
    uid: object.uid,
    generation: object.generation,
    creationTimestamp: timestamp(object.createdAt),
  };
}

export function replicaSetObjects(
  object: LiveObject,
  on: Whereabouts,
): JsonObject[] {
  const { name, namespace } = resourceIdOf(object.applied);
  return replicaSetsOf(object, on).map(set => ({
    metadata: {
      name: set.name,
      namespace,
      uid: set.uid,
      generation: 1,
      creationTimestamp: timestamp(set.createdAt),
      labels: {
        ...stringsAt(object.applied, 'spec', 'selector', 'matchLabels'),
        'pod-template-hash': set.hash,
      },
      annotations: {
        'deployment.kubernetes.io/revision': String(set.revision),
      },
      ownerReferences: [
        {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          name,
          uid: object.uid,
          controller: true,
          blockOwnerDeletion: true,
        },
      ],
    },
    spec: { replicas: set.replicas },
    status: {
      replicas: set.replicas,
      observedGeneration: 1,
      ...(set.ready && {
        fullyLabeledReplicas: set.replicas,
        readyReplicas: set.replicas,
        availableReplicas: set.replicas,
      }),
    },
  }));
}
