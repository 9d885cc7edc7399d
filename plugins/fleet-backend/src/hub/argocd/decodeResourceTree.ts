import {
  healthStatusCodes,
  ResourceRef,
  TreeNode,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { z } from 'zod';
import { plainMessage } from './plainText';
import { listOf, optionalText, orUnknown } from './shapes';

/** `ApplicationTree` of Argo CD 3. A resource that is missing has no uid. */
const treeSchema = z.object({
  nodes: listOf(
    z.object({
      uid: optionalText,
      group: optionalText,
      version: optionalText,
      kind: z.string(),
      namespace: optionalText,
      name: z.string(),
      parentRefs: listOf(z.object({ uid: optionalText })),
      health: z
        .object({ status: optionalText, message: optionalText })
        .nullish(),
      images: listOf(z.string()),
      createdAt: optionalText,
    }),
  ),
});

/** No hub gives a uid with slashes in it. */
function uidOfMissing(resource: ResourceRef): string {
  const { group, kind, namespace, name } = resource;
  return [group, kind, namespace, name].join('/');
}

/** Is it the uid of a resource that is not on its cluster? */
export function isMissing({ uid }: { uid: string }): boolean {
  return uid.includes('/');
}

/** @throws ZodError */
export function decodeResourceTree(input: unknown): TreeNode[] {
  return treeSchema.parse(input).nodes.map(node => {
    const { group, version, kind, namespace, name, health } = node;
    return {
      uid: node.uid ?? uidOfMissing({ group, kind, namespace, name }),
      group,
      version,
      kind,
      namespace,
      name,
      parentUids: node.parentRefs.flatMap(({ uid }) => uid ?? []),
      health: orUnknown(healthStatusCodes, health?.status) ?? undefined,
      message: health?.message && plainMessage(health.message),
      images: node.images,
      createdAt: node.createdAt,
    };
  });
}
