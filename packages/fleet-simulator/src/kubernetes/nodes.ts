import { timestamp } from '../clock';
import type { JsonObject } from '../json';
import type { SpokeSpec } from '../scenario/topology';
import type { Seeded } from '../seeded';
import { nodeName } from './nodeNames';

/** Kubelets report every five minutes when nothing changes. */
export const heartbeat = 300_000;

const conditions = [
  [
    'MemoryPressure',
    'KubeletHasSufficientMemory',
    'kubelet has sufficient memory available',
  ],
  ['DiskPressure', 'KubeletHasNoDiskPressure', 'kubelet has no disk pressure'],
  [
    'PIDPressure',
    'KubeletHasSufficientPID',
    'kubelet has sufficient PID available',
  ],
] as const;

/** What is true of the nodes at one moment. */
export interface NodeFacts {
  bornAt: number;
  now: number;
  /** Version of each kubelet. */
  kubelets: readonly string[];
}

/** The nodes of a cluster. The batch cluster's last node is short of memory, as batch nodes are. */
export function nodesOf(
  spoke: SpokeSpec,
  seeded: Seeded,
  { bornAt, now, kubelets }: NodeFacts,
): JsonObject[] {
  const beat = timestamp(now - (now % heartbeat));
  const born = timestamp(bornAt);
  return Array.from({ length: spoke.nodes }, (_, index): JsonObject => {
    const name = nodeName(spoke.name, index);
    const pressed = spoke.tier === 'batch' && index === spoke.nodes - 1;
    const capacity = { cpu: '4', memory: '16Gi', pods: '110' };
    return {
      metadata: {
        name,
        uid: seeded.uuid('node', name),
        creationTimestamp: born,
        labels: {
          'beta.kubernetes.io/arch': 'amd64',
          'beta.kubernetes.io/os': 'linux',
          'kubernetes.io/arch': 'amd64',
          'kubernetes.io/hostname': name,
          'kubernetes.io/os': 'linux',
          'topology.kubernetes.io/region': spoke.region,
          'topology.kubernetes.io/zone': `${spoke.region}${'abc'[index % 3]}`,
        },
        annotations: { 'node.alpha.kubernetes.io/ttl': '0' },
      },
      spec: {},
      status: {
        capacity,
        allocatable: { cpu: '3920m', memory: '15Gi', pods: '110' },
        conditions: [
          {
            type: 'Ready',
            status: 'True',
            lastHeartbeatTime: beat,
            lastTransitionTime: born,
            reason: 'KubeletReady',
            message: 'kubelet is posting ready status',
          },
          ...conditions.map(([type, reason, message]) => {
            const bad = pressed && type === 'MemoryPressure';
            return {
              type,
              status: bad ? 'True' : 'False',
              lastHeartbeatTime: beat,
              lastTransitionTime: born,
              reason: bad ? 'KubeletHasInsufficientMemory' : reason,
              message: bad
                ? 'kubelet has insufficient memory available'
                : message,
            };
          }),
        ],
        daemonEndpoints: { kubeletEndpoint: { Port: 10250 } },
        nodeInfo: {
          machineID: seeded.uuid('machine', name).replace(/-/g, ''),
          systemUUID: seeded.uuid('system', name),
          bootID: seeded.uuid('boot', name),
          kernelVersion: '6.12.41',
          osImage: 'Bottlerocket OS 1.52.0',
          containerRuntimeVersion: 'containerd://2.1.4',
          kubeletVersion: kubelets[index],
          kubeProxyVersion: '',
          operatingSystem: 'linux',
          architecture: 'amd64',
        },
      },
    };
  });
}
