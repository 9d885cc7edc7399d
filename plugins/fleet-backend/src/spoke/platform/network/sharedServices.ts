import type {
  ServiceExportFacts,
  ServiceImportFacts,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { z } from 'zod';
import { conditionedSchema, metadataSchema, wordsOf } from '../metadata';
import type { Collection, PlatformApi } from '../PlatformApi';

/** The Multi-Cluster Services API, which Submariner and Cilium both serve. */
const shared = (plural: string, kind: string): Collection => ({
  group: 'multicluster.x-k8s.io',
  versions: ['v1beta1', 'v1alpha1'],
  plural,
  kind,
});

export async function serviceExports(
  api: PlatformApi,
): Promise<ServiceExportFacts[]> {
  const found = await api.list(
    shared('serviceexports', 'ServiceExport'),
    conditionedSchema,
  );
  return found.map(({ metadata, status }) => {
    const valid = status?.conditions?.find(({ type }) => type === 'Valid');
    return {
      namespace: metadata.namespace ?? '',
      name: metadata.name,
      valid: valid && valid.status === 'True',
      message: valid?.status === 'False' ? wordsOf(valid) : undefined,
    };
  });
}

const importSchema = z.object({
  metadata: metadataSchema,
  status: z
    .object({
      clusters: z.array(z.object({ cluster: z.string() })).nullish(),
    })
    .optional(),
});

export async function serviceImports(
  api: PlatformApi,
): Promise<ServiceImportFacts[]> {
  const found = await api.list(
    shared('serviceimports', 'ServiceImport'),
    importSchema,
  );
  return found.map(({ metadata, status }) => ({
    namespace: metadata.namespace ?? '',
    name: metadata.name,
    clusters: (status?.clusters ?? []).map(({ cluster }) => cluster),
  }));
}
