import { connectionStatuses } from '@fleet-portal/backstage-plugin-fleet-common';
import type { HubCluster } from '@fleet-portal/backstage-plugin-fleet-node';
import { z } from 'zod';
import { readerOf } from '../../json/readerOf';
import { keptAnnotations } from './decodeApplication';
import type { ObjectForm } from './objectForm';
import { plainMessage, TextPool, withoutCredentials } from './plainText';
import { orUnknown } from './shapes';

const text = z.string().nullish();
const textMap = z.record(z.string(), z.string()).nullish();

const connectionSchema = z
  .object({ status: text, message: text, attemptedAt: text })
  .nullish();

/**
 * A cluster as Argo CD 3 answers it, see readerOf. `config` (how the hub logs in)
 * is not even read; `info` repeats the outer fields and is the newer of the two.
 */
const clusterSchema = z.object({
  server: z.string().min(1),
  name: text,
  labels: textMap,
  annotations: textMap,
  project: text,
  connectionState: connectionSchema,
  serverVersion: text,
  info: z
    .object({
      connectionState: connectionSchema,
      serverVersion: text,
      cacheInfo: z.object({ lastCacheSyncTime: text }).nullish(),
      applicationsCount: z.number().int().nullish(),
    })
    .nullish(),
});
type RawCluster = z.output<typeof clusterSchema>;

const readCluster = readerOf(clusterSchema);

/** The address by which a hub calls the cluster that it runs on itself. */
const ownServer = 'https://kubernetes.default.svc';

export function clusterForm(
  pool: TextPool,
): ObjectForm<RawCluster, HubCluster> {
  return {
    kind: 'Cluster',
    schema: clusterSchema,
    read: readCluster,
    toObject: raw => toCluster(raw, pool),
  };
}

function toCluster(cluster: RawCluster, pool: TextPool): HubCluster {
  const { info, server } = cluster;
  const inCluster = server === ownServer;
  const connection = info?.connectionState ?? cluster.connectionState;
  const version = info?.serverVersion || cluster.serverVersion;
  return {
    name: cluster.name || (inCluster ? 'in-cluster' : server),
    server: pool.one(withoutCredentials(server)),
    labels: pool.map(cluster.labels ?? {}),
    annotations: keptAnnotations(cluster.annotations ?? {}),
    project: cluster.project || undefined,
    inCluster,
    // Written with and without the v, even within one answer.
    kubernetesVersion: version ? `v${version.replace(/^v/, '')}` : undefined,
    connection: {
      status: orUnknown(connectionStatuses, connection?.status) ?? 'Unknown',
      message: connection?.message
        ? plainMessage(connection.message)
        : undefined,
      attemptedAt: connection?.attemptedAt || undefined,
    },
    cacheSyncedAt: info?.cacheInfo?.lastCacheSyncTime || undefined,
    applicationsCount: info?.applicationsCount ?? undefined,
  };
}
