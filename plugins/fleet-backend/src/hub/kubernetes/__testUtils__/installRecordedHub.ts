import { join } from 'path';
import { z } from 'zod';
import type { KubeApiServer } from '@fleet-portal/fleet-simulator/testUtils';
import { recordedHub } from '../../argocd/__testUtils__/recordedHub';

export const argoPath = '/apis/argoproj.io/v1alpha1';
const manifest = join(
  __dirname,
  '../../../../../../docs/manifests/hub-reader.yaml',
);

const objectSchema = z.looseObject({
  metadata: z.looseObject({ name: z.string() }),
  status: z.unknown().optional(),
});

const clusterSchema = z.object({
  name: z.string(),
  server: z.string(),
  labels: z.record(z.string(), z.string()).nullish(),
});

/** A credential as Argo CD keeps it, which must never come through. */
export const clusterCredential = '{"bearerToken":"very-secret"}';

/**
 * Makes a hub of an API server: Argo CD's CRDs, the shipped reader, and the
 * resources of the recorded hub.
 *
 * @returns names of all Applications
 */
export async function installRecordedHub(
  server: KubeApiServer,
  folder: string,
): Promise<string[]> {
  await server.install(join(folder, 'argo-cd'));
  await server.ensureNamespace('argocd');
  await server.apply(manifest);
  const hub = recordedHub(folder);
  const applications = objectsOf(hub.applications);
  await create(server, 'AppProject', objectsOf(hub.projects));
  await create(server, 'ApplicationSet', objectsOf(hub.applicationSets));
  await create(server, 'Application', applications);
  for (const cluster of z.array(clusterSchema).parse(hub.clusters)) {
    if (cluster.name !== 'in-cluster') await register(server, cluster);
  }
  return applications.map(({ metadata }) => metadata.name);
}

function objectsOf(items: unknown[]) {
  return z.array(objectSchema).parse(items);
}

async function create(
  server: KubeApiServer,
  kind: string,
  objects: z.output<typeof objectSchema>[],
): Promise<void> {
  const path = `${argoPath}/namespaces/argocd/${kind.toLowerCase()}s`;
  for (const { metadata, ...object } of objects) {
    const { resourceVersion, uid, managedFields, ...kept } = metadata;
    const whole = {
      ...object,
      apiVersion: 'argoproj.io/v1alpha1',
      kind,
      metadata: kept,
    };
    await server.send('POST', path, whole);
    if (kind === 'ApplicationSet' && object.status) {
      const { status } = object;
      const one = `${path}/${metadata.name}/status`;
      await server.send('PATCH', one, { status });
    }
  }
}

async function register(
  server: KubeApiServer,
  { name, server: url, labels }: z.output<typeof clusterSchema>,
): Promise<void> {
  await server.send('POST', '/api/v1/namespaces/argocd/secrets', {
    metadata: {
      name: `cluster-${name}`,
      labels: { ...labels, 'argocd.argoproj.io/secret-type': 'cluster' },
    },
    stringData: { name, server: url, config: clusterCredential },
  });
}
