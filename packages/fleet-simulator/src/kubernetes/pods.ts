import { timestamp } from '../clock';
import type { JsonObject } from '../json';
import type { LiveObject } from '../world/applicationState';
import { desiredOnSpoke, resourceIdOf, stringsAt } from '../world/manifests';
import { nodeName } from './nodeNames';
import { podsOf, type PlayedPod, type Whereabouts } from './workloads';

/** The pods of a Deployment as the API server answers them. */
export function podObjects(object: LiveObject, on: Whereabouts): JsonObject[] {
  const { namespace } = resourceIdOf(object.applied);
  const labels = stringsAt(
    desiredOnSpoke(object),
    'spec',
    'template',
    'metadata',
    'labels',
  );
  return podsOf(object, on).map(pod => podObject(pod, namespace, labels, on));
}

function podObject(
  pod: PlayedPod,
  namespace: string,
  labels: Record<string, string>,
  on: Whereabouts,
): JsonObject {
  const created = timestamp(pod.createdAt);
  const started = timestamp(pod.createdAt + 5_000);
  const truth = pod.ready ? 'True' : 'False';
  const address = `10.${on.seeded.between(
    0,
    250,
    'net',
    on.cluster,
  )}.${on.seeded.between(0, 250, pod.uid, 'c')}.${on.seeded.between(
    2,
    250,
    pod.uid,
    'd',
  )}`;
  const running = pod.ready || pod.reason === 'Running';
  const condition = (type: string, status: string, at: string): JsonObject => ({
    type,
    status,
    lastProbeTime: null,
    lastTransitionTime: at,
  });
  return {
    metadata: {
      name: pod.name,
      generateName: `${pod.replicaSet.name}-`,
      namespace,
      uid: pod.uid,
      generation: 1,
      creationTimestamp: created,
      labels: { ...labels, 'pod-template-hash': pod.replicaSet.hash },
      ownerReferences: [
        {
          apiVersion: 'apps/v1',
          kind: 'ReplicaSet',
          name: pod.replicaSet.name,
          uid: pod.replicaSet.uid,
          controller: true,
          blockOwnerDeletion: true,
        },
      ],
    },
    spec: {
      containers: [
        {
          name: 'app',
          image: pod.image,
          ports: [{ containerPort: 8080, protocol: 'TCP' }],
          resources: {
            requests: { cpu: '100m', memory: '128Mi' },
            limits: { memory: '256Mi' },
          },
          terminationMessagePath: '/dev/termination-log',
          terminationMessagePolicy: 'File',
          imagePullPolicy: 'IfNotPresent',
        },
      ],
      restartPolicy: 'Always',
      terminationGracePeriodSeconds: 30,
      dnsPolicy: 'ClusterFirst',
      serviceAccountName: 'default',
      serviceAccount: 'default',
      nodeName: nodeName(on.cluster, pod.node),
      securityContext: {},
      schedulerName: 'default-scheduler',
      priority: 0,
      enableServiceLinks: true,
      preemptionPolicy: 'PreemptLowerPriority',
    },
    status: {
      phase: running ? 'Running' : 'Pending',
      conditions: [
        condition('Initialized', 'True', started),
        condition('Ready', truth, started),
        condition('ContainersReady', truth, started),
        condition('PodScheduled', 'True', created),
      ],
      ...(running && { podIP: address, podIPs: [{ ip: address }] }),
      startTime: started,
      containerStatuses: [
        {
          name: 'app',
          state: running
            ? { running: { startedAt: started } }
            : {
                waiting: {
                  reason: pod.reason,
                  ...(pod.message && {
                    message: pod.message.replace(/^\w+: /, ''),
                  }),
                },
              },
          lastState: {},
          ready: pod.ready,
          restartCount: pod.restarts,
          image: pod.image,
          imageID: '',
        },
      ],
      qosClass: 'Burstable',
    },
  };
}
