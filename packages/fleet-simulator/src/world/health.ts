import type { Ailment } from './worldState';
import type { Health, HealthStatus, LiveObject } from './applicationState';
import { desiredOnSpoke, isWorkload, numberAt, textAt } from './manifests';

/** Stands for "as long as something ails it" in `Rollout.readyAt`. */
export const never = Number.MAX_SAFE_INTEGER;

const worstFirst: readonly HealthStatus[] = [
  'Unknown',
  'Degraded',
  'Missing',
  'Progressing',
  'Suspended',
  'Healthy',
];

/** Argo CD takes the worst health of an Application's resources. */
export function worstHealth(all: readonly HealthStatus[]): HealthStatus {
  return worstFirst.find(status => all.includes(status)) ?? 'Healthy';
}

/** Kinds for which Argo CD has a health check, so that their absence is `Missing`. */
export function hasHealthCheck(kind: string): boolean {
  return [
    'Deployment',
    'StatefulSet',
    'DaemonSet',
    'ReplicaSet',
    'Pod',
    'Service',
    'Job',
    'Ingress',
    'PersistentVolumeClaim',
    'ExternalSecret',
  ].includes(kind);
}

export function replicasOf(object: LiveObject): number {
  return numberAt(desiredOnSpoke(object), 'spec', 'replicas') ?? 1;
}

/** When the Deployment controller gives a rollout up. Kubernetes' default is ten minutes. */
export function progressDeadline(object: LiveObject): number {
  const seconds =
    numberAt(object.applied, 'spec', 'progressDeadlineSeconds') ?? 600;
  return (object.rollout?.startedAt ?? object.createdAt) + seconds * 1000;
}

/**
 * The health that Argo CD's checks give an object, in their words.
 *
 * @param secretReady whether the ExternalSecret's data was delivered
 */
export function healthOf(
  object: LiveObject,
  now: number,
  secretReady: (externalSecret: LiveObject) => boolean,
): Health | undefined {
  const kind = textAt(object.applied, 'kind');
  const name = textAt(object.applied, 'metadata', 'name');
  if (kind === 'ExternalSecret') {
    return secretReady(object)
      ? { status: 'Healthy', message: 'Secret was synced' }
      : {
          status: 'Degraded',
          message:
            'could not get secret data from provider: Secret does not exist',
        };
  }
  if (isWorkload(object.applied) && object.rollout && !object.rollout.ready) {
    if (now >= progressDeadline(object)) {
      return {
        status: 'Degraded',
        message: `${kind} "${name}" exceeded its progress deadline`,
      };
    }
    const replicas = replicasOf(object);
    return {
      status: 'Progressing',
      message: `Waiting for rollout to finish: 0 of ${replicas} updated replicas are available...`,
    };
  }
  return hasHealthCheck(kind) ? { status: 'Healthy' } : undefined;
}

/**
 * Lets the pods of a rollout become ready when their time has come, and keeps
 * or makes them unready while something ails the service. Answers the same
 * list when nothing changed.
 */
export function progressRollouts(
  live: LiveObject[],
  now: number,
  ailment: Ailment | undefined,
  startUpMs: number,
): LiveObject[] {
  const ailing = ailment !== undefined && ailment.kind !== 'rejected';
  let changed = false;
  const next = live.map(object => {
    const { rollout } = object;
    if (!rollout) return object;
    const step = (change: Partial<typeof rollout>): LiveObject => {
      changed = true;
      return { ...object, rollout: { ...rollout, ...change } };
    };
    if (ailing) {
      if (rollout.ready) {
        return step({ ready: false, startedAt: now, readyAt: never });
      }
      return rollout.readyAt === never ? object : step({ readyAt: never });
    }
    if (rollout.readyAt === never) return step({ readyAt: now + startUpMs });
    if (!rollout.ready && rollout.readyAt <= now) {
      return step({ ready: true, previousHash: undefined });
    }
    return object;
  });
  return changed ? next : live;
}
