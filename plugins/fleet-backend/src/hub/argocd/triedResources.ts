import { z } from 'zod';
import type { TriedResource } from '@fleet-portal/backstage-plugin-fleet-common';
import { plainMessage } from './plainText';

const mostTried = 100;

const syncResultSchema = z.object({
  resources: z
    .array(
      z.object({
        kind: z.string(),
        namespace: z.string().nullish(),
        name: z.string(),
        status: z.string().nullish(),
        message: z.string().nullish(),
        hookPhase: z.string().nullish(),
      }),
    )
    .nullish(),
});

/**
 * What `status.operationState.syncResult` of a dry run says of each resource,
 * those that fail first; undefined until the hub has said anything, or in words
 * that nobody knows here.
 */
export function triedResources(result: unknown): TriedResource[] | undefined {
  const read = syncResultSchema.safeParse(result);
  const resources = read.success ? read.data.resources : undefined;
  return resources
    ?.map(({ kind, namespace, name, status, message, hookPhase }) => ({
      kind,
      namespace: namespace || undefined,
      name,
      failed:
        status === 'SyncFailed' ||
        hookPhase === 'Failed' ||
        hookPhase === 'Error',
      message: plainMessage(message ?? ''),
    }))
    .sort((a, b) => Number(b.failed) - Number(a.failed))
    .slice(0, mostTried);
}
