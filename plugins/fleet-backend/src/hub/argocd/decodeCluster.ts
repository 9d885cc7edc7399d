import { connectionStatuses } from '@fleet-portal/backstage-plugin-fleet-common';
import type { HubCluster } from '@fleet-portal/backstage-plugin-fleet-node';
import { z } from 'zod';
import { keptAnnotations } from './decodeApplication';
import { plainMessage, TextPool, withoutCredentials } from './plainText';
import { optionalText, orUnknown, textMap } from './shapes';

const connectionSchema = z.object({
  status: optionalText,
  message: optionalText,
  attemptedAt: optionalText,
});

/**
 * A cluster as Argo CD 3 answers it. `config` (how the hub logs in) is not even
 * read; `info` repeats the outer fields and is the newer of the two.
 */
const clusterSchema = z.object({
  server: z.string().min(1),
  name: optionalText,
  labels: textMap,
  annotations: textMap,
  project: optionalText,
  connectionState: connectionSchema.nullish(),
  serverVersion: optionalText,
  info: z
    .object({
      connectionState: connectionSchema.nullish(),
      serverVersion: optionalText,
      cacheInfo: z.object({ lastCacheSyncTime: optionalText }).nullish(),
      applicationsCount: z.number().nullish(),
    })
    .nullish(),
});

/** The address by which a hub calls the cluster that it runs on itself. */
const ownServer = 'https://kubernetes.default.svc';

/** @throws ZodError */
export function decodeCluster(input: unknown, pool: TextPool): HubCluster {
  const cluster = clusterSchema.parse(input);
  const { info, server } = cluster;
  const inCluster = server === ownServer;
  const connection = info?.connectionState ?? cluster.connectionState;
  const version = info?.serverVersion ?? cluster.serverVersion;
  return {
    name: cluster.name ?? (inCluster ? 'in-cluster' : server),
    server: pool.one(withoutCredentials(server)),
    labels: pool.map(cluster.labels),
    annotations: keptAnnotations(cluster.annotations),
    project: cluster.project,
    inCluster,
    // Written with and without the v, even within one answer.
    kubernetesVersion: version && `v${version.replace(/^v/, '')}`,
    connection: {
      status: orUnknown(connectionStatuses, connection?.status) ?? 'Unknown',
      message: connection?.message && plainMessage(connection.message),
      attemptedAt: connection?.attemptedAt,
    },
    cacheSyncedAt: info?.cacheInfo?.lastCacheSyncTime,
    applicationsCount: info?.applicationsCount ?? undefined,
  };
}
