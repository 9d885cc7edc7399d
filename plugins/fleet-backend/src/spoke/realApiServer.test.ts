import { join } from 'path';
import { spokeClientContract } from '@fleet-portal/backstage-plugin-fleet-node/testUtils';
import { KubeApiServer } from '@fleet-portal/fleet-simulator/testUtils';
import { createSpokeClient } from './ConfiguredSpokeAccess';

const manifest = join(
  __dirname,
  '../../../../docs/manifests/spoke-reader.yaml',
);
const assets = process.env.KUBEBUILDER_ASSETS;

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
      await server.apply(manifest);
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
        client: clientWith(
          await server.tokenFor('fleet-portal', 'fleet-portal-reader'),
        ),
        stranger: clientWith('nobody-issued-this'),
        expected: {
          nodes: ['node-1', 'node-2'],
          pods: 1,
          notRunning: ['fleet-portal/homeless'],
          metrics: false,
          platform: [
            'networkPolicies',
            'deprecatedApis',
            'helmReleases',
            'argoCdWorkloads',
            'namespaces',
            'volumeClaims',
            'publishedServices',
            'publishedIngresses',
            'networkWorkloads',
          ],
        },
        stop: () => server.stop(),
      };
    });
  },
);
