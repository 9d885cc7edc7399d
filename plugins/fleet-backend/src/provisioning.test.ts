import { ResponseError } from '@backstage/errors';
import { FleetClient } from '@fleet-portal/backstage-plugin-fleet-common';
import {
  Fleet,
  fleetOwner,
  fleetRepository,
} from '@fleet-portal/fleet-simulator';
import { startOnDemo } from './__testUtils__/startOnDemo';
import { eventually } from './__testUtils__/startPlugin';

const resourceSet = `apiVersion: addons.cluster.x-k8s.io/v1beta2
kind: ClusterResourceSet
metadata: { name: prod-eu-3-bootstrap, namespace: clusters }
spec:
  clusterSelector:
    matchLabels: { cluster.x-k8s.io/cluster-name: prod-eu-3 }
  resources: [{ kind: ConfigMap, name: prod-eu-3-accounts }]
  strategy: ApplyOnce
`;
const accounts = `apiVersion: v1
kind: ConfigMap
metadata: { name: prod-eu-3-accounts, namespace: clusters }
data:
  manifests.yaml: |
    apiVersion: v1
    kind: ServiceAccount
    metadata: { name: argocd-manager, namespace: kube-system }
`;

/** Cluster API of the demo, over real HTTP on both sides. */
describe('the clusters that Cluster API makes', () => {
  jest.setTimeout(120_000);
  let fleet: Fleet;
  let client: FleetClient;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    ({ fleet, client, stop } = await startOnDemo({
      world: { scenario: 'small' },
      settings: demo => ({
        ...demo,
        clusterApi: { maxAge: { milliseconds: 1 } },
        upgrades: { ...Object(demo.upgrades), slo: { errorRate: 0.01 } },
      }),
    }));
    await eventually(
      () => client.getClusters(),
      ({ items }) => {
        if (items.length < 5) throw new Error('Not every cluster is there');
      },
    );
  });
  afterAll(() => stop?.());

  const place = { hub: 'prod-hub', namespace: 'clusters' };

  /** The first step that is not done; this route asks the management cluster. */
  async function stepNow(name: string): Promise<string> {
    try {
      const { cluster } = await client.provisioning.getProvisionedCluster({
        ...place,
        name,
      });
      const step = cluster.steps.find(({ state }) => state !== 'done');
      return step ? `${step.step} ${step.state}` : 'done';
    } catch (error) {
      if (error instanceof ResponseError) return 'nothing';
      throw error;
    }
  }

  it('knows them as the clusters that their hubs have', async () => {
    const answer = await client.provisioning.getProvisioning();
    expect(answer.managementClusters).toMatchObject([
      { ref: { hub: 'prod-hub', name: 'in-cluster' }, status: 'ok' },
      { ref: { hub: 'nonprod-hub', name: 'in-cluster' }, status: 'ok' },
    ]);
    expect(
      answer.items.map(({ name, state, registered }) => [
        name,
        state,
        registered?.name,
      ]),
    ).toEqual(
      ['prod-eu-1', 'prod-us-1', 'stg-eu-1'].map(name => [name, 'ready', name]),
    );
    const ref = { ...place, name: 'prod-eu-1' };
    const detail = await client.provisioning.getProvisionedCluster(ref);
    expect(detail.machines.map(({ role, phase }) => [role, phase])).toEqual([
      ...Array(3).fill(['controlPlane', 'Running']),
      ...Array(2).fill(['worker', 'Running']),
    ]);
    expect(detail.cluster.steps.every(({ state }) => state === 'done')).toBe(
      true,
    );
  });

  it('plans its upgrade: staging was watched, production may begin', async () => {
    const { plan } = await eventually(
      () => client.upgrades.getUpgrades(),
      // The spokes are read when somebody looks.
      answer =>
        expect(
          answer.plan?.waves[2].clusters.map(({ state }) => state),
        ).toEqual(['ready', 'ready']),
    );
    expect(
      plan?.waves.map(({ name, state, clusters }) => [
        name,
        state,
        clusters.map(one => `${one.ref.name} ${one.version} ${one.state}`),
      ]),
    ).toEqual([
      ['staging', 'done', ['stg-eu-1 v1.36.1 upgraded']],
      ['canary', 'empty', []],
      [
        'production',
        'open',
        ['prod-eu-1 v1.35.4 ready', 'prod-us-1 v1.35.4 ready'],
      ],
    ]);
    expect(
      plan?.waves[2].clusters.map(({ preflight }) => preflight?.helmReleases),
    ).toEqual([
      { outcome: 'notGranted', uses: [], unread: [], searched: 0 },
      { outcome: 'passed', uses: [], unread: [], searched: 1 },
    ]);
    expect(plan?.unplanned.map(({ name }) => name)).toEqual([
      'in-cluster',
      'in-cluster',
    ]);
  });

  it('upgrades one by its definition, watches it, and stops and resumes the plan', async () => {
    const path = 'provisioning/prod-hub/prod-us-1.yaml';
    const tree = await fleet.git.readTree(fleetOwner, fleetRepository, 'main');
    await fleet.git.commit(
      fleetOwner,
      fleetRepository,
      'main',
      { [path]: tree.files[path].replaceAll('v1.35.4', 'v1.36.1') },
      'Upgrade prod-us-1',
      { name: 'Alice', email: 'alice@example.com' },
    );
    const upgradeNow = async () => {
      const { plan } = await client.upgrades.getUpgrades();
      const wave = plan?.waves[2];
      return {
        plan,
        blocks: wave?.blocks.map(({ block }) => block),
        cluster: wave?.clusters.find(({ ref }) => ref.name === 'prod-us-1'),
      };
    };
    await fleet.step(30_000);
    await eventually(upgradeNow, ({ cluster }) =>
      expect(cluster?.machines?.each).toContainEqual(
        expect.objectContaining({ role: 'controlPlane', isUpToDate: true }),
      ),
    );
    await fleet.step(300_000);
    const done = await eventually(upgradeNow, ({ cluster }) =>
      expect(cluster?.state).toBe('upgraded'),
    );
    expect(done.cluster?.slo).toEqual([
      expect.objectContaining({ figure: 'errorRate', outcome: 'met' }),
    ]);
    const reason = 'Holidays';
    const stopped = await client.upgrades.stopUpgrade({ reason });
    const [, , production] = stopped.plan?.waves ?? [];
    expect(production.blocks).toEqual([{ block: 'stopped', clusters: [] }]);
    expect(stopped.plan?.stops).toMatchObject({
      status: 'ok',
      value: [{ cause: 'hand', reason, burnt: [] }],
    });
    const resumed = await client.upgrades.resumeUpgrade();
    expect(resumed.plan?.waves[2].state).toBe('open');
    expect(resumed.plan?.stops).toMatchObject({
      value: [{ reason, resumedAt: expect.any(String) }],
    });
  });

  it('follows one from the commit to its last machine', async () => {
    const tree = await fleet.git.readTree(fleetOwner, fleetRepository, 'main');
    const before = tree.files['provisioning/prod-hub/prod-eu-1.yaml'];
    await fleet.git.commit(
      fleetOwner,
      fleetRepository,
      'main',
      {
        'provisioning/prod-hub/prod-eu-3.yaml': before.replaceAll(
          'prod-eu-1',
          'prod-eu-3',
        ),
      },
      'Provision prod-eu-3',
      { name: 'Alice', email: 'alice@example.com' },
    );
    const seen: string[] = [];
    for (let second = 0; second < 120; second += 2) {
      await fleet.step(2_000);
      seen.push(await stepNow('prod-eu-3'));
    }
    expect([...new Set(seen)]).toEqual([
      'nothing',
      'infrastructure doing',
      'controlPlane doing',
      'onboarded waiting',
    ]);
    expect(
      (
        await client.provisioning.getProvisionedCluster({
          ...place,
          name: 'prod-eu-3',
        })
      ).cluster,
    ).toMatchObject({
      state: 'ready',
      server: 'https://prod-eu-3.k8s.example.com:6443',
      labels: { env: 'prod' },
    });
  });

  it('shows what Cluster API puts on it, without which its operator has no token', async () => {
    const tree = await fleet.git.readTree(fleetOwner, fleetRepository, 'main');
    const definition = 'provisioning/prod-hub/prod-eu-3.yaml';
    const commit = (files: Record<string, string>) =>
      fleet.git.commit(
        fleetOwner,
        fleetRepository,
        'main',
        files,
        'Onboard prod-eu-3',
        { name: 'Alice', email: 'alice@example.com' },
      );
    const detail = () =>
      client.provisioning.getProvisionedCluster({
        ...place,
        name: 'prod-eu-3',
      });
    const setIs = async (state: string) => {
      await fleet.step(10_000);
      return eventually(detail, ({ resourceSets }) =>
        expect(resourceSets.items.map(one => one.state)).toEqual([state]),
      );
    };
    await commit({
      [definition]: tree.files[definition].replace(
        'labels:',
        'labels:\n    cluster.x-k8s.io/cluster-name: prod-eu-3',
      ),
      'clusters/prod-hub/prod-eu-3.yaml': tree.files[
        'clusters/prod-hub/prod-eu-1.yaml'
      ].replaceAll('prod-eu-1', 'prod-eu-3'),
      'provisioning/prod-hub/prod-eu-3.bootstrap.yaml': resourceSet,
    });
    const { resourceSets } = await setIs('failed');
    expect(resourceSets.items[0].resources).toEqual([
      { kind: 'ConfigMap', name: 'prod-eu-3-accounts', state: 'missing' },
    ]);
    await expect(
      fleet.controls.registerSpoke({ cluster: 'prod-eu-3' }),
    ).rejects.toThrow(/has not applied prod-eu-3-bootstrap/);
    await commit({
      'provisioning/prod-hub/prod-eu-3.accounts.yaml': accounts,
    });
    await setIs('applied');
    await fleet.controls.registerSpoke({ cluster: 'prod-eu-3' });
    await fleet.step(10_000);
    await eventually(detail, ({ cluster }) =>
      expect(cluster.registered).toEqual({
        hub: 'prod-hub',
        name: 'prod-eu-3',
      }),
    );
  });

  it('says how old its word is when the management cluster falls silent', async () => {
    await client.provisioning.getProvisioning();
    const target = 'spoke/prod-hub';
    fleet.world.setFault({ target, kind: 'kill', since: fleet.world.now() });
    await fleet.settled();
    const answer = await eventually(
      () => client.provisioning.getProvisioning(),
      ({ managementClusters: [{ status }] }) => expect(status).toBe('stale'),
    );
    expect(answer.managementClusters[0].reason).toMatch(/on 127\.0\.0\.1/);
    expect(answer.items.some(({ hub }) => hub === 'prod-hub')).toBe(true);
    fleet.world.clearFault(target);
    await fleet.settled();
  });

  it('tells a stranger nothing of a cluster that is not there', async () => {
    const ref = { ...place, name: 'nowhere' };
    await expect(
      client.provisioning.getProvisionedCluster(ref),
    ).rejects.toMatchObject({ name: 'ResponseError' });
  });
});
