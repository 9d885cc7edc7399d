import type { V1Node } from '@kubernetes/client-node';
import type { ClusterNode } from '@fleet-portal/backstage-plugin-fleet-common';
import { withoutCredentials } from '../domain/withoutCredentials';
import { parseQuantity } from './quantity';

/** Undefined for an item without a name: it is no node, whatever else it is. */
export function toClusterNode(node: V1Node | null): ClusterNode | undefined {
  const name = node?.metadata?.name;
  if (!name) return undefined;
  const conditions = node.status?.conditions ?? [];
  const ready = conditions.find(c => c.type === 'Ready');
  return {
    name,
    ready: ready?.status === 'True',
    pressures: conditions
      .filter(c => c.type !== 'Ready' && c.status === 'True')
      .map(c => c.type),
    unschedulable: node.spec?.unschedulable ?? false,
    kubeletVersion: node.status?.nodeInfo?.kubeletVersion,
    reason:
      ready?.status === 'True' || !ready?.message
        ? undefined
        : withoutCredentials(ready.message),
    cpuAllocatable: parseQuantity(node.status?.allocatable?.cpu),
    memoryAllocatable: parseQuantity(node.status?.allocatable?.memory),
  };
}
