import {
  ExportedObject,
  HubConfiguration,
  MissingFromExport,
  SourceError,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { z } from 'zod';
import {
  exportCluster,
  exportRepository,
} from '../configuration/connectionSecrets';
import {
  argoKind,
  exportObject,
  exportObjects,
} from '../configuration/exportObject';
import { exportSettings, missingSettings } from '../configuration/settings';
import { textMap } from '../argocd/shapes';

/** Reads one whole list; the items are still unread. */
type ReadList = (
  path: string,
  query?: Record<string, string>,
) => Promise<unknown[]>;

/** Paths of Argo CD's own kinds, as the client reads them. */
export interface ConfigurationPaths {
  applications: string;
  applicationSets: string;
  projects: string;
  namespace: string;
}

interface ListedKind {
  kind: string;
  path: string;
  query?: Record<string, string>;
  decode: (input: unknown) => ExportedObject;
  /** What is not there and should be. */
  absent?: (found: readonly ExportedObject[]) => MissingFromExport[];
}

/** A hub's configuration through the Kubernetes API, with RBAC and settings. */
export async function readConfiguration(
  readList: ReadList,
  paths: ConfigurationPaths,
): Promise<HubConfiguration> {
  const { namespace } = paths;
  const core = `/api/v1/namespaces/${encodeURIComponent(namespace)}`;
  const secretsOf = (
    kind: string,
    type: string,
    decode: ListedKind['decode'],
  ): ListedKind => ({
    kind,
    path: `${core}/secrets`,
    query: { labelSelector: `argocd.argoproj.io/secret-type=${type}` },
    decode,
  });
  const ofArgo = (kind: string, path: string): ListedKind => ({
    ...{ kind, path },
    decode: input => exportObject(argoKind(kind), input),
  });
  const parts = await Promise.all(
    [
      ofArgo('AppProject', paths.projects),
      ofArgo('ApplicationSet', paths.applicationSets),
      ofArgo('Application', paths.applications),
      {
        kind: 'ConfigMap',
        path: `${core}/configmaps`,
        query: { labelSelector: 'app.kubernetes.io/part-of=argocd' },
        decode: exportSettings,
        absent: missingSettings,
      },
      secretsOf('cluster', 'cluster', input =>
        exportCluster(namespace, plainSecret(input)),
      ),
      secretsOf('repository', 'repository', input =>
        exportRepository('repository', namespace, plainSecret(input)),
      ),
      secretsOf('repository credential', 'repo-creds', input =>
        exportRepository('repo-creds', namespace, plainSecret(input)),
      ),
    ].map(kind => readKind(readList, kind)),
  );
  return {
    objects: parts.flatMap(({ objects }) => objects),
    missing: [...parts.flatMap(({ missing }) => missing), neverExported],
  };
}

async function readKind(
  readList: ReadList,
  { kind, path, query, decode, absent }: ListedKind,
): Promise<HubConfiguration> {
  try {
    const all = await readList(path, query);
    const { objects, missing } = await exportObjects(kind, all, decode);
    return { objects, missing: [...missing, ...(absent?.(objects) ?? [])] };
  } catch (error) {
    if (!(error instanceof SourceError) || error.kind !== 'forbidden') {
      throw error;
    }
    const remedy = `Let the portal's ServiceAccount list ${path}.`;
    const missing = [{ what: `Every ${kind}`, reason: error.message, remedy }];
    return { objects: [], missing };
  }
}

const neverExported: MissingFromExport = {
  what: 'Credentials of clusters and repositories, and Secrets argocd-secret and argocd-notifications-secret',
  reason: 'An export has no secrets.',
  remedy: 'Bring them back from the secret store that they come from.',
};

const secretSchema = z.object({
  metadata: z.looseObject({ labels: textMap, annotations: textMap }),
  data: textMap,
});

/** A Secret of Argo CD as its API would tell it; the caller takes what it may. */
function plainSecret(input: unknown) {
  const { metadata, data } = secretSchema.parse(input);
  const text = (key: string) =>
    data[key] && Buffer.from(data[key], 'base64').toString('utf8');
  const flag = (key: string) => (text(key) ? text(key) === 'true' : undefined);
  const { 'argocd.argoproj.io/secret-type': _, ...labels } = metadata.labels;
  return {
    labels,
    annotations: metadata.annotations,
    name: text('name'),
    server: text('server'),
    project: text('project'),
    namespaces: text('namespaces')?.split(','),
    clusterResources: flag('clusterResources'),
    shard: text('shard') ? Number(text('shard')) : undefined,
    url: text('url'),
    type: text('type'),
    insecure: flag('insecure'),
    insecureIgnoreHostKey: flag('insecureIgnoreServerKey'),
    enableLfs: flag('enableLfs'),
    enableOCI: flag('enableOCI'),
    forceHttpBasicAuth: flag('forceHttpBasicAuth'),
    proxy: text('proxy'),
    noProxy: text('noProxy'),
  };
}
