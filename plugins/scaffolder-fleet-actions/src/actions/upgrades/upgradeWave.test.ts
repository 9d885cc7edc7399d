import { createMockDirectory } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import type {
  ClusterUpgrade,
  UpgradeWave,
} from '@fleet-portal/backstage-plugin-fleet-common';
import {
  buildClusterUpgrade,
  buildUpgradePlan,
  buildUpgradeWave,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { parse } from 'yaml';
import { fleetOver } from '../../__testUtils__/fleetOver';
import { repositoryOver } from '../../__testUtils__/repositoryOver';
import { writtenDefinition } from '../../__testUtils__/writtenDefinition';
import { upgradeWaveAction } from './upgradeWave';
import { examples } from './upgradeWave.examples';

const names = ['prod-eu-1', 'prod-eu-2', 'prod-us-1'];
const pathOf = (name: string) => `provisioning/prod-hub/${name}.yaml`;
const definitionOf = (name: string) =>
  writtenDefinition.replaceAll('prod-eu-1', name);
const made = (
  name: string,
  overrides: Partial<ClusterUpgrade> = {},
): ClusterUpgrade =>
  buildClusterUpgrade(name, {
    machines: { upToDate: 0, all: 8 },
    definition: { hub: 'prod-hub', namespace: 'clusters', name },
    ...overrides,
  });
const waveWith = (overrides: Partial<UpgradeWave>): UpgradeWave =>
  buildUpgradeWave(
    'canary',
    names.map(name => made(name)),
    overrides,
  );

const workspace = createMockDirectory();
let waves: UpgradeWave[] | undefined;
let repository: Record<string, string>;
const action = upgradeWaveAction({
  fleet: fleetOver(
    () => ({
      'prod-hub': names.map(name => ({
        name,
        server: `https://${name}`,
        labels: { env: 'prod', region: name.slice(5, 7) },
      })),
    }),
    {
      upgrades: () => waves && buildUpgradePlan({ waves }),
    },
  ),
  reader: repositoryOver(() => repository),
  integrations: ScmIntegrations.fromConfig(
    new ConfigReader({ integrations: { github: [{ host: 'github.com' }] } }),
  ),
});
type Input = Parameters<typeof action.handler>[0]['input'];

async function run(input: Partial<Input> = {}) {
  workspace.setContent({});
  const context = createMockActionContext<Input>({
    workspacePath: workspace.path,
    input: {
      repository: { repoUrl: 'github.com?owner=acme&repo=fleet' },
      wave: 'canary',
      ...input,
    },
  });
  await action.handler(context);
  return Object.fromEntries(jest.mocked(context.output).mock.calls);
}

describe('fleet:upgrade:wave', () => {
  beforeEach(() => {
    waves = [waveWith({})];
    repository = Object.fromEntries(
      names.map(name => [pathOf(name), definitionOf(name)]),
    );
  });

  it('changes the definitions of a wave, with pre-flight and blast radius', async () => {
    const outputs = await run();
    expect(outputs).toMatchObject({
      files: names.map(pathOf),
      clusters: names,
      version: 'v1.36.1',
      branchName: 'fleet/upgrade-v1.36.1-canary',
      sentence:
        'This pull request will upgrade 3 clusters of wave canary to v1.36.1 (prod-eu-1, prod-eu-2, prod-us-1)',
    });
    expect(workspace.content({ path: 'provisioning/prod-hub' })).toHaveProperty(
      ['prod-eu-2.yaml'],
      definitionOf('prod-eu-2')
        .replace('version: v1.35.4 #', 'version: v1.36.1 #')
        .replace('"v1.35.4"', 'v1.36.1'),
    );
    expect(outputs.markdown).toContain(
      '| `prod-us-1` | `prod`: 3 of 3 clusters | `us`: 1 of 1 clusters | 8 | ',
    );
    expect(outputs.markdown).toContain(
      '| `prod-eu-1` | `v1.35.4` | `v1.35.4` | none used |',
    );
    expect(outputs.markdown).toContain('does not downgrade it');
  });

  it('names what the pre-flight could not search', async () => {
    const { preflight } = made('prod-eu-1');
    const unread = ['kyverno (https://charts.example.com)'];
    waves = [
      waveWith({
        clusters: [
          made('prod-eu-1', {
            preflight: preflight && {
              ...preflight,
              manifests: { outcome: 'passed', uses: [], unread },
              helmReleases: {
                outcome: 'notGranted',
                uses: [],
                unread: [],
                searched: 0,
              },
            },
          }),
        ],
      }),
    ];
    expect((await run()).markdown).toMatch(
      /none found; not searched: kyverno \\\(https.*, Helm releases \\\(not granted/,
    );
  });

  it('takes no more than may be at once, also counting those whose definition is changed already', async () => {
    waves = [waveWith({ atOnce: 1 })];
    expect((await run()).clusters).toEqual(['prod-eu-1']);
    repository[pathOf('prod-eu-1')] = repository[
      pathOf('prod-eu-1')
    ].replaceAll('v1.35.4', 'v1.36.1');
    const { clusters, files, markdown, sentence } = await run();
    expect([clusters, files]).toEqual([[], []]);
    expect(sentence).toBe(
      'Nothing of wave canary is to be upgraded to v1.36.1 now',
    );
    expect(markdown).toContain(
      '| `prod-eu-1` | its definition asks for it already |',
    );
    expect(markdown).toContain('| `prod-eu-2` | 1 at once; it comes next |');
  });

  it('leaves out what is done, what is refused, and what Cluster API did not make', async () => {
    waves = [
      waveWith({
        clusters: [
          made('prod-eu-1', { state: 'upgraded' }),
          buildClusterUpgrade('prod-eu-2'),
          made('prod-us-1'),
        ],
      }),
    ];
    const { clusters, markdown } = await run();
    expect(clusters).toEqual(['prod-us-1']);
    expect(markdown).toContain('| `prod-eu-1` | it is upgraded |');
    expect(markdown).toContain('| `prod-eu-2` | Cluster API did not make it');
  });

  const refused = made('prod-us-1', {
    state: 'refused',
    preflight: {
      controlPlane: { outcome: 'passed', from: 'v1.35.4' },
      kubelets: { outcome: 'unknown', reason: 'i/o timeout' },
      removedApis: {
        outcome: 'failed',
        uses: [
          {
            api: 'batch/v1beta1 cronjobs',
            removedIn: '1.25',
            replacement: 'batch/v1',
          },
        ],
      },
      manifests: {
        outcome: 'failed',
        uses: [
          {
            api: 'batch/v1beta1 cronjobs',
            removedIn: '1.25',
            replacement: 'batch/v1',
            file: 'apps/shop/cron.yaml',
            object: 'CronJob nightly',
          },
        ],
        unread: [],
      },
      liveObjects: {
        outcome: 'failed',
        uses: [
          {
            api: 'batch/v1beta1 cronjobs',
            removedIn: '1.25',
            object: 'CronJob edge/hourly',
            application: 'edge-prod-us-1',
          },
        ],
      },
      helmReleases: {
        outcome: 'failed',
        uses: [
          {
            api: 'batch/v1beta1 cronjobs',
            removedIn: '1.25',
            replacement: 'batch/v1',
            object: 'CronJob backup',
            release: 'tools/backup',
          },
        ],
        unread: [],
        searched: 1,
      },
    },
  });
  it.each<[string, () => UpgradeWave[] | undefined, Partial<Input>, string]>([
    ['no plan', () => undefined, {}, 'wave: there is no plan'],
    [
      'a wave that is not in it',
      () => [waveWith({})],
      { wave: 'rest' },
      "wave: the plan has no 'rest'; take one of 'canary'",
    ],
    [
      'a cluster of another wave',
      () => [waveWith({})],
      { clusters: ['stg-eu-1'] },
      "clusters: 'canary' has no 'stg-eu-1'",
    ],
    [
      'a cluster that the pre-flight refuses',
      () => [waveWith({ clusters: [made('prod-eu-1'), refused] })],
      { clusters: ['prod-us-1'] },
      'clusters: prod-us-1 is refused: its kubelets could not be read (i/o timeout); something uses batch/v1beta1 cronjobs, which goes with 1.25: use batch/v1; CronJob nightly in apps/shop/cron.yaml is batch/v1beta1 cronjobs, which goes with 1.25: use batch/v1; CronJob edge/hourly, which Application edge-prod-us-1 keeps on it, is batch/v1beta1 cronjobs, which goes with 1.25; CronJob backup of the Helm release tools/backup is batch/v1beta1 cronjobs, which goes with 1.25: use batch/v1',
    ],
    [
      'a wave of which nothing may go',
      () => [
        waveWith({
          clusters: [refused],
          state: 'closed',
          blocks: [{ block: 'refused', clusters: [refused.ref] }],
        }),
      ],
      {},
      "wave: 'canary' may not begin. prod-us-1 is refused: ",
    ],
    [
      'a wave before its time',
      () => [
        waveWith({
          state: 'closed',
          blocks: [
            {
              block: 'unhealthy',
              wave: 'staging',
              clusters: [{ hub: 'h', name: 'stg-eu-1' }],
            },
            { block: 'soaking', wave: 'staging', clusters: [] },
          ],
        }),
      ],
      {},
      "wave: 'canary' may not begin. It waits until staging is well (stg-eu-1). It waits until staging was watched for long enough",
    ],
    [
      'a wave without clusters',
      () => [waveWith({ clusters: [], state: 'empty' })],
      {},
      'wave: no cluster has the labels',
    ],
  ])('refuses %s', async (_, plan, input, words) => {
    waves = plan();
    await expect(run(input)).rejects.toThrow(words);
  });

  it.each(examples.map(({ description, example }) => [description, example]))(
    'runs the example: %s',
    async (_, example) => {
      const [{ input }] = parse(example).steps;
      expect((await run(input)).files.length).toBeGreaterThan(0);
    },
  );
});
