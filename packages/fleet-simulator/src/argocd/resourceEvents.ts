import { timestamp } from '../clock';
import type { JsonObject } from '../json';
import { nodeName } from '../kubernetes/nodeNames';
import { warningsOf } from '../kubernetes/warnings';
import {
  podsOf,
  replicaSetsOf,
  type PlayedPod,
  type PlayedReplicaSet,
} from '../kubernetes/workloads';
import type { ApplicationState } from '../world/applicationState';
import { resourceIdOf } from '../world/manifests';
import type { HubContext } from './HubContext';
import { whereaboutsOf } from './ownedObjects';

/** Which object somebody asks about: Argo CD compares all three. */
export interface AskedObject {
  uid: string;
  namespace: string;
  name: string;
}

/** API servers forget events after an hour. */
const keptFor = 3_600_000;

/**
 * The events about an object that an Application has on its spoke, as the
 * controllers and the kubelet there write them; undefined for one that is not
 * part of it.
 */
export function resourceEventsOf(
  app: ApplicationState,
  asked: AskedObject,
  context: HubContext,
): JsonObject[] | undefined {
  const on = whereaboutsOf(app, context);
  const since = context.world.now() - keptFor;
  let known = false;
  const is = (object: AskedObject) => {
    const same =
      object.uid === asked.uid &&
      object.name === asked.name &&
      object.namespace === asked.namespace;
    known ||= same;
    return same;
  };
  const told: Told[] = [];
  for (const object of app.live) {
    const { kind, name, namespace } = resourceIdOf(object.applied);
    const sets = replicaSetsOf(object, on);
    const pods = podsOf(object, on);
    if (is({ uid: object.uid, name, namespace })) {
      told.push(...sets.map(set => scaled(set, kind)));
    }
    for (const set of sets) {
      if (!is({ ...set, namespace })) continue;
      const own = pods.filter(({ replicaSet }) => replicaSet.uid === set.uid);
      told.push(...own.map(created));
    }
    for (const pod of pods) {
      if (!is({ ...pod, namespace })) continue;
      told.push(...started(pod, namespace, nodeName(on.cluster, pod.node)));
    }
  }
  if (!known) return undefined;
  const warnings = warningsOf(app, on).filter(({ involvedObject }) => {
    const { uid } = Object(involvedObject);
    return uid === asked.uid;
  });
  const { seeded } = context.world;
  return [
    ...told
      .filter(({ at }) => at >= since)
      .map((event, index) =>
        eventObject(event, asked, {
          name: seeded.suffix(14, 'event', asked.uid, String(index)),
          uid: seeded.uuid('event', asked.uid, String(index)),
        }),
      ),
    ...warnings,
  ];
}

interface Told {
  kind: string;
  apiVersion: string;
  reason: string;
  message: string;
  by: string;
  at: number;
}

function scaled(set: PlayedReplicaSet, kind: string): Told {
  return {
    kind,
    apiVersion: 'apps/v1',
    reason: 'ScalingReplicaSet',
    message: `Scaled up replica set ${set.name} from 0 to ${set.replicas}`,
    by: 'deployment-controller',
    at: set.createdAt,
  };
}

function created(pod: PlayedPod): Told {
  return {
    kind: 'ReplicaSet',
    apiVersion: 'apps/v1',
    reason: 'SuccessfulCreate',
    message: `Created pod: ${pod.name}`,
    by: 'replicaset-controller',
    at: pod.createdAt,
  };
}

/** A pod whose container cannot be created gets as far as its image. */
function started(pod: PlayedPod, namespace: string, node: string): Told[] {
  const of = (by: string, after: number, reason: string, message: string) => ({
    kind: 'Pod',
    apiVersion: 'v1',
    reason,
    message,
    by,
    at: pod.createdAt + after,
  });
  return [
    of(
      'default-scheduler',
      0,
      'Scheduled',
      `Successfully assigned ${namespace}/${pod.name} to ${node}`,
    ),
    of(
      'kubelet',
      2_000,
      'Pulled',
      `Container image "${pod.image}" already present on machine`,
    ),
    ...(pod.ready || pod.reason === 'Running'
      ? [
          of('kubelet', 3_000, 'Created', 'Container created'),
          of('kubelet', 4_000, 'Started', 'Container started'),
        ]
      : []),
  ];
}

function eventObject(
  { kind, apiVersion, reason, message, by, at }: Told,
  { uid, name, namespace }: AskedObject,
  own: { name: string; uid: string },
): JsonObject {
  return {
    metadata: {
      name: `${name}.${own.name}`,
      namespace,
      uid: own.uid,
      creationTimestamp: timestamp(at),
    },
    involvedObject: { kind, namespace, name, uid, apiVersion },
    reason,
    message,
    source: { component: by },
    firstTimestamp: timestamp(at),
    lastTimestamp: timestamp(at),
    count: 1,
    type: 'Normal',
    eventTime: null,
    reportingComponent: by,
    reportingInstance: '',
  };
}
