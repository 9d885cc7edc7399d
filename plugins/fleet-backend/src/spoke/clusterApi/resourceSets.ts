import { ApiException } from '../../kubernetes/client';
import type {
  ClusterApiResourceBinding,
  ClusterApiResourceSet,
  ClusterApiResourceSets,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { z } from 'zod';
import { momentSchema } from '../platform/metadata';
import type { Collection, PlatformApi } from '../platform/PlatformApi';
import { baseOf, conditionsSchema, objectMetadataSchema } from './object';

const ofAddons = (plural: string, kind: string): Collection => ({
  group: 'addons.cluster.x-k8s.io',
  versions: ['v1beta2', 'v1beta1'],
  plural,
  kind,
});

const resourceSchema = z.object({ kind: z.string(), name: z.string() });

/** `ClusterResourceSet` of addons.cluster.x-k8s.io, v1beta2 and v1beta1. */
const resourceSetSchema = z.object({
  metadata: objectMetadataSchema,
  spec: z.object({
    clusterSelector: z.object({
      matchLabels: z.record(z.string(), z.string()).optional(),
      matchExpressions: z
        .array(
          z.object({
            key: z.string(),
            operator: z.string(),
            values: z.array(z.string()).optional(),
          }),
        )
        .optional(),
    }),
    resources: z.array(resourceSchema).optional(),
  }),
  status: z
    .object({
      conditions: conditionsSchema,
      deprecated: z
        .object({
          v1beta1: z.object({ conditions: conditionsSchema }).optional(),
        })
        .optional(),
    })
    .optional(),
});

/** `ClusterResourceSetBinding`, whose name is that of its Cluster. */
const bindingSchema = z.object({
  metadata: objectMetadataSchema,
  spec: z
    .object({
      bindings: z
        .array(
          z.object({
            clusterResourceSetName: z.string(),
            resources: z
              .array(
                resourceSchema.extend({
                  applied: z.boolean(),
                  lastAppliedTime: momentSchema.nullish(),
                }),
              )
              .optional(),
          }),
        )
        .optional(),
    })
    .optional(),
});

/** What Cluster API puts on clusters; older roles of the portal may not list it. */
export async function readResourceSets(
  api: Pick<PlatformApi, 'list'>,
): Promise<ClusterApiResourceSets> {
  try {
    const [sets, bindings] = await Promise.all([
      api.list(
        ofAddons('clusterresourcesets', 'ClusterResourceSet'),
        resourceSetSchema,
      ),
      listBindings(api),
    ]);
    return {
      status: 'ok',
      sets: sets.map(toResourceSet),
      bindings: bindings.flatMap(toBindings),
    };
  } catch (error) {
    if (error instanceof ApiException && error.code === 404) {
      return { status: 'absent' };
    }
    if (error instanceof ApiException && error.code === 403) {
      return { status: 'forbidden' };
    }
    throw error;
  }
}

async function listBindings(api: Pick<PlatformApi, 'list'>) {
  try {
    return await api.list(
      ofAddons('clusterresourcesetbindings', 'ClusterResourceSetBinding'),
      bindingSchema,
    );
  } catch (error) {
    if (error instanceof ApiException && error.code === 404) return [];
    throw error;
  }
}

function toResourceSet({
  metadata,
  spec,
  status,
}: z.infer<typeof resourceSetSchema>): ClusterApiResourceSet {
  // Since v1beta2 the condition sends people to the logs of the controller.
  const older = status?.deprecated?.v1beta1?.conditions?.find(
    ({ type, status: holds }) =>
      type === 'ResourcesApplied' && holds !== 'True',
  );
  return {
    ...baseOf(metadata, status?.conditions),
    selector: spec.clusterSelector,
    resources: spec.resources ?? [],
    ...(older?.message && { trouble: older.message }),
  };
}

function toBindings({
  metadata: { namespace, name: cluster },
  spec,
}: z.infer<typeof bindingSchema>): ClusterApiResourceBinding[] {
  return (spec?.bindings ?? []).flatMap(
    ({ clusterResourceSetName: set, resources = [] }) =>
      resources.map(({ kind, name, applied, lastAppliedTime }) => ({
        namespace,
        cluster,
        set,
        kind,
        name,
        applied,
        ...(lastAppliedTime && { triedAt: lastAppliedTime }),
      })),
  );
}
