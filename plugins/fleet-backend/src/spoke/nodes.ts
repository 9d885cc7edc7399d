import type { ClusterNode } from '@fleet-portal/backstage-plugin-fleet-common';
import { z } from 'zod';
import { conditionSchema } from './platform/metadata';
import type { Collection, PlatformApi } from './platform/PlatformApi';
import { parseQuantity, quantitySchema } from './quantity';

export const nodeCollection: Collection = {
  group: '',
  versions: ['v1'],
  plural: 'nodes',
  kind: 'Node',
};

const namedSchema = z.object({ metadata: z.object({ name: z.string() }) });

/** A Node of v1, what the portal reads of it. */
const nodeSchema = z.object({
  spec: z.object({ unschedulable: z.boolean().optional() }).optional(),
  status: z
    .object({
      conditions: z.array(conditionSchema).default([]),
      nodeInfo: z.object({ kubeletVersion: z.string().optional() }).optional(),
      allocatable: z
        .object({
          cpu: quantitySchema.optional(),
          memory: quantitySchema.optional(),
        })
        .optional(),
    })
    .optional(),
});

export async function readNodes(api: PlatformApi): Promise<ClusterNode[]> {
  const nodes: ClusterNode[] = [];
  for await (const page of api.pages(nodeCollection, z.unknown())) {
    nodes.push(...page.flatMap(item => toClusterNode(item) ?? []));
  }
  return nodes;
}

/**
 * Undefined for an item without a name: it is no node, whatever else it is. One
 * of which nothing else can be read is there, and not ready.
 */
function toClusterNode(item: unknown): ClusterNode | undefined {
  const named = namedSchema.safeParse(item);
  if (!named.success) return undefined;
  const { name } = named.data.metadata;
  const node = nodeSchema.safeParse(item);
  if (!node.success) {
    const reason = 'the portal cannot read what the API server says about it';
    return { name, ready: false, pressures: [], unschedulable: false, reason };
  }
  const { spec, status } = node.data;
  const conditions = status?.conditions ?? [];
  const ready = conditions.find(({ type }) => type === 'Ready');
  return {
    name,
    ready: ready?.status === 'True',
    pressures: conditions
      .filter(({ type, status: holds }) => type !== 'Ready' && holds === 'True')
      .map(({ type }) => type),
    unschedulable: spec?.unschedulable ?? false,
    kubeletVersion: status?.nodeInfo?.kubeletVersion,
    reason: ready?.status === 'True' ? undefined : ready?.message || undefined,
    cpuAllocatable: parseQuantity(status?.allocatable?.cpu),
    memoryAllocatable: parseQuantity(status?.allocatable?.memory),
  };
}
