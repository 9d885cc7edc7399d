import { runningVersions } from '../clusterApi/runningVersions';
import { timestamp } from '../clock';
import type { JsonObject } from '../json';
import { podsOf, replicaSetsOf } from '../kubernetes/workloads';
import { nodeName } from '../kubernetes/nodeNames';
import type { ApplicationState, LiveObject } from '../world/applicationState';
import { healthOf } from '../world/health';
import {
  desiredOnSpoke,
  resourceIdOf,
  resourceKey,
  stringsAt,
  type ResourceId,
} from '../world/manifests';
import { withoutUndefined } from './applicationJson';
import type { HubContext } from './HubContext';
import { whereaboutsOf } from './ownedObjects';

/** The objects of an Application and what they own, down to the pods, with their health in words. */
export function resourceTreeOf(
  app: ApplicationState,
  hubContext: HubContext,
): JsonObject {
  const { hub, world } = hubContext;
  const context = hub.contextOf(app);
  const on = whereaboutsOf(app, hubContext);
  const spoke = world.spokes.find(({ name }) => name === on.cluster);
  const nodes: object[] = [];
  const hosts = new Set<string>();
  for (const object of app.live) {
    const id = resourceIdOf(object.applied);
    nodes.push({
      ...idJson(id),
      uid: object.uid,
      info: object.rollout && [
        { name: 'Revision', value: `Rev:${object.rollout.revision}` },
      ],
      networkingInfo:
        id.kind === 'Service'
          ? { targetLabels: stringsAt(object.applied, 'spec', 'selector') }
          : undefined,
      resourceVersion: object.resourceVersion,
      health: healthOf(object, context.now, context.secretReady),
      createdAt: timestamp(object.createdAt),
    });
    nodes.push(...workloadNodes(object, id, hosts, on));
  }
  for (const resource of app.resources) {
    const isLive = app.live.some(
      object =>
        resourceKey(resourceIdOf(object.applied)) === resourceKey(resource),
    );
    if (!isLive) {
      nodes.push({
        ...idJson(resource),
        health: resource.health && { status: 'Missing' },
      });
    }
  }
  return withoutUndefined({
    nodes: nodes.length > 0 ? nodes : undefined,
    hosts:
      hosts.size > 0
        ? [...hosts]
            .sort()
            .map(name =>
              hostJson(
                name,
                spoke ? runningVersions(world, spoke).apiServer : '',
              ),
            )
        : undefined,
  });
}

function idJson(id: ResourceId): object {
  return {
    ...(id.group && { group: id.group }),
    version: id.version,
    kind: id.kind,
    ...(id.namespace && { namespace: id.namespace }),
    name: id.name,
  };
}

function workloadNodes(
  object: LiveObject,
  owner: ResourceId,
  hosts: Set<string>,
  on: Parameters<typeof podsOf>[1],
): object[] {
  const replicaSets = replicaSetsOf(object, on);
  const nodes: object[] = replicaSets.map(set => ({
    group: 'apps',
    version: 'v1',
    kind: 'ReplicaSet',
    namespace: owner.namespace,
    name: set.name,
    uid: set.uid,
    parentRefs: [{ ...idJson(owner), uid: object.uid }],
    info: [{ name: 'Revision', value: `Rev:${set.revision}` }],
    resourceVersion: object.resourceVersion,
    health: set.ready
      ? { status: 'Healthy' }
      : {
          status: 'Progressing',
          message: `Waiting for rollout to finish: 0 out of ${set.replicas} new replicas are available...`,
        },
    createdAt: timestamp(set.createdAt),
  }));
  for (const pod of podsOf(object, on)) {
    const node = nodeName(on.cluster, pod.node);
    if (pod.scheduled) hosts.add(node);
    nodes.push({
      version: 'v1',
      kind: 'Pod',
      namespace: owner.namespace,
      name: pod.name,
      uid: pod.uid,
      parentRefs: [
        {
          group: 'apps',
          version: 'v1',
          kind: 'ReplicaSet',
          namespace: owner.namespace,
          name: pod.replicaSet.name,
          uid: pod.replicaSet.uid,
        },
      ],
      info: [
        { name: 'Status Reason', value: pod.reason },
        pod.scheduled ? { name: 'Node', value: node } : { name: 'Node' },
        { name: 'Containers', value: pod.ready ? '1/1' : '0/1' },
        ...(pod.restarts > 0
          ? [{ name: 'Restart Count', value: String(pod.restarts) }]
          : []),
        { name: 'cpu', value: '0' },
        { name: 'memory', value: '0' },
      ],
      networkingInfo: {
        labels: {
          ...stringsAt(
            desiredOnSpoke(object),
            'spec',
            'template',
            'metadata',
            'labels',
          ),
          'pod-template-hash': pod.replicaSet.hash,
        },
      },
      resourceVersion: object.resourceVersion,
      images: [pod.image],
      health: pod.ready
        ? { status: 'Healthy' }
        : withoutUndefined({
            status: pod.failing ? 'Degraded' : 'Progressing',
            message: pod.message,
          }),
      createdAt: timestamp(pod.createdAt),
    });
  }
  return nodes;
}

function hostJson(name: string, kubernetes: string): object {
  return {
    name,
    resourcesInfo: [
      { resourceName: 'cpu', capacity: 4000 },
      // Argo CD's own unit: thousandths of a byte.
      { resourceName: 'memory', capacity: 17_179_869_184_000 },
    ],
    systemInfo: {
      machineID: '',
      systemUUID: '',
      bootID: '',
      kernelVersion: '6.12.41',
      osImage: 'Bottlerocket OS 1.52.0',
      containerRuntimeVersion: 'containerd://2.1.4',
      kubeletVersion: kubernetes,
      kubeProxyVersion: kubernetes,
      operatingSystem: 'linux',
      architecture: 'amd64',
    },
  };
}
