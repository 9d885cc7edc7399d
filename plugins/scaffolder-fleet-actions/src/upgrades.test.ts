import type { UpgradesResponse } from '@fleet-portal/backstage-plugin-fleet-common';
import { buildClusterUpgrade } from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { DemoPortal } from './__testUtils__/demoPortal';

jest.setTimeout(120_000);

const clusters = ['prod-eu-1', 'prod-us-1'];
const plan: UpgradesResponse['plan'] = {
  version: 'v1.36.1',
  waves: [
    {
      name: 'Production, all of it',
      match: { env: 'prod' },
      atOnce: 1,
      soakSeconds: 0,
      state: 'open',
      blocks: [],
      clusters: clusters.map(name =>
        buildClusterUpgrade(name, {
          definition: { hub: 'prod-hub', namespace: 'clusters', name },
        }),
      ),
    },
  ],
  unplanned: [],
};

let portal: DemoPortal;
beforeAll(async () => {
  portal = await DemoPortal.start(['upgrade-a-wave'], { upgrades: () => plan });
});
afterAll(() => portal?.stop());

async function asked(cluster: string, path: string) {
  const spoke = portal.fleet.urls.spokes.find(one => one.cluster === cluster);
  const response = await fetch(`${spoke?.url}${path}`, {
    headers: { authorization: `Bearer ${spoke?.token}` },
  });
  return response.json();
}
const versionOf = async (cluster: string) =>
  (await asked(cluster, '/version')).gitVersion;
const kubeletsOf = async (cluster: string): Promise<string[]> =>
  (await asked(cluster, '/api/v1/nodes')).items.map(
    (node: { status: { nodeInfo: { kubeletVersion: string } } }) =>
      node.status.nodeInfo.kubeletVersion,
  );

it('upgrades a wave cluster by cluster, from the form to the last kubelet', async () => {
  const values = { wave: 'Production, all of it', clusters: [] };
  const task = await portal.run('upgrade-a-wave', values);
  expect([task.status, task.log]).toEqual([
    'completed',
    expect.stringMatching(/will upgrade 1 cluster .* to v1\.36\.1/),
  ]);
  const again = await portal.run('upgrade-a-wave', values);
  expect(again.output.text[0].title).toBe('Proposed already');

  const { title, body } = await portal.merge(task);
  expect(title).toBe('Upgrade Production, all of it to Kubernetes v1.36.1');
  expect(body).toContain('| `prod-us-1` | 1 at once; it comes next |');
  const { world } = portal.fleet;
  await world.advance(60_000);
  const early = await kubeletsOf('prod-eu-1');
  expect(new Set(early)).toEqual(new Set(['v1.35.4', 'v1.36.1']));
  await world.advance(600_000);
  expect(await versionOf('prod-eu-1')).toBe('v1.36.1');
  expect(await kubeletsOf('prod-eu-1')).toEqual(Array(5).fill('v1.36.1'));
  expect(await versionOf('prod-us-1')).toBe('v1.35.4');

  const full = await portal.run('upgrade-a-wave', values);
  expect(full.output.text[0].title).toBe('Nothing to change');
});
