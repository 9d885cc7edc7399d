import {
  NodeUsage,
  SourceError,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { z } from 'zod';
import type { PlatformApi } from './platform/PlatformApi';
import { parseQuantity, quantitySchema } from './quantity';

/** `NodeMetricsList` of metrics.k8s.io/v1beta1, what we read of it. */
const nodeMetricsListSchema = z.object({
  items: z.array(
    z.object({
      metadata: z.object({ name: z.string() }),
      usage: z.object({ cpu: quantitySchema, memory: quantitySchema }),
    }),
  ),
});

/** Every node's; this API has no pages. */
export async function readUsage(api: PlatformApi): Promise<NodeUsage> {
  const path = '/apis/metrics.k8s.io/v1beta1/nodes';
  return decodeUsage(await api.read(path, z.unknown(), 'list of node metrics'));
}

/** @throws SourceError `malformed` when the answer is no NodeMetricsList. */
export function decodeUsage(answer: unknown): NodeUsage {
  const parsed = nodeMetricsListSchema.safeParse(answer);
  if (!parsed.success) {
    throw new SourceError(
      'malformed',
      'Its metrics API answers something that is no list of node metrics.',
    );
  }
  return Object.fromEntries(
    parsed.data.items.map(item => [
      item.metadata.name,
      {
        cpu: parseQuantity(item.usage.cpu) ?? 0,
        memory: parseQuantity(item.usage.memory) ?? 0,
      },
    ]),
  );
}
