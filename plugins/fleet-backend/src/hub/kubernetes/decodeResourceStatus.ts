import {
  healthStatusCodes,
  syncStatusCodes,
  TreeNode,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { SourceError } from '@fleet-portal/backstage-plugin-fleet-node';
import { z } from 'zod';
import { plainMessage } from '../argocd/plainText';
import { listOf, optionalText, orUnknown } from '../argocd/shapes';

/** `status.resources` of an Application. */
const applicationSchema = z.object({
  status: z
    .object({
      resources: listOf(
        z.object({
          group: optionalText,
          version: optionalText,
          kind: z.string(),
          namespace: optionalText,
          name: z.string(),
          status: optionalText,
          health: z
            .object({ status: optionalText, message: optionalText })
            .nullish(),
        }),
      ),
    })
    .nullish(),
});

/** @throws SourceError `malformed` when the answer is no Application. */
export function decodeResourceStatus(answer: unknown): TreeNode[] {
  const application = applicationSchema.safeParse(answer);
  if (!application.success) {
    throw new SourceError(
      'malformed',
      'It answers something that is no Application.',
    );
  }
  return (application.data.status?.resources ?? []).map(resource => {
    const { group, version, kind, namespace, name, status, health } = resource;
    return {
      uid: [group ?? '', kind, namespace ?? '', name].join('/'),
      group,
      version,
      kind,
      namespace,
      name,
      parentUids: [],
      sync: orUnknown(syncStatusCodes, status) ?? undefined,
      health: orUnknown(healthStatusCodes, health?.status) ?? undefined,
      message: health?.message && plainMessage(health.message),
      images: [],
    };
  });
}
