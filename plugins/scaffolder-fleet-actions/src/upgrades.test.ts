import {
  buildClusterUpgrade,
  buildUpgradePlan,
  buildUpgradeWave,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { fleetOwner, fleetRepository } from '@fleet-portal/fleet-simulator';
import { DemoPortal } from './__testUtils__/demoPortal';

jest.setTimeout(120_000);

const clusters = ['prod-eu-1', 'prod-us-1'];
let plan = buildUpgradePlan({
  waves: [
    buildUpgradeWave(
      'Production, all of it',
      clusters.map(name =>
        buildClusterUpgrade(name, {
          definition: { hub: 'prod-hub', namespace: 'clusters', name },
        }),
      ),
      { atOnce: 1 },
    ),
  ],
});

let portal: DemoPortal;
beforeAll(async () => {
  portal = await DemoPortal.start(['upgrade-a-wave', 'stop-an-upgrade'], {
    upgrades: () => plan,
  });
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

it('stops: closes what is proposed, and takes back what came with the wave', async () => {
  const { git } = portal.fleet;
  const wave = plan.waves[0];
  plan = {
    ...plan,
    waves: [
      {
        ...wave,
        atOnce: 2,
        clusters: wave.clusters.map(one =>
          one.ref.name === 'prod-eu-1'
            ? { ...one, state: 'upgraded' as const }
            : one,
        ),
      },
    ],
  };
  const proposed = await portal.run('upgrade-a-wave', {
    wave: wave.name,
    clusters: [],
  });
  const open = Number(proposed.output.links[0].url?.split('/').pop());
  const pullRequest = () =>
    git.getPullRequest(fleetOwner, fleetRepository, open);
  expect(await pullRequest()).toMatchObject({ state: 'open' });

  const read = async () =>
    (await git.readTree(fleetOwner, fleetRepository, 'main')).files;
  const before = await read();
  const platform = 'clusters/prod-hub/prod-eu-1.platform.yaml';
  const values = 'apps/checkout-api/values-prod.yaml';
  const definition = 'provisioning/prod-hub/prod-eu-1.yaml';
  const person = { name: 'Alice', email: 'alice@example.com' };
  const commit = (files: Record<string, string>, message: string) =>
    git.commit(fleetOwner, fleetRepository, 'main', files, message, person);
  await commit(
    {
      [platform]: '# new\n',
      [values]: `${before[values]}# tuned for the new version\n`,
    },
    'Change add-ons',
  );
  const stopped = await portal.run('stop-an-upgrade', {
    reason: 'Errors in the shop',
    workloads: true,
  });
  expect([stopped.status, stopped.log]).toEqual([
    'completed',
    expect.stringMatching(/: 1 pull request closed, 1 file goes back/),
  ]);
  expect(await pullRequest()).toMatchObject({
    state: 'closed',
    body: expect.stringMatching(/was stopped\.\s*$/),
  });
  const { body } = await portal.merge(stopped);
  expect(body).toContain(`| \`${values}\` |`);
  expect(body).toContain(`| \`${platform}\` |`);
  const after = await read();
  expect(after[values]).toBe(before[values]);
  expect(after[definition]).toBe(before[definition]);
  expect(after[platform]).toBe('# new\n');

  const again = await portal.run('stop-an-upgrade', {
    reason: 'Errors in the shop',
    workloads: true,
  });
  expect(again.output.text[0].title).toBe('Nothing to take back');
});
