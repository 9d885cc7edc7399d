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
const gatewayPath = (region: string) => `apps/shop/${region}/gateway.yaml`;
const gateway = (region: string, weight: number) => `# The gateway of ${region}.
apiVersion: v1
kind: Service
metadata:
  name: gateway
  namespace: shop
  annotations:
    external-dns.alpha.kubernetes.io/hostname: shop.example.com
    external-dns.alpha.kubernetes.io/set-identifier: ${region}
    external-dns.alpha.kubernetes.io/aws-weight: "${weight}" # of 100
spec:
  type: LoadBalancer
`;
const recordsPath = 'apps/shop/records.yaml';
const records = (weight: number) => `apiVersion: externaldns.k8s.io/v1alpha1
kind: DNSEndpoint
metadata:
  name: shop
spec:
  endpoints:
    # The old world.
    - dnsName: shop.example.com
      recordType: A
      targets: [203.0.113.1]
      setIdentifier: us
      providerSpecific:
        - name: aws/weight
          value: "${weight}"
        - name: aws/evaluate-target-health
          value: "true"
    - dnsName: shop.example.com
      recordType: A
      targets: [203.0.113.2]
      setIdentifier: eu
`;
Object.assign(repository, {
  [gatewayPath('us-east-1')]: gateway('us-east-1', 100),
  [gatewayPath('eu-west-1')]: gateway('eu-west-1', 10),
  [recordsPath]: records(100),
});
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

  const weight = (file: string, setIdentifier: string, value: number) => ({
    file,
    setIdentifier,
    weight: value,
  });
  const content = (path: string) =>
    readFileSync(workspace.resolve(path), 'utf8');

  it('leads names elsewhere by weights, and leaves the rest of the file as it is', async () => {
    const outputs = await run({
      dnsWeights: [
        weight(gatewayPath('us-east-1'), 'us-east-1', 0),
        weight(gatewayPath('eu-west-1'), 'eu-west-1', 100),
      ],
    });
    expect(outputs.files).toEqual([
      gatewayPath('us-east-1'),
      gatewayPath('eu-west-1'),
    ]);
    expect(content(gatewayPath('us-east-1'))).toBe(gateway('us-east-1', 0));
    expect(content(gatewayPath('eu-west-1'))).toBe(gateway('eu-west-1', 100));
    expect(outputs.markdown).toContain(
      '| `Service shop/gateway` | `us-east-1` | 100 | 0 | `apps/shop/us-east-1/gateway.yaml` |',
    );
  });

  it('changes the weight of a record of a DNSEndpoint, and adds one', async () => {
    await run({
      dnsWeights: [
        weight(recordsPath, 'us', 0),
        weight(recordsPath, 'eu', 255),
      ],
    });
    const [us, eu] = parse(content(recordsPath)).spec.endpoints;
    expect(us.providerSpecific).toEqual([
      { name: 'aws/weight', value: '0' },
      { name: 'aws/evaluate-target-health', value: 'true' },
    ]);
    expect(eu.providerSpecific).toEqual([{ name: 'aws/weight', value: '255' }]);
    expect(content(recordsPath)).toContain('# The old world.');
  });

  it('proposes nothing where the weights are so already', async () => {
    const { files, sentence } = await run({
      dnsWeights: [
        weight(gatewayPath('us-east-1'), 'us-east-1', 100),
        weight(gatewayPath('eu-west-1'), 'eu-west-1', 10),
      ],
    });
    expect(files).toEqual([]);
    expect(sentence).toContain('already');
  });

  it.each<[string, Partial<Input>, RegExp]>([
    [
      'a set identifier that the file does not have',
      { dnsWeights: [weight(recordsPath, 'ap', 1)] },
      /^dnsWeights\[0\]\.setIdentifier: .*no Service, Ingress or DNSEndpoint/,
    ],
    [
      'a file outside of the repository',
      { dnsWeights: [weight('../secrets.yaml', 'us', 1)] },
      /^dnsWeights\[0\]\.file: .*is not a manifest inside the repository/,
    ],
    [
      'a weight that Route 53 does not know',
      { dnsWeights: [weight(recordsPath, 'us', 256)] },
      /^dnsWeights\[0\]\.weight: .*0 to 255/,
    ],
    [
      'nothing but zeros',
      {
        dnsWeights: [
          weight(recordsPath, 'us', 0),
          weight(recordsPath, 'eu', 0),
        ],
      },
      /^dnsWeights: every weight is 0/,
    ],
    [
      'a record twice',
      {
        dnsWeights: [
          weight(recordsPath, 'us', 0),
          weight(recordsPath, 'us', 1),
        ],
      },
      /^dnsWeights\[1\]\.setIdentifier: it is named twice/,
    ],
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
