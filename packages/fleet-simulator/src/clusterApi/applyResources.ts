import { createHash } from 'node:crypto';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import type { Definition } from './definition';
import type { AppliedResource, EstateState } from './estateState';
import type { ResourceSets } from './resourceSets';

/** What the played API server of a cluster shows of an object that was applied to it. */
const objectSchema = z.object({
  kind: z.string(),
  metadata: z.object({ name: z.string(), namespace: z.string().optional() }),
});

/**
 * Plays the controller of ClusterResourceSets: what is not on the cluster yet is
 * put there, and what is there is left alone, whatever becomes of it in Git.
 */
export function applyResources(
  estate: EstateState,
  wanted: Definition,
  { sets, contentOf }: ResourceSets,
  now: number,
): EstateState {
  const done = estate.resources ?? [];
  const added = sets
    .filter(set => set.selects(wanted))
    .flatMap(set =>
      set.resources.flatMap((resource): AppliedResource[] => {
        const content = contentOf(set.namespace, resource);
        const before = done.find(
          one =>
            one.set === set.name &&
            one.kind === resource.kind &&
            one.name === resource.name,
        );
        if (!content || before?.applied) return [];
        const hash = hashOf(content);
        if (before?.hash === hash) return [];
        const namespaces = namespacesOf(content);
        const applied = namespaces !== undefined;
        return [
          {
            set: set.name,
            ...resource,
            applied,
            at: now,
            hash,
            namespaces: namespaces ?? [],
          },
        ];
      }),
    );
  if (added.length === 0) return estate;
  const stays = done.filter(
    one =>
      !added.some(
        next =>
          next.set === one.set &&
          next.kind === one.kind &&
          next.name === one.name,
      ),
  );
  return { ...estate, resources: [...stays, ...added] };
}

function hashOf(content: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of content) hash.update(text);
  return `sha256:${hash.digest('hex')}`;
}

/** Undefined when it is no YAML, or no manifests of Kubernetes. */
function namespacesOf(content: readonly string[]): string[] | undefined {
  const found = new Set<string>();
  for (const document of content.flatMap(text => parseAllDocuments(text))) {
    if (document.errors.length > 0) return undefined;
    const { data } = objectSchema.safeParse(document.toJS());
    if (!data) return undefined;
    const { kind, metadata } = data;
    if (kind === 'Namespace') found.add(metadata.name);
    else if (metadata.namespace) found.add(metadata.namespace);
  }
  return [...found];
}
