import type { Seeded } from '../seeded';
import type { LiveObject } from '../world/applicationState';
import { replicasOf } from '../world/health';
import { desiredOnSpoke, imagesOf, resourceIdOf } from '../world/manifests';
import type { Ailment } from '../world/worldState';

/** What pods and ReplicaSets depend on besides the Deployment itself. */
export interface Whereabouts {
  seeded: Seeded;
  cluster: string;
  ailment: Ailment | undefined;
  /** How many nodes the cluster has. */
  nodes: number;
}

export interface PlayedReplicaSet {
  name: string;
  uid: string;
  hash: string;
  revision: number;
  replicas: number;
  ready: boolean;
  createdAt: number;
}

export interface PlayedPod {
  name: string;
  uid: string;
  replicaSet: PlayedReplicaSet;
  /** Index of its node. */
  node: number;
  scheduled: boolean;
  ready: boolean;
  failing: boolean;
  /** As `kubectl get pods` shows it: Running, ContainerCreating, CrashLoopBackOff … */
  reason: string;
  message?: string;
  restarts: number;
  image: string;
  createdAt: number;
}

/**
 * The ReplicaSets of a Deployment that have pods: the one that serves, and
 * during a rollout the new one, which comes with a quarter of the pods first.
 */
export function replicaSetsOf(
  object: LiveObject,
  { seeded, cluster }: Whereabouts,
): PlayedReplicaSet[] {
  const { rollout } = object;
  if (!rollout) return [];
  const { name } = resourceIdOf(object.applied);
  const all = replicasOf(object);
  const played = (
    hash: string,
    revision: number,
    replicas: number,
    ready: boolean,
    createdAt: number,
  ): PlayedReplicaSet => ({
    name: `${name}-${hash}`,
    uid: seeded.uuid('replicaset', cluster, name, hash),
    hash,
    revision,
    replicas,
    ready,
    createdAt,
  });
  if (rollout.ready || rollout.previousHash === undefined) {
    return [
      played(
        rollout.hash,
        rollout.revision,
        all,
        rollout.ready,
        rollout.startedAt,
      ),
    ];
  }
  const surge = Math.max(1, Math.ceil(all / 4));
  return [
    played(
      rollout.previousHash,
      rollout.revision - 1,
      all,
      true,
      object.createdAt,
    ),
    played(rollout.hash, rollout.revision, surge, false, rollout.startedAt),
  ];
}

export function podsOf(object: LiveObject, on: Whereabouts): PlayedPod[] {
  const [image = ''] = imagesOf(desiredOnSpoke(object));
  return replicaSetsOf(object, on).flatMap(replicaSet =>
    Array.from({ length: replicaSet.replicas }, (_, index) =>
      podOf(replicaSet, index, image, on),
    ),
  );
}

function podOf(
  replicaSet: PlayedReplicaSet,
  index: number,
  image: string,
  { seeded, cluster, ailment, nodes }: Whereabouts,
): PlayedPod {
  const words = ['pod', cluster, replicaSet.name, String(index)];
  const trouble = replicaSet.ready ? undefined : ailment;
  const failing = trouble?.kind === 'broken';
  return {
    name: `${replicaSet.name}-${seeded.suffix(5, ...words)}`,
    uid: seeded.uuid(...words),
    replicaSet,
    node: seeded.between(0, nodes - 1, ...words),
    scheduled: true,
    ready: replicaSet.ready,
    failing,
    reason: reasonOf(replicaSet, trouble),
    message: trouble?.reason,
    restarts: failing ? seeded.between(3, 9, ...words) : 0,
    image,
    createdAt: replicaSet.createdAt,
  };
}

/** The first word of an ailment's reason is the container's state, such as `CreateContainerConfigError: …`. */
function reasonOf(
  replicaSet: PlayedReplicaSet,
  ailment: Ailment | undefined,
): string {
  if (replicaSet.ready || ailment?.kind === 'slow') return 'Running';
  if (ailment?.kind !== 'broken') return 'ContainerCreating';
  return /^(\w+):/.exec(ailment.reason)?.[1] ?? 'CrashLoopBackOff';
}
