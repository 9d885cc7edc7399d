import type { ExportedObject } from '@fleet-portal/backstage-plugin-fleet-node';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { optionalText, textMap } from '../argocd/shapes';
import { keptAnnotations } from './exportObject';
import { withoutSecrets } from '../../domain/withoutSecrets';

/**
 * Clusters, repositories and repository credentials as Argo CD keeps them:
 * Secrets with a label, here without any credential. They are written by
 * allow-list, so nothing that a later Argo CD adds gets out by itself.
 */
const secretType = 'argocd.argoproj.io/secret-type';

const clusterSchema = z.object({
  name: optionalText,
  server: z.string().min(1),
  project: optionalText,
  labels: textMap,
  annotations: textMap,
  namespaces: z.array(z.string()).nullish(),
  clusterResources: z.boolean().nullish(),
  shard: z.number().nullish(),
});

/** @throws ZodError */
export function exportCluster(
  namespace: string,
  input: unknown,
): ExportedObject {
  const cluster = clusterSchema.parse(input);
  const { server } = cluster;
  const named = cluster.name || server;
  const annotations = keptAnnotations(cluster.annotations);
  return connectionSecret({
    ...{ namespace, named, prefix: 'cluster', key: server },
    type: 'cluster',
    labels: cluster.labels,
    annotations: annotations.kept,
    stringData: {
      name: named,
      server,
      project: cluster.project,
      namespaces: cluster.namespaces?.join(','),
      clusterResources: cluster.clusterResources?.toString(),
      shard: cluster.shard?.toString(),
    },
    // How the hub gets in: token, certificate, or a program that makes one.
    taken: ['stringData.config', ...annotations.taken],
  });
}

const repositorySchema = z.object({
  repo: z.string().min(1).optional(),
  url: z.string().min(1).optional(),
  name: optionalText,
  type: optionalText,
  project: optionalText,
  insecure: z.boolean().nullish(),
  insecureIgnoreHostKey: z.boolean().nullish(),
  enableLfs: z.boolean().nullish(),
  enableOCI: z.boolean().nullish(),
  forceHttpBasicAuth: z.boolean().nullish(),
  noProxy: optionalText,
  proxy: optionalText,
});

/** @throws ZodError */
export function exportRepository(
  type: 'repository' | 'repo-creds',
  namespace: string,
  input: unknown,
): ExportedObject {
  const { repo, url, ...repository } = repositorySchema.parse(input);
  const place = z.string().parse(repo ?? url);
  return connectionSecret({
    ...{ namespace, named: place, prefix: type, key: place, type },
    stringData: {
      url: place,
      name: repository.name,
      type: repository.type,
      project: repository.project,
      insecure: repository.insecure?.toString(),
      insecureIgnoreServerKey: repository.insecureIgnoreHostKey?.toString(),
      enableLfs: repository.enableLfs?.toString(),
      enableOCI: repository.enableOCI?.toString(),
      forceHttpBasicAuth: repository.forceHttpBasicAuth?.toString(),
      noProxy: repository.noProxy,
      proxy: repository.proxy,
    },
    taken: type === 'repo-creds' ? ['stringData (the credential)'] : [],
  });
}

interface ConnectionSecret {
  namespace: string;
  /** What people call it. */
  named: string;
  prefix: string;
  /** What is hashed into the name of the Secret. */
  key: string;
  type: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  stringData: Record<string, string | undefined>;
  /** Left out for being secret. */
  taken: string[];
}

function connectionSecret(secret: ConnectionSecret): ExportedObject {
  const { namespace, prefix, key, type, annotations, taken } = secret;
  const hash = createHash('sha256').update(key).digest('hex').slice(0, 10);
  const name = `${prefix}-${hash}`;
  const stringData = Object.fromEntries(
    Object.entries(secret.stringData).filter(([, value]) => value),
  );
  const { manifest, masked } = withoutSecrets({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name,
      namespace,
      labels: { ...secret.labels, [secretType]: type },
      ...(annotations &&
        Object.keys(annotations).length > 0 && { annotations }),
    },
    stringData,
  });
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    namespace,
    name,
    manifest,
    masked: [...taken, ...masked],
    generated: false,
  };
}
