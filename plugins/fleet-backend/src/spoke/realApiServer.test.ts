import { readFile } from 'fs/promises';
import { join } from 'path';
import { spokeClientContract } from '@fleet-portal/backstage-plugin-fleet-node/testUtils';
import { parseAllDocuments } from 'yaml';
import { KubeApiServer } from './__testUtils__/KubeApiServer';
import { createSpokeClient } from './ConfiguredSpokeAccess';

const assets = process.env.KUBEBUILDER_ASSETS;

/** Where an object of the shipped manifest is created. */
function collectionOf(object: {
  kind: string;
  metadata: { namespace?: string };
}): string {
  const { namespace } = object.metadata;
  switch (object.kind) {
    case 'Namespace':
      return '/api/v1/namespaces';
    case 'ServiceAccount':
      return `/api/v1/namespaces/${namespace}/serviceaccounts`;
    case 'Secret':
      return `/api/v1/namespaces/${namespace}/secrets`;
    case 'ClusterRole':
      return '/apis/rbac.authorization.k8s.io/v1/clusterroles';
    case 'ClusterRoleBinding':
      return '/apis/rbac.authorization.k8s.io/v1/clusterrolebindings';
    default:
      throw new Error(`the shipped manifest holds an unknown ${object.kind}`);
  }
}

async function applyReaderManifest(server: KubeApiServer): Promise<void> {
  const file = join(__dirname, '../../../../docs/manifests/spoke-reader.yaml');
  for (const document of parseAllDocuments(await readFile(file, 'utf8'))) {
    const object = document.toJS();
    await server.send('POST', collectionOf(object), object);
  }
}

async function readerToken(server: KubeApiServer): Promise<string> {
  // No controller runs here that would fill the Secret: ask for a token.
  const answer = (await server.send(
    'POST',
    '/api/v1/namespaces/fleet-portal/serviceaccounts/fleet-portal-reader/token',
    { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: {} },
  )) as { status: { token: string } };
  return answer.status.token;
}

async function populate(server: KubeApiServer): Promise<void> {
  for (const name of ['node-1', 'node-2']) {
    await server.send('POST', '/api/v1/nodes', {
      apiVersion: 'v1',
      kind: 'Node',
      metadata: { name },
    });
    await server.send('PATCH', `/api/v1/nodes/${name}/status`, {
      status: {
        allocatable: { cpu: '3920m', memory: '15Gi' },
        conditions: [{ type: 'Ready', status: 'True' }],
      },
    });
  }
  await server.send('POST', '/api/v1/namespaces/fleet-portal/pods', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'homeless' },
    spec: {
      serviceAccountName: 'fleet-portal-reader',
      containers: [{ name: 'app', image: 'registry.example.com/app:1' }],
    },
  });
}

// A user gets such a folder from setup-envtest; without it the suite is skipped.
(assets ? describe : describe.skip)(
  'KubernetesSpokeClient on a real API server, with the shipped ClusterRole (needs KUBEBUILDER_ASSETS)',
  () => {
    spokeClientContract(async () => {
      const server = await KubeApiServer.start(assets!);
      await applyReaderManifest(server);
      await populate(server);
      const clientWith = (token: string) =>
        createSpokeClient(
          {
            hub: 'prod-hub',
            cluster: 'real',
            token,
            ca: server.ca,
            dangerouslyAllowSkipTLSVerify: false,
          },
          server.url,
        );
      return {
        client: clientWith(await readerToken(server)),
        stranger: clientWith('nobody-issued-this'),
        expected: {
          nodes: ['node-1', 'node-2'],
          pods: 1,
          notRunning: ['fleet-portal/homeless'],
          metrics: false,
        },
        stop: () => server.stop(),
      };
    });
  },
);
