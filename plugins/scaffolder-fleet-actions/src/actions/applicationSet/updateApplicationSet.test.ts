import { createMockDirectory } from '@backstage/backend-test-utils';
import {
  ApplicationSetIntent,
  buildApplicationSet,
  manifestYaml,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { symlinkSync } from 'node:fs';
import { parse } from 'yaml';
import { fleetOver } from '../../__testUtils__/fleetOver';
import { repositoryOver } from '../../__testUtils__/repositoryOver';
import {
  twoHubs,
  writtenApplicationSet,
} from '../../__testUtils__/serviceFiles';
import {
  fleetRepository,
  github,
  runIn,
  writtenIn,
} from '../../__testUtils__/runIn';
import { updateApplicationSetAction } from './updateApplicationSet';
import { examples } from './updateApplicationSet.examples';

const workspace = createMockDirectory();
const set = 'apps/loyalty-points/applicationset-prod-hub.yaml';
const prodValues = 'apps/loyalty-points/values-prod.yaml';
const values = `# Asked for by loyalty.
image:
  tag: '1.10' # the release
replicas: 3
env: [a, b]
`;

let repository: Record<string, string>;
const present = [
  {
    hub: 'prod-hub',
    applicationSet: 'loyalty-points',
    name: 'loyalty-points-prod-eu-1',
    cluster: 'prod-eu-1',
  },
];

const action = updateApplicationSetAction({
  fleet: fleetOver(() => twoHubs, { present: () => present }),
  reader: repositoryOver(() => repository),
  integrations: github,
});
type Input = Parameters<typeof action.handler>[0]['input'];

const run = runIn(workspace, action, {
  name: 'loyalty-points',
  repository: fleetRepository,
});

const written = writtenIn(workspace);
const selecting = (matchLabels: Record<string, string>) => ({
  clusters: { selector: { matchLabels } },
});

const readingValues = writtenApplicationSet.replace(
  'path: charts/service\n',
  `path: charts/service
        helm:
          valueFiles:
            - /apps/loyalty-points/values.yaml
            - "/apps/loyalty-points/values-{{.metadata.labels.env}}.yaml"
`,
);

const builtIntent: ApplicationSetIntent = {
  name: 'loyalty-points',
  hubs: ['prod-hub'],
  generator: {
    clusters: { selector: { matchLabels: { env: 'prod', tier: 'core' } } },
  },
  project: 'shop',
  namespace: 'loyalty',
  repository: { repoUrl: 'github.com?owner=acme&repo=fleet' },
  source: { path: 'charts/service' },
};

describe('fleet:applicationset:update', () => {
  beforeEach(() => {
    workspace.setContent({});
    repository = { [set]: writtenApplicationSet, [prodValues]: values };
  });

  it('changes the selector and keeps everything else of the file', async () => {
    const outputs = await run({
      generator: selecting({ env: 'prod', tier: 'batch' }),
      removals: ['prod-hub/loyalty-points-prod-eu-1'],
    });
    expect(written(set)).toBe(
      writtenApplicationSet.replace('tier: core', 'tier: batch'),
    );
    expect(outputs).toMatchObject({
      files: [set],
      added: 1,
      removed: 1,
      otherValues: 0,
      sentence:
        'This pull request will add 1 Application on 1 cluster, change 0, remove 1 (1 in production)',
    });
    expect(outputs.markdown).toContain(
      '| **remove** | `loyalty-points-prod-eu-1` | `prod-eu-1` | `prod-hub` |',
    );
  });

  it('changes revision and sync policy in their places', async () => {
    await run({
      revision: 'v1.5.0',
      syncPolicy: {
        automated: true,
        selfHeal: true,
        createNamespace: true,
        retry: { limit: 3 },
      },
      preserveResourcesOnDeletion: true,
    });
    expect(written(set)).toBe(
      `${writtenApplicationSet
        .replace('v1.4.0', 'v1.5.0')
        .replace('prune: true\n', 'prune: true\n          selfHeal: true\n')
        .replace(
          'ServerSideApply=true\n',
          'ServerSideApply=true\n          - CreateNamespace=true\n        retry:\n          limit: 3\n',
        )}  syncPolicy:\n    preserveResourcesOnDeletion: true\n`,
    );
  });

  it('changes one of several documents of a file', async () => {
    const other = 'kind: ConfigMap\nmetadata:\n  name: other\n---\n';
    repository[set] = `${other}${writtenApplicationSet}`;
    const outputs = await run({ revision: 'v1.5.0' });
    expect(written(set)).toBe(
      `${other}${writtenApplicationSet.replace('v1.4.0', 'v1.5.0')}`,
    );
    expect(outputs.markdown).toContain('document 2.spec.template');
  });

  it('refuses prune where nothing is synced by itself', async () => {
    repository[set] = writtenApplicationSet.replace(
      / {8}# Agreed.*\n {8}automated:\n {10}prune: true\n/,
      '',
    );
    await expect(run({ syncPolicy: { prune: true } })).rejects.toThrow(
      /^syncPolicy\.prune: .*would not sync by itself/,
    );
  });

  it('writes nothing for what the set says already without words', async () => {
    await run({
      syncPolicy: {
        automated: true,
        prune: true,
        selfHeal: false,
        allowEmpty: false,
        createNamespace: false,
      },
      preserveResourcesOnDeletion: false,
      finalizer: 'hub',
    });
    expect(written(set)).toBe(writtenApplicationSet);
  });

  it('leaves alone what is shared by an anchor elsewhere', async () => {
    const shared = writtenApplicationSet
      .replace('metadata:\n  name', 'metadata: &own\n  name')
      .replace(
        '      project: shop\n',
        '      project: shop\n      info:\n        - name: a\n          value: &b c\n        - name: d\n          value: *b\n',
      );
    repository[set] = shared;
    await run({ syncPolicy: { prune: false } });
    expect(written(set)).toBe(shared.replace('prune: true', 'prune: false'));
  });

  it('takes automatic sync away', async () => {
    // A form may still hold how.
    await run({ syncPolicy: { automated: false, prune: true } });
    const { syncPolicy } = parse(written(set)).spec.template.spec;
    expect(syncPolicy).toEqual({ syncOptions: ['ServerSideApply=true'] });
  });

  it('sets values, and tells who gets them', async () => {
    repository[set] = readingValues;
    const outputs = await run({
      values: {
        common: 'logLevel: debug\n',
        environments: [
          {
            environment: 'prod',
            values: 'image:\n  tag: 1.20\nreplicas: 3\nenv: [a]\n',
          },
        ],
      },
    });
    expect(written(prodValues)).toBe(
      values.replace("'1.10' # the", '1.20 # the').replace('[a, b]', '[ a ]'),
    );
    expect(written('apps/loyalty-points/values.yaml')).toBe(
      'logLevel: debug\n',
    );
    expect(outputs.sentence).toMatch(
      /change 0, remove 0, and give other values to 1 Application$/,
    );
    expect(outputs.markdown).toContain(
      `| \`${prodValues}\` | \`env\`, \`image.tag\` |`,
    );
    expect(outputs.otherValues).toBe(1);
  });

  it('names no Application that reads none of the values', async () => {
    const outputs = await run({ values: { common: 'logLevel: debug\n' } });
    expect(outputs.otherValues).toBe(0);
  });

  it('gives clusters further files, an order and an end, and keeps the rest', async () => {
    repository[set] = `# Ours.\n${manifestYaml(
      buildApplicationSet(builtIntent),
    ).replace("env: 'prod'", "env: 'prod' # never staging")}`;
    const outputs = await run({
      values: {
        by: ['environment', 'cluster'],
        clusters: [{ cluster: 'prod-eu-1', values: 'replicas: 9\n' }],
      },
      helm: { values: "cluster: '{{.name}}'\n" },
      rollingSync: [{ environments: ['prod'], maxUpdate: '1' }],
      finalizer: 'background',
    });
    expect(parse(written(set))).toEqual(
      JSON.parse(
        JSON.stringify(
          buildApplicationSet({
            ...builtIntent,
            values: { by: ['environment', 'cluster'] },
            helm: { values: "cluster: '{{.name}}'\n" },
            rollingSync: [{ environments: ['prod'], maxUpdate: '1' }],
            finalizer: 'background',
          }),
        ),
      ),
    );
    expect(written(set)).toContain('# Ours.\n');
    expect(written('apps/loyalty-points/values-prod-eu-1.yaml')).toBe(
      'replicas: 9\n',
    );
    expect(outputs.otherValues).toBe(1);

    repository[set] = written(set);
    await run({
      finalizer: 'hub',
      rollingSync: [],
      values: { by: ['environment'] },
    });
    expect(parse(written(set))).toEqual(
      JSON.parse(
        JSON.stringify(
          buildApplicationSet({
            ...builtIntent,
            helm: { values: "cluster: '{{.name}}'\n" },
          }),
        ),
      ),
    );
  });

  it('goes from Kustomize to Helm and back, and takes away what it was told; comments stay', async () => {
    const source = { path: 'apps/loyalty-points' };
    const helm = { releaseName: 'points', values: "cluster: '{{.name}}'\n" };
    const textOf = (change: Partial<ApplicationSetIntent>) =>
      `# Ours.\n${manifestYaml(
        buildApplicationSet({ ...builtIntent, source, ...change }),
      ).replace('project: shop', 'project: shop # theirs')}`;
    repository[set] = textOf({ kustomize: { by: 'cluster' } });
    const steps: [Partial<Input>, string][] = [
      // What a form has kept of the other tool is left out.
      [{ tool: 'helm', kustomize: { by: 'region' } }, textOf({})],
      [{ helm }, textOf({ helm })],
      [{ helm: null }, textOf({})],
      [{ values: { by: [] } }, textOf({ values: { by: [] } })],
      [
        {
          tool: 'helm',
          source: { path: 'charts/service' },
          revision: 'v2',
          helm,
        },
        textOf({
          source: { path: 'charts/service', targetRevision: 'v2' },
          values: { by: [] },
          helm,
        }),
      ],
      [
        {
          tool: 'kustomize',
          source,
          helm,
          values: { common: 'replicas: 1' },
        },
        textOf({ kustomize: {} }),
      ],
      [{ kustomize: null }, textOf({})],
    ];
    for (const [input, after] of steps) {
      const { files } = await run(input);
      expect([files, parse(written(set))]).toEqual([[set], parse(after)]);
      expect(written(set)).toMatch(/^# Ours\.\n[^]*project: shop # theirs\n/);
      repository[set] = written(set);
      workspace.setContent({});
    }
  });

  it('writes an overlay, and merges what is typed into one that is there', async () => {
    repository[set] = manifestYaml(
      buildApplicationSet({
        ...builtIntent,
        source: { path: 'apps/loyalty-points' },
        kustomize: {},
      }),
    );
    const overlay = 'apps/loyalty-points/overlays/prod/kustomization.yaml';
    repository[overlay] = '# Ours.\nresources:\n  - ../../base\n';
    const outputs = await run({
      kustomize: {
        overlays: [
          { name: 'prod', kustomization: 'namePrefix: p-\n' },
          { name: 'staging' },
        ],
      },
    });
    expect(written(overlay)).toBe(
      '# Ours.\nresources:\n  - ../../base\nnamePrefix: p-\n',
    );
    expect(
      parse(written('apps/loyalty-points/overlays/staging/kustomization.yaml')),
    ).toEqual({ resources: ['../../base'] });
    expect(outputs.otherValues).toBe(1);
  });

  it('writes a file as it was when it means the same, and says the same again', async () => {
    repository[prodValues] = 'replicas:    3\n';
    const input = {
      values: {
        environments: [{ environment: 'prod', values: 'replicas: 3' }],
      },
    };
    expect((await run(input)).otherValues).toBe(0);
    expect(written(prodValues)).toBe('replicas:    3\n');
    const first = workspace.content();
    await run(input);
    expect(workspace.content()).toEqual(first);
  });

  it('takes what an earlier step fetched before what the branch has', async () => {
    workspace.setContent({
      [set]: writtenApplicationSet.replace('v1.4.0', 'v9'),
    });
    await run({ syncPolicy: { prune: false } });
    expect(written(set)).toContain('targetRevision: v9 # the chart');
  });

  it('finds the selector inside of a matrix', async () => {
    repository[set] = writtenApplicationSet.replace(
      / {4}- clusters:[\s\S]*core\n/,
      `    - matrix:
        generators:
          - list:
              elements: []
          - clusters: {}
`,
    );
    await run({
      generator: selecting({ tier: 'core' }),
      removals: ['prod-hub/loyalty-points-prod-eu-1'],
      allowNoMatch: true,
    });
    const [{ matrix }] = parse(written(set)).spec.generators;
    expect(matrix.generators[1]).toEqual({
      clusters: {
        selector: {
          matchLabels: { tier: 'core' },
          matchExpressions: [{ key: 'env', operator: 'Exists' }],
        },
      },
    });
  });

  it('changes a file that hubs share for all of them, or not at all', async () => {
    const shared = 'apps/loyalty-points/applicationset.yaml';
    repository = { [shared]: writtenApplicationSet };
    await expect(
      run({ hubs: ['nonprod-hub'], generator: selecting({ tier: 'core' }) }),
    ).rejects.toThrow(/^hubs: '.*applicationset.yaml' is also .* of prod-hub;/);
    const outputs = await run({
      hubs: ['nonprod-hub', 'prod-hub'],
      generator: selecting({ tier: 'core' }),
    });
    expect(outputs).toMatchObject({ files: [shared], added: 1, removed: 0 });
  });

  describe('of clusters that are named by hub', () => {
    const onNonprod = 'apps/loyalty-points/applicationset-nonprod-hub.yaml';
    const both = ['nonprod-hub', 'prod-hub'];
    const named = (cluster: string, hub: string) => ({
      cluster,
      env: hub === 'prod-hub' ? 'prod' : 'staging',
      hub,
    });
    const list = (...elements: ReturnType<typeof named>[]) => ({
      list: { elements },
    });
    const fileOf = (cluster: string, hub: string) =>
      `# Ours.\n${manifestYaml(
        buildApplicationSet({
          ...builtIntent,
          generator: list(named(cluster, hub)),
        }),
      )}`;
    beforeEach(() => {
      repository = {
        [onNonprod]: fileOf('stg-eu-1', 'nonprod-hub'),
        [set]: fileOf('prod-eu-1', 'prod-hub'),
      };
    });

    it('changes each file to its own clusters, and counts what goes by hub', async () => {
      const generator = list(
        named('stg-eu-1', 'nonprod-hub'),
        named('prod-eu-2', 'prod-hub'),
      );
      await expect(run({ hubs: both, generator })).rejects.toThrow(
        /^removals: .*prod-hub\/loyalty-points-prod-eu-1 from production/,
      );
      const outputs = await run({
        hubs: both,
        generator,
        removals: ['prod-hub/loyalty-points-prod-eu-1'],
      });
      expect(outputs).toMatchObject({ files: [onNonprod, set], removed: 1 });
      expect(written(onNonprod)).toBe(repository[onNonprod]);
      expect(written(set)).toBe(fileOf('prod-eu-2', 'prod-hub'));
    });

    it.each<[string, Partial<Input>, RegExp]>([
      [
        'a hub without the service',
        {
          generator: list(
            named('prod-eu-1', 'prod-hub'),
            named('a', 'edge-hub'),
            named('stg-eu-1', 'nonprod-hub'),
          ),
        },
        /^generator\.list\.elements\[1\]\.hub: 'edge-hub' is not among the hubs of the service/,
      ],
      [
        'no cluster of a hub that has it',
        { generator: list(named('prod-eu-1', 'prod-hub')) },
        /^generator\.list\.elements: .*no cluster of the hub 'nonprod-hub'; .*take the service off that hub/,
      ],
    ])('refuses %s', async (_, input, words) => {
      await expect(run({ hubs: both, ...input })).rejects.toThrow(words);
      expect(workspace.content()).toEqual({});
    });

    it('refuses other clusters for hubs that share a file', async () => {
      repository = {
        'apps/loyalty-points/applicationset.yaml': fileOf(
          'prod-eu-1',
          'prod-hub',
        ),
      };
      await expect(
        run({
          hubs: both,
          generator: list(
            named('stg-eu-1', 'nonprod-hub'),
            named('prod-eu-1', 'prod-hub'),
          ),
        }),
      ).rejects.toThrow(
        /^generator: .*applicationset\.yaml' is the file of nonprod-hub and prod-hub, .*a file of its own/,
      );
    });
  });

  it.each<[string, Partial<Input>, RegExp]>([
    ['nothing', {}, /^generator: nothing is to change/],
    [
      'what a form left empty',
      { revision: '', values: { common: ' ', environments: [] } },
      /^generator: nothing is to change/,
    ],
    [
      'Helm of nothing',
      { source: null },
      /^source\.path: in '.*' it is required/,
    ],
    [
      'a removal from production that is not named',
      { generator: selecting({ tier: 'batch' }) },
      /^removals: .*prod-hub\/loyalty-points-prod-eu-1 from production/,
    ],
    [
      'a selector that matches nothing',
      {
        generator: selecting({ env: 'nowhere' }),
        removals: ['prod-hub/loyalty-points-prod-eu-1'],
      },
      /^generator: the selector matches no cluster: 0 of 2/,
    ],
    [
      'values of the cluster where somebody else wrote the values files',
      { values: { by: ['cluster'] } },
      /^(source|helm|values\.by): in 'apps\/loyalty-points\/applicationset-prod-hub\.yaml' .*by hand/,
    ],
    [
      'a service that is not there',
      { name: 'x', revision: 'v2' },
      /^name: no hub has an ApplicationSet 'x'/,
    ],
    [
      'a hub that has no file of it',
      { hubs: ['nonprod-hub', 'prod-hub'], revision: 'v2' },
      /^'apps\/loyalty-points\/applicationset.yaml' is not in branch 'main'/,
    ],
    [
      'values with anchors',
      { values: { common: 'a: &a 1\nb: *a\n' } },
      /^values\.common: .*without anchors/,
    ],
    [
      'a Git host whose files are not read',
      {
        repository: { repoUrl: 'git.example.com?owner=a&repo=b' },
        revision: 'v2',
      },
      /No matching integration configuration for host git\.example\.com/,
    ],
  ])('refuses %s and names the field', async (_, input, words) => {
    await expect(run(input)).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(words),
    });
    expect(workspace.content()).toEqual({});
  });

  it.each<[string, string, RegExp]>([
    [
      'a revision that the generator decides on',
      writtenApplicationSet.replace('v1.4.0', "'{{.revision}}'"),
      /^revision: .*the generator decides on it/,
    ],
    [
      'two sources',
      writtenApplicationSet.replace(
        /source:\n([\s\S]*?) {6}destination/,
        'sources:\n          - {repoURL: a, path: b}\n          - {repoURL: a, chart: c}\n      destination',
      ),
      /^revision: .*has 2 sources/,
    ],
    [
      'a shared value',
      writtenApplicationSet.replace('v1.4.0', '&v v1.4.0'),
      /shares what is to change by a YAML anchor/,
    ],
    ['no YAML', 'token: [geheim', /is not YAML in line 1; mend it/],
    ['another kind', 'kind: Secret\n', /^name: .*has 0 ApplicationSets/],
  ])('refuses a file with %s', async (_, content, words) => {
    repository[set] = content;
    await expect(run({ revision: 'v2' })).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(words),
    });
    expect(workspace.content()).toEqual({});
  });

  it('follows no link out of the workspace', async () => {
    const outside = createMockDirectory();
    symlinkSync(outside.path, workspace.resolve('apps'));
    await expect(run({ revision: 'v2' })).rejects.toThrow(/symbolic link/);
    expect(outside.content()).toEqual({});
  });

  it('ends with the task, and can be tried in a dry run', async () => {
    await expect(run({ revision: 'v2' }, AbortSignal.abort())).rejects.toThrow(
      /abort/i,
    );
    expect(workspace.content()).toEqual({});
    expect(action.supportsDryRun).toBe(true);
  });

  it.each(examples)('runs the example: $description', async ({ example }) => {
    repository[set] = manifestYaml(buildApplicationSet(builtIntent));
    const { files } = await run(parse(example).steps[0].input);
    expect(files).toContain(set);
  });
});
