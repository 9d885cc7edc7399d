import type { HubCluster } from '@fleet-portal/backstage-plugin-fleet-node';
import { z } from 'zod';
import { readerOf } from '../../json/readerOf';
import { keptAnnotations } from '../argocd/decodeApplication';
import type { ObjectForm } from '../argocd/objectForm';
import { TextPool, withoutCredentials } from '../argocd/plainText';

const textMap = z.record(z.string(), z.string()).nullish();

/**
 * A cluster as Argo CD keeps it: a Secret labelled
 * `argocd.argoproj.io/secret-type: cluster` with `name`, `server` and `config`
 * (the credential, which is not even read here, see readerOf).
 */
const secretSchema = z.object({
  metadata: z.object({
    name: z.string().min(1),
    labels: textMap,
    annotations: textMap,
  }),
  data: z.object({
    name: z.string().optional(),
    server: z.string(),
    project: z.string().optional(),
  }),
});
type RawClusterSecret = z.output<typeof secretSchema>;

const readSecret = readerOf(secretSchema);

export const clusterSecretSelector = 'argocd.argoproj.io/secret-type=cluster';

const ownServer = 'https://kubernetes.default.svc';

export function clusterSecretForm(
  pool: TextPool,
): ObjectForm<RawClusterSecret, HubCluster> {
  return {
    kind: 'Cluster',
    schema: secretSchema,
    read: readSecret,
    toObject: raw => toCluster(raw, pool),
  };
}

function toCluster(
  { metadata, data }: RawClusterSecret,
  pool: TextPool,
): HubCluster {
  const server = text(data.server);
  const labels = Object.fromEntries(
    Object.entries(metadata.labels ?? {}).filter(
      ([key]) => key !== 'argocd.argoproj.io/secret-type',
    ),
  );
  return {
    name: (data.name && text(data.name)) || server,
    server: withoutCredentials(server),
    labels: pool.map(labels),
    annotations: keptAnnotations(metadata.annotations ?? {}),
    project: data.project ? text(data.project) : undefined,
    inCluster: server === ownServer,
    connection: untold,
  };
}

/** The controller keeps connection states in its cache, not in the Kubernetes API. */
const untold = {
  status: 'Unknown',
  message:
    'The connection is known only to Argo CD’s own API; this hub is read through the Kubernetes API.',
} as const;

/** Every hub has its own cluster, also where no Secret names it. */
export function withOwnCluster(clusters: HubCluster[]): HubCluster[] {
  if (clusters.some(cluster => cluster.inCluster)) return clusters;
  return [
    ...clusters,
    {
      name: 'in-cluster',
      server: ownServer,
      labels: {},
      annotations: {},
      inCluster: true,
      connection: untold,
    },
  ];
}

function text(base64: string): string {
  return Buffer.from(base64, 'base64').toString('utf8');
}
