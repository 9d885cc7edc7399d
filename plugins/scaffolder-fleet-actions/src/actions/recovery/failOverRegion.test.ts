import { createMockDirectory } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import type { Region } from '@fleet-portal/backstage-plugin-fleet-common';
import { readFileSync } from 'node:fs';
import { parse, stringify } from 'yaml';
import { fleetOver } from '../../__testUtils__/fleetOver';
import { repositoryOver } from '../../__testUtils__/repositoryOver';
import { failOverRegionAction } from './failOverRegion';
import { examples } from './failOverRegion.examples';

const labelled = (region: string, serves: string) => ({
  env: 'prod',
  region,
  serves,
});
const clusters = {
  'prod-hub': [
    {
      name: 'prod-us-1',
      server: 'https://us',
      labels: labelled('us-east-1', 'active'),
    },
    {
      name: 'prod-eu-1',
      server: 'https://eu',
      labels: labelled('eu-west-1', 'standby'),
    },
    { name: 'stg-eu-1', server: 'https://stg', labels: { env: 'staging' } },
  ],
};
const fileOf = ({ name, labels }: { name: string; labels: object }) =>
  `# Ours.\n${stringify({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name,
      labels: { 'argocd.argoproj.io/secret-type': 'cluster', ...labels },
    },
    stringData: { name },
  })}`;
const pathOf = (name: string) => `clusters/prod-hub/${name}.yaml`;
const ready = (outcome: 'ok' | 'failed'): Region => ({
  environment: 'prod',
  region: 'us-east-1',
  verdict: 'lost',
  words: 'None of its clusters answers.',
  clusters: [],
  applications: 1,
  states: {},
  standbys: [
    {
      region: 'eu-west-1',
      checks: [
        { check: 'clusters', outcome, words: 'prod-eu-1 not answering.' },
      ],
    },
  ],
});

const workspace = createMockDirectory();
let regions: Region[];
const repository = Object.fromEntries(
  clusters['prod-hub'].map(one => [pathOf(one.name), fileOf(one)]),
);
/** Applications that the labels of each cluster remove. */
let removed: number;
const fleet = fleetOver(() => clusters, {
  regions: () => regions,
  present: () => [
    {
      hub: 'prod-hub',
      applicationSet: 'cart',
      name: 'cart-prod-us-1',
      cluster: 'prod-us-1',
    },
  ],
});
const action = failOverRegionAction({
  fleet: {
    forCredentials(credentials) {
      const client = fleet.forCredentials(credentials);
      const preview = client.previewPlacement.bind(client);
      client.previewPlacement = async (request, signal) => {
        const answer = await preview(request, signal);
        return { ...answer, summary: { ...answer.summary, removed } };
      };
      return client;
    },
  },
  reader: repositoryOver(() => repository),
  integrations: ScmIntegrations.fromConfig(
    new ConfigReader({ integrations: { github: [{ host: 'github.com' }] } }),
  ),
});
type Input = Parameters<typeof action.handler>[0]['input'];

async function run(input: Partial<Input> = {}) {
  const context = createMockActionContext<Input>({
    workspacePath: workspace.path,
    input: {
      repository: { repoUrl: 'github.com?owner=acme&repo=fleet' },
      environment: 'prod',
      from: 'us-east-1',
      to: 'eu-west-1',
      ...input,
    },
  });
  await action.handler(context);
  return Object.fromEntries(jest.mocked(context.output).mock.calls);
}
const written = (name: string) =>
  readFileSync(workspace.resolve(pathOf(name)), 'utf8');
const serves = (value: string) => [{ key: 'serves', value }];

describe('fleet:recovery:failover', () => {
  beforeEach(() => {
    workspace.setContent({});
    regions = [ready('ok')];
    removed = 0;
  });

  it('changes the labels on the clusters of both regions, and no other', async () => {
    const outputs = await run({
      fromLabels: serves('standby'),
      toLabels: serves('active'),
      allowRemovals: true,
    });
    expect(outputs.files).toEqual([pathOf('prod-us-1'), pathOf('prod-eu-1')]);
    expect(written('prod-us-1')).toBe(
      fileOf({ name: 'prod-us-1', labels: labelled('us-east-1', 'standby') }),
    );
    expect(parse(written('prod-eu-1')).metadata.labels.serves).toBe('active');
    expect(outputs.markdown).toContain(
      '## This pull request will fail over prod from us-east-1 to eu-west-1 (add ',
    );
    expect(outputs.markdown).toContain(
      '| `prod-eu-1` | `eu-west-1` | `serves` | `standby` | `active` |',
    );
    expect(outputs.markdown).toContain('| clusters | ready |');
  });

  it('switches back by the same the other way round', async () => {
    const { files, sentence } = await run({
      from: 'eu-west-1',
      to: 'us-east-1',
      fromLabels: serves('standby'),
      toLabels: serves('active'),
    });
    expect(files).toEqual([]);
    expect(sentence).toBe(
      'prod is switched from eu-west-1 to us-east-1 already',
    );
  });

  it.each<[string, Partial<Input>, RegExp]>([
    ['no label', {}, /^toLabels: nothing is to change/],
    [
      'the same region twice',
      { to: 'us-east-1', toLabels: serves('active') },
      /^to: .*name another one/,
    ],
    [
      'a region that nobody has',
      { to: 'ap-south-1', toLabels: serves('active') },
      /^to: .*has no cluster in region/,
    ],
    [
      'a label that makes the Secret something else',
      { toLabels: [{ key: 'argocd.argoproj.io/secret-type', value: 'x' }] },
      /^toLabels\[0\]\.key: /,
    ],
  ])('refuses %s and names the field', async (_, input, words) => {
    await expect(run(input)).rejects.toThrow(words);
  });

  it('removes Applications only when that is said to be meant', async () => {
    removed = 2;
    const input = { fromLabels: serves('standby') };
    await expect(run(input)).rejects.toThrow(
      /^allowRemovals: these labels would remove 2 Applications; /,
    );
    const outputs = await run({ ...input, allowRemovals: true });
    expect(outputs).toMatchObject({ added: 0, removed: 2 });
  });

  it('refuses a region that is lost itself', async () => {
    regions = [ready('failed')];
    await expect(run({ toLabels: serves('active') })).rejects.toThrow(
      /^to: .*cannot take over\. prod-eu-1 not answering\./,
    );
  });

  it.each(examples.map(({ description, example }) => [description, example]))(
    'runs the example: %s',
    async (_, example) => {
      const [{ input }] = parse(example).steps;
      expect((await run(input)).files.length).toBeGreaterThan(0);
    },
  );
});
