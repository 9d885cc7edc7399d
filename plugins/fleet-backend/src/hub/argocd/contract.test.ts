import { hubClientContract } from '@fleet-portal/backstage-plugin-fleet-node/testUtils';
import { startFleet } from '@fleet-portal/fleet-simulator';
import type { HubConfig } from '../../hubConfig';
import { contractsFolder, recordedHub } from './__testUtils__/recordedHub';
import { ArgoCdHubClient } from './ArgoCdHubClient';

/** A client, and one that nobody knows. */
function clientsOf(hub: Pick<HubConfig, 'name' | 'url'>, token: string) {
  const config = (credential: string): HubConfig => ({
    ...hub,
    title: hub.name,
    uiUrl: hub.url,
    credential: { kind: 'token', token: credential },
    ca: process.env.FLEET_E2E_HUB_CA,
    skipTlsVerify: false,
    timeoutMs: 10_000,
    maxConcurrency: 6,
    maxAnswerBytes: 256 * 1024 * 1024,
  });
  const client = new ArgoCdHubClient(config(token));
  const stranger = new ArgoCdHubClient(config('a-token-that-nobody-issued'));
  const close = async () => {
    await client.close();
    await stranger.close();
  };
  return { client, stranger, close };
}

describe('ArgoCdHubClient on the demo fleet', () => {
  hubClientContract(async () => {
    const fleet = await startFleet();
    const [hub] = fleet.urls.hubs;
    const { client, stranger, close } = clientsOf(hub, hub.token);
    return {
      client,
      stranger,
      async change() {
        const { signal } = new AbortController();
        const applications = await client.listApplications({ signal });
        const clusters = await client.listClusters({ signal });
        const healthy = applications.items.find(
          ({ health, sync }) => health === 'Healthy' && sync === 'Synced',
        );
        const cluster = clusters.items.find(
          ({ name, server }) =>
            name === healthy?.destination.name ||
            server === healthy?.destination.server,
        );
        if (!healthy || !cluster) {
          throw new Error('The demo has no healthy Application on a cluster');
        }
        const { namespace, name } = healthy;
        fleet.controls.driftService({ cluster: cluster.name, service: name });
        await fleet.step();
        return { hub: hub.name, namespace, name };
      },
      async stop() {
        await close();
        await fleet.stop();
      },
    };
  });
});

const onRecorded = contractsFolder ? describe : describe.skip;
onRecorded('ArgoCdHubClient on recorded answers (FLEET_CONTRACTS)', () => {
  hubClientContract(async () => {
    const hub = recordedHub(contractsFolder ?? '');
    await hub.start();
    const { client, stranger, close } = clientsOf(hub.config(), 'the-token');
    return {
      client,
      stranger,
      expected: {
        clusters: [
          'in-cluster',
          'staging-eu-west',
          'prod-eu-west',
          'prod-us-east',
          'dr-us-west',
        ],
      },
      async change() {
        const [first] = hub.applications;
        hub.emit('MODIFIED', first);
        return {
          hub: 'prod-hub',
          namespace: 'argocd',
          name: 'agent-dr-us-west',
        };
      },
      async stop() {
        await close();
        await hub.stop();
      },
    };
  });
});

const { FLEET_E2E_HUB_URL: url, FLEET_E2E_HUB_TOKEN: token } = process.env;
const onRealHub = url && token ? describe : describe.skip;
onRealHub('ArgoCdHubClient on a real hub (FLEET_E2E_HUB_URL)', () => {
  hubClientContract(async () => {
    const { client, stranger, close } = clientsOf(
      { name: 'real', url: (url ?? '').replace(/\/+$/, '') },
      token ?? '',
    );
    return { client, stranger, stop: close };
  });
});
