import { FakeFleetModel, fleetWorld } from '../__testUtils__';
import { FakeSpokeClient } from '../spoke/__testUtils__/FakeSpokeClient';
import { SteppedClock } from '../spoke/__testUtils__/SteppedClock';
import { ManagementClusters } from './ManagementClusters';

/** One that Cluster API runs on, with nothing in it. */
class ManagementClient extends FakeSpokeClient {
  async listClusterApi() {
    return {
      clusters: [],
      controlPlanes: [],
      machineDeployments: [],
      machines: [],
    };
  }
}

describe('ManagementClusters', () => {
  it('takes ways that came, went and were mended with the configuration', async () => {
    const ref = { hub: 'prod-hub', name: 'in-cluster' };
    let way: (() => ManagementClient) | undefined;
    const clusters = new ManagementClusters({
      config: {
        maxAgeMs: 60_000,
        timeoutMs: 1_000,
        managementClusters: new Map(),
      },
      model: new FakeFleetModel(fleetWorld()),
      access: [
        { clientFor: ({ hub }) => (hub === ref.hub ? way?.() : undefined) },
      ],
      clock: new SteppedClock(Date.parse('2026-11-20T14:05:00Z')),
    });
    const status = async () =>
      (await clusters.read(ref.hub))?.status.status ?? 'no hub';
    expect(await status()).toBe('notConfigured');

    way = () => {
      throw new Error('no PEM');
    };
    expect(await status()).toBe('notConfigured');
    clusters.reconsider([ref]);
    expect(await status()).toBe('failed');

    const client = new ManagementClient(ref);
    way = () => client;
    clusters.reconsider([]);
    expect(await status()).toBe('ok');

    way = undefined;
    clusters.reconsider([{ hub: 'prod-hub', name: 'another' }]);
    expect([await status(), client.closed]).toEqual(['ok', false]);
    clusters.reconsider([ref]);
    expect([await status(), client.closed]).toEqual(['notConfigured', true]);
    await clusters.close();
  });
});
