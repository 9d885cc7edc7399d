import type { V1Node } from '@kubernetes/client-node';
import type { ClusterNode } from '@fleet-portal/backstage-plugin-fleet-common';
import { parseQuantity } from './quantity';

export function toClusterNode(node: V1Node): ClusterNode {
  const conditions = node.status?.conditions ?? [];
  const ready = conditions.find(c => c.type === 'Ready');
  return {
    name: node.metadata?.name ?? '',
    ready: ready?.status === 'True',
    pressures: conditions
      .filter(c => c.type !== 'Ready' && c.status === 'True')
      .map(c => c.type),
    unschedulable: node.spec?.unschedulable ?? false,
    kubeletVersion: node.status?.nodeInfo?.kubeletVersion,
    reason: ready?.status === 'True' ? undefined : ready?.message,
    cpuAllocatable: parseQuantity(node.status?.allocatable?.cpu),
    memoryAllocatable: parseQuantity(node.status?.allocatable?.memory),
  };
}
