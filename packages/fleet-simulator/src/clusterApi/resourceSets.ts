import { z } from 'zod';
import type { LiveObject } from '../world/applicationState';
import { matchesRequirements } from '../world/labelSelector';
import { desiredOnSpoke } from '../world/manifests';
import type { Definition } from './definition';

const requirementSchema = z.object({
  key: z.string(),
  operator: z.enum(['In', 'NotIn', 'Exists', 'DoesNotExist']),
  values: z.array(z.string()).optional(),
});

/** Other strategies are not played. */
const resourceSetSchema = z.object({
  apiVersion: z.string().startsWith('addons.cluster.x-k8s.io/'),
  kind: z.literal('ClusterResourceSet'),
  metadata: z.object({ name: z.string(), namespace: z.string() }),
  spec: z.object({
    clusterSelector: z.object({
      matchLabels: z.record(z.string(), z.string()).default({}),
      matchExpressions: z.array(requirementSchema).default([]),
    }),
    resources: z.array(z.object({ kind: z.string(), name: z.string() })),
    strategy: z.literal('ApplyOnce').default('ApplyOnce'),
  }),
});

const configMapSchema = z.object({
  kind: z.literal('ConfigMap'),
  metadata: z.object({ name: z.string(), namespace: z.string() }),
  data: z.record(z.string(), z.string()).default({}),
});

/** A ClusterResourceSet as somebody wants it. */
export interface ResourceSet {
  namespace: string;
  name: string;
  resources: { kind: string; name: string }[];
  selects(cluster: Definition): boolean;
  live: LiveObject;
}

/** Those on a management cluster, with the ConfigMaps that they may apply. */
export interface ResourceSets {
  sets: ResourceSet[];
  /** The values of a ConfigMap, in the order of its keys; undefined where there is none. */
  contentOf(
    namespace: string,
    resource: { kind: string; name: string },
  ): string[] | undefined;
}

export function resourceSetsOf(objects: readonly LiveObject[]): ResourceSets {
  const sets: ResourceSet[] = [];
  const configMaps = new Map<string, string[]>();
  for (const live of objects) {
    const manifest: unknown = desiredOnSpoke(live);
    const set = resourceSetSchema.safeParse(manifest).data;
    if (set) sets.push(toResourceSet(set, live));
    const map = configMapSchema.safeParse(manifest).data;
    if (map) {
      const { namespace, name } = map.metadata;
      configMaps.set(
        `${namespace}/${name}`,
        Object.entries(map.data)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([, value]) => value),
      );
    }
  }
  return {
    sets,
    contentOf: (namespace, { kind, name }) =>
      kind === 'ConfigMap' ? configMaps.get(`${namespace}/${name}`) : undefined,
  };
}

function toResourceSet(
  { metadata, spec }: z.infer<typeof resourceSetSchema>,
  live: LiveObject,
): ResourceSet {
  const { matchLabels, matchExpressions } = spec.clusterSelector;
  const requirements = [
    ...Object.entries(matchLabels).map(([key, value]) => ({
      key,
      operator: 'In',
      values: [value],
    })),
    ...matchExpressions,
  ];
  return {
    ...metadata,
    resources: spec.resources,
    live,
    selects: ({ namespace, labels }) =>
      requirements.length > 0 &&
      namespace === metadata.namespace &&
      matchesRequirements(labels, requirements),
  };
}
