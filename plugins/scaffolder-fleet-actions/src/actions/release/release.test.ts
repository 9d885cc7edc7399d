import { createMockDirectory } from '@backstage/backend-test-utils';
import type { FleetEventView } from '@fleet-portal/backstage-plugin-fleet-common';
import { readFileSync, symlinkSync } from 'node:fs';
import { parse } from 'yaml';
import { fleetOver, RunningApplication } from '../../__testUtils__/fleetOver';
import { repositoryOver } from '../../__testUtils__/repositoryOver';
import { fleetRepository, github, runIn } from '../../__testUtils__/runIn';
import { cartApplicationSet, twoHubs } from '../../__testUtils__/serviceFiles';
import { promoteReleaseAction } from './promoteRelease';
import { examples as promoteExamples } from './promoteRelease.examples';
import { rollBackReleaseAction } from './rollBackRelease';
import { examples as rollBackExamples } from './rollBackRelease.examples';

const workspace = createMockDirectory();
const folder = 'apps/loyalty-points';
const prodValues = `${folder}/values-prod.yaml`;

const applicationSet = cartApplicationSet.replaceAll('cart', 'loyalty-points');
const values = (tag: string) => `# Asked for by loyalty.
image:
  tag: ${tag} # the release
replicas: 3
`;
const everything = {
  [`${folder}/applicationset.yaml`]: applicationSet,
  [`${folder}/values.yaml`]: 'app: { version: 1.0.0 }\n',
  [`${folder}/values-staging.yaml`]: values("'1.10'"),
  [prodValues]: values('1.4.0'),
};

const running = (
  overrides: Record<string, Partial<RunningApplication>> = {},
): RunningApplication[] =>
  Object.entries(twoHubs).flatMap(([hub, clusters]) =>
    clusters.map(({ name: cluster, labels }) => ({
      hub,
      applicationSet: 'loyalty-points',
      name: `loyalty-points-${cluster}`,
      cluster,
      version: labels.env === 'staging' ? '1.10' : '1.4.0',
      ...overrides[cluster],
    })),
  );

const wasHealthy = (version: string, at: string): FleetEventView => ({
  id: at,
  kind: 'healthy',
  at,
  hub: 'prod-hub',
  cluster: 'prod-eu-1',
  service: 'loyalty-points',
  environment: 'prod',
  revisions: [],
  version,
});

interface World {
  files?: Record<string, string>;
  present?: RunningApplication[];
  events?: FleetEventView[];
}

function setup({
  files = everything,
  present = running(),
  events = [],
}: World = {}) {
  const options = {
    fleet: fleetOver(() => twoHubs, { present: () => present, events }),
    reader: repositoryOver(() => files),
    integrations: github,
  };
  const actions = [
    promoteReleaseAction(options),
    rollBackReleaseAction(options),
  ];
  return async (
    id: 'promote' | 'rollback',
    input: object = {},
    signal?: AbortSignal,
  ) => {
    const action = actions.find(one => one.id === `fleet:release:${id}`)!;
    return runIn(workspace, action, {
      name: 'loyalty-points',
      repository: fleetRepository,
      environment: 'prod',
    })(input, signal);
  };
}

const written = (path = prodValues) =>
  readFileSync(workspace.resolve(path), 'utf8');

beforeEach(() => workspace.setContent({}));

describe('fleet:release:promote', () => {
  it('gives production what staging runs, and says from and to', async () => {
    const outputs = await setup()('promote');
    // Without quotes a parser would make a number of it.
    expect(written()).toBe(values('"1.10"'));
    expect(outputs).toMatchObject({
      files: [prodValues],
      version: '1.10',
      clusters: 2,
      sentence:
        'This pull request will take loyalty-points in prod from 1.4.0 to 1.10 on 2 clusters',
    });
    expect(outputs.markdown).toContain(
      '| `prod-eu-2` | `prod-hub` | `loyalty-points-prod-eu-2` | `1.4.0` | `1.10` |',
    );
    expect(outputs.markdown).toContain(
      'staging runs it on 1 cluster, Healthy on each.',
    );
    expect(outputs.markdown).toContain(`| \`${prodValues}\` | \`image.tag\` |`);
  });

  it('says which cluster is held by a file of its own', async () => {
    const own = `${folder}/clusters/prod-eu-2.yaml`;
    const files = { ...everything, [own]: 'image: { tag: 1.3.9 }\n' };
    const present = running({ 'prod-eu-2': { version: '1.3.9' } });
    const outputs = await setup({ files, present })('promote');
    expect(outputs.clusters).toBe(1);
    expect(outputs.sentence).toMatch(
      /to 1\.10 on 1 cluster; 1 cluster stays at 1\.3\.9$/,
    );
    expect(outputs.markdown).toContain(`stays: \`${own}\` decides`);
  });

  it('finds who reads the values of folders in Git, and what their own hold', async () => {
    const placed = applicationSet
      .replace(
        /clusters:\n.*\n/,
        `matrix:
        generators:
          - git: { repoURL: 'https://github.com/acme/fleet', revision: main, directories: [{ path: ${folder}/parts/* }] }
          - git: { repoURL: 'https://github.com/acme/fleet', revision: HEAD, files: [{ path: ${folder}/placements/*.yaml }], pathParamPrefix: placement }
`,
      )
      .replace('loyalty-points-{{name}}', 'loyalty-points-{{path.basename}}')
      .replace("server: '{{server}}'", "name: '{{cluster}}'")
      .replace('{{metadata.labels.env}}', '{{env}}')
      .replace(/ +- \.\.\/\.\..*\n/, "            - '/{{path}}/values.yaml'\n");
    const files = {
      ...everything,
      [`${folder}/applicationset.yaml`]: placed,
      [`${folder}/placements/prod.yaml`]: 'cluster: prod-eu-1\nenv: prod\n',
      [`${folder}/parts/jobs/values.yaml`]: 'replicas: 1\n',
      [`${folder}/parts/web/values.yaml`]: values('1.3.9'),
    };
    const present = ['jobs', 'web'].map(part => ({
      hub: 'prod-hub',
      applicationSet: 'loyalty-points',
      name: `loyalty-points-${part}`,
      cluster: 'prod-eu-1',
      version: part === 'web' ? '1.3.9' : '1.4.0',
    }));
    const outputs = await setup({ files, present })('promote', {
      version: '1.5.0',
    });
    expect(outputs.sentence).toMatch(
      /to 1\.5\.0 on 1 cluster; 1 cluster stays at 1\.3\.9$/,
    );
    expect(outputs.markdown).toContain(
      `stays: \`${folder}/parts/web/values.yaml\` decides`,
    );
    expect(written()).toBe(values('1.5.0'));
  });

  it('takes a release by name, and another key', async () => {
    const outputs = await setup()('promote', {
      version: '2.0.0',
      key: 'app.version',
    });
    expect(parse(written()).app).toEqual({ version: '2.0.0' });
    expect(outputs.markdown).toContain('It was named by hand.');
  });

  it('writes the same again, and a file that says it already as it was', async () => {
    const run = setup({
      files: { ...everything, [prodValues]: 'image:   {tag: "1.10"}\n' },
    });
    const outputs = await run('promote');
    expect(written()).toBe('image:   {tag: "1.10"}\n');
    expect(outputs.sentence).toBe(`${prodValues} has 1.10 already`);
    const first = workspace.content();
    await run('promote');
    expect(workspace.content()).toEqual(first);
  });

  it.each<[string, World, object, RegExp]>([
    [
      'a release that is not Healthy where it comes from',
      { present: running({ 'stg-eu-1': { state: 'degraded' } }) },
      {},
      /^from: staging has not proved 1\.10: stg-eu-1 runs 1\.10 and is degraded/,
    ],
    [
      'a release that has not arrived where it comes from',
      { present: running({ 'stg-eu-1': { version: '1.9' } }) },
      {},
      /^from: staging has not proved 1\.10: stg-eu-1 runs 1\.9/,
    ],
    [
      'a release that runs nowhere where it comes from',
      { present: running().filter(({ hub }) => hub === 'prod-hub') },
      { from: 'staging' },
      /^from: staging has not proved 1\.10: it runs on no cluster/,
    ],
    [
      'what is older',
      {},
      { version: '1.3.0' },
      /^version: 1\.3\.0 is older than 1\.4\.0, which prod-eu-1 runs; use fleet:release:rollback/,
    ],
    [
      'the first environment',
      {},
      { environment: 'staging' },
      /^from: no environment comes before staging/,
    ],
    [
      'an environment from itself',
      {},
      { from: 'prod' },
      /^from: it is the environment to promote to/,
    ],
    [
      'an environment that no cluster has',
      {},
      { environment: 'dr', version: '2' },
      /^environment: no Application of loyalty-points reads 'apps\/loyalty-points\/values-dr.yaml'/,
    ],
    [
      'a key that no file has',
      {},
      { key: 'imag.tag', version: '2' },
      /^key: no values file of loyalty-points has 'imag.tag'/,
    ],
    [
      'a key that the file before does not have',
      {},
      { key: 'app.version' },
      /^from: '.*values-staging.yaml' has no 'app.version'/,
    ],
    [
      'what the ApplicationSet decides',
      {
        files: {
          ...everything,
          [`${folder}/applicationset.yaml`]: applicationSet.replace(
            'valueFiles:',
            'parameters: [{ name: image.tag, value: x }]\n          valueFiles:',
          ),
        },
      },
      { version: '2' },
      /^environment: '.*values-prod.yaml' decides on no cluster, the ApplicationSet does/,
    ],
    [
      'a generator that reads another repository',
      {
        files: {
          ...everything,
          [`${folder}/applicationset.yaml`]: applicationSet.replace(
            /clusters:\n.*\n/,
            'git: { repoURL: https://x.example, revision: main, files: [{ path: a }] }\n',
          ),
        },
      },
      { version: '2' },
      /^name: which values .* is not known here: generators\[0\]\.git: .*Set the value with fleet:applicationset:update/,
    ],
    ['a service that runs nowhere', { present: [] }, {}, /^name: no hub has/],
    [
      'a Go template',
      {},
      { version: '{{ .x }}' },
      /^version: .*which the hub would evaluate/,
    ],
    ['a key with a path', {}, { key: 'a[0]' }, /^key: /],
    [
      'an environment that is a path',
      {},
      { environment: '../x' },
      /^environment: /,
    ],
  ])('refuses %s and names the field', async (_, world, input, words) => {
    await expect(setup(world)('promote', input)).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(words),
    });
    expect(workspace.content()).toEqual({});
  });

  it('reads what a hub calls a commit by its first digits', async () => {
    const commit = '8c1f02e5b1d9c4aa70e3b2f19d05a1c7e6f80912';
    const { version } = await setup({
      files: {
        ...everything,
        [`${folder}/values-staging.yaml`]: values(commit),
      },
      present: running({ 'stg-eu-1': { version: '8c1f02e' } }),
    })('promote');
    expect(version).toBe(commit);
  });

  it('follows no link out of the workspace', async () => {
    symlinkSync(workspace.path, workspace.resolve('apps'));
    await expect(setup()('promote')).rejects.toThrow(/symbolic link/);
  });

  it('ends with the task', async () => {
    const aborted = AbortSignal.abort();
    await expect(setup()('promote', {}, aborted)).rejects.toThrow(/abort/i);
    expect(workspace.content()).toEqual({});
  });

  it.each(promoteExamples)('runs the example: $description', async one => {
    const { files } = await setup()(
      'promote',
      parse(one.example).steps[0].input,
    );
    expect(files).toEqual([prodValues]);
  });
});

describe('fleet:release:rollback', () => {
  const events = [
    wasHealthy('1.4.0', '2026-11-20T14:00:00.000Z'),
    wasHealthy('1.5.0', '2026-11-19T14:00:00.000Z'),
    wasHealthy('1.3.2', '2026-11-18T14:00:00.000Z'),
    wasHealthy('1.3.1', '2026-11-17T14:00:00.000Z'),
  ];

  it('goes back to what the environment was Healthy on before', async () => {
    const outputs = await setup({ events })('rollback', { version: '' });
    expect(written()).toBe(values('1.3.2'));
    expect(outputs).toMatchObject({ version: '1.3.2', clusters: 2 });
    expect(outputs.markdown).toContain('was Healthy on it at 2026');
  });

  it('goes back to any release where releases have no order', async () => {
    const { version } = await setup({
      present: running({
        'prod-eu-1': { version: 'blue' },
        'prod-eu-2': { version: 'blue' },
      }),
      events: [wasHealthy('green', '2026-11-19T14:00:00.000Z')],
    })('rollback');
    expect(version).toBe('green');
  });

  it.each<[string, object, RegExp]>([
    [
      'to guess where nothing is recorded',
      {},
      /^version: no release is recorded that prod was Healthy on before 1\.4\.0/,
    ],
    [
      'what is newer',
      { version: '1.5.0' },
      /^version: 1\.5\.0 is newer than 1\.4\.0, which prod-eu-1 runs; use fleet:release:promote/,
    ],
  ])('refuses %s', async (_, input, words) => {
    await expect(setup()('rollback', input)).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(words),
    });
  });

  it.each(rollBackExamples)('runs the example: $description', async one => {
    const run = setup({ events });
    const { files } = await run('rollback', parse(one.example).steps[0].input);
    expect(files).toEqual([prodValues]);
  });
});
