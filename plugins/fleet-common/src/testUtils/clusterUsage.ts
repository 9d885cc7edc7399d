import { stringifyClusterRef } from '../refs';
import { Block, ClusterDetail, ClusterListItem, ClusterUsage } from '../wire';

interface World {
  /** By the cluster's ref. */
  clusterDetails: Record<string, Partial<ClusterDetail>>;
}

/** What the list of clusters tells of one: its own word, else that of its nodes. */
export function usageOf(
  { clusterDetails }: World,
  { ref, usage }: ClusterListItem,
): Block<ClusterUsage> {
  if (usage) return usage;
  const nodes = clusterDetails[stringifyClusterRef(ref)]?.nodes;
  if (!nodes) return { status: 'failed', reason: 'no nodes were given' };
  if (!('value' in nodes)) return nodes;
  const sum = (values: (number | undefined)[]) =>
    values.reduce<number>((total, value) => total + (value ?? 0), 0);
  const measured = nodes.value.some(({ cpuUsed }) => cpuUsed !== undefined);
  const used = (values: (number | undefined)[]) =>
    measured ? sum(values) : undefined;
  return {
    ...nodes,
    value: {
      nodes: nodes.value.length,
      nodesReady: nodes.value.filter(({ ready }) => ready).length,
      cpu: {
        used: used(nodes.value.map(({ cpuUsed }) => cpuUsed)),
        allocatable: sum(nodes.value.map(node => node.cpuAllocatable)),
      },
      memory: {
        used: used(nodes.value.map(({ memoryUsed }) => memoryUsed)),
        allocatable: sum(nodes.value.map(node => node.memoryAllocatable)),
      },
    },
  };
}
