import type {
  SubmarinerCluster,
  SubmarinerFacts,
  SubmarinerGateway,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { z } from 'zod';
import { messageSchema, metadataSchema } from '../metadata';
import type { Collection, PlatformApi } from '../PlatformApi';

const submariner = (
  plural: string,
  kind: string,
  version: string,
): Collection => ({
  group: 'submariner.io',
  versions: [version],
  plural,
  kind,
});

const submarinerSchema = z.object({
  metadata: metadataSchema,
  spec: z
    .object({
      clusterID: z.string().optional(),
      version: z.string().optional(),
    })
    .optional(),
  status: z
    .object({
      clusterID: z.string().optional(),
      version: z.string().optional(),
    })
    .optional(),
});

/** What the operator was told. */
export async function submariners(
  api: PlatformApi,
): Promise<SubmarinerFacts[]> {
  const found = await api.list(
    submariner('submariners', 'Submariner', 'v1alpha1'),
    submarinerSchema,
  );
  return found.map(({ metadata, spec, status }) => ({
    namespace: metadata.namespace ?? '',
    name: metadata.name,
    clusterId: status?.clusterID || spec?.clusterID || '',
    version: status?.version || spec?.version || undefined,
  }));
}

const endpointSchema = z.object({ cluster_id: z.string() });

const gatewaySchema = z.object({
  metadata: metadataSchema,
  status: z
    .object({
      haStatus: z.string().optional(),
      statusFailure: z.string().optional(),
      localEndpoint: endpointSchema.optional(),
      connections: z
        .array(
          z.object({
            status: z.string(),
            statusMessage: messageSchema.optional(),
            endpoint: endpointSchema,
            latencyRTT: z.object({ average: z.string().optional() }).nullish(),
          }),
        )
        .nullish(),
    })
    .optional(),
});

/** The nodes that hold tunnels, with each tunnel as the engine sees it. */
export async function submarinerGateways(
  api: PlatformApi,
): Promise<SubmarinerGateway[]> {
  const found = await api.list(
    submariner('gateways', 'Gateway', 'v1'),
    gatewaySchema,
  );
  return found.map(({ metadata, status = {} }) => ({
    name: metadata.name,
    haStatus: status.haStatus ?? '',
    clusterId: status.localEndpoint?.cluster_id ?? '',
    failure: status.statusFailure || undefined,
    connections: (status.connections ?? []).map(connection => ({
      clusterId: connection.endpoint.cluster_id,
      status: connection.status,
      message: connection.statusMessage || undefined,
      latencyMs: milliseconds(connection.latencyRTT?.average),
    })),
  }));
}

const clusterSchema = z.object({
  metadata: metadataSchema,
  spec: z.object({
    cluster_id: z.string(),
    cluster_cidr: z.array(z.string()).nullish(),
    service_cidr: z.array(z.string()).nullish(),
    global_cidr: z.array(z.string()).nullish(),
  }),
});

/** Who takes part, as the broker says; kept in the cluster itself. */
export async function submarinerClusters(
  api: PlatformApi,
): Promise<SubmarinerCluster[]> {
  const found = await api.list(
    submariner('clusters', 'Cluster', 'v1'),
    clusterSchema,
  );
  return found.map(({ spec }) => ({
    clusterId: spec.cluster_id,
    podRanges: spec.cluster_cidr ?? [],
    serviceRanges: spec.service_cidr ?? [],
    globalRanges: spec.global_cidr ?? [],
  }));
}

const inMs: Record<string, number> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ms: 1,
  s: 1_000,
  m: 60_000,
};

/** A duration as Go writes it, such as `1.2ms` or `1m0.5s`. */
function milliseconds(text: string | undefined): number | undefined {
  const parts = [...(text ?? '').matchAll(/([\d.]+)(ns|us|µs|μs|ms|s|m)/g)];
  if (parts.length === 0) return undefined;
  return parts.reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * inMs[unit],
    0,
  );
}
