import { ConfigReader } from '@backstage/config';
import { SectionReader } from './sectionReader';
import { readUpgrades } from './upgradesConfig';

function read(upgrades: object, repositories: object[] = []) {
  const problems: string[] = [];
  const section = new SectionReader(
    new ConfigReader(JSON.parse(JSON.stringify(upgrades))),
    'fleet.upgrades',
    problems,
  );
  return {
    ...readUpgrades(
      section,
      repositories.map(entry => new ConfigReader({ ...entry })),
    ),
    problems,
  };
}

it('reads waves in their order, and days of soak', () => {
  expect(
    read({
      version: 'v1.36.1',
      waves: [
        { name: 'staging', match: { env: 'staging' }, soak: '60d' },
        { name: 'rest', match: { env: 'prod' }, atOnce: 3 },
      ],
    }),
  ).toEqual({
    version: 'v1.36.1',
    waves: [
      { name: 'staging', match: { env: 'staging' }, soakMs: 60 * 86_400_000 },
      { name: 'rest', match: { env: 'prod' }, atOnce: 3, soakMs: 0 },
    ],
    problems: [],
  });
});

it('reads objectives, and watches none that is not written', () => {
  const plan = {
    version: 'v1.36.1',
    waves: [{ name: 'all', match: { env: 'prod' } }],
  };
  expect(read(plan).slo).toBeUndefined();
  expect(
    read({ ...plan, slo: { errorRate: 0.01, latency: { within: '500ms' } } }),
  ).toMatchObject({
    slo: {
      windowMs: 600_000,
      checkEveryMs: 60_000,
      errorRate: 0.01,
      latency: { quantile: 0.99, withinSeconds: 0.5 },
    },
    problems: [],
  });
  const wrong = read({ ...plan, slo: { errorRate: 5, apiServer: '99 %' } });
  expect(wrong.problems).toEqual([
    'fleet.upgrades.slo.errorRate must be a number from 0 to 1.',
    'fleet.upgrades.slo.apiServer must be a number from 0 to 1.',
  ]);
  expect(wrong.slo).not.toHaveProperty('errorRate');
});

it('reads what is run after a stop, on the first repository', () => {
  const plan = {
    version: 'v1.36.1',
    waves: [{ name: 'all', match: { env: 'prod' } }],
    slo: { errorRate: 0.01 },
  };
  const template = 'template:default/stop-an-upgrade';
  const repoUrl = 'github.com?owner=acme&repo=fleet';
  const values = { workloads: true };
  expect(read(plan)).not.toHaveProperty('onStop');
  expect(
    read({ ...plan, onStop: { template, values } }, [
      { title: 'Fleet', repoUrl, branch: 'trunk' },
      { repoUrl: 'github.com?owner=acme&repo=other' },
    ]),
  ).toMatchObject({
    onStop: {
      template,
      values: { repository: { repoUrl, branch: 'trunk' }, workloads: true },
    },
    problems: [],
  });
  expect(
    read({ ...plan, onStop: { template: 'stop-an-upgrade' } }).problems,
  ).toEqual([
    'fleet.upgrades.onStop.template must be a template, for example template:default/stop-an-upgrade.',
  ]);
  const { onStop, problems } = read({
    ...plan,
    slo: undefined,
    onStop: { template },
  });
  expect([onStop, problems]).toEqual([
    undefined,
    ['fleet.upgrades.onStop does nothing without objectives in slo.'],
  ]);
});

it.each([
  [{}, []],
  [
    { version: '1.36' },
    ['fleet.upgrades.version must be a version such as v1.36.1.'],
  ],
  [
    { version: 'v1.36.1' },
    ['fleet.upgrades.waves must name at least one wave.'],
  ],
  [
    { version: 'v1.36.1', waves: [{ name: 'all' }] },
    [
      'fleet.upgrades.waves[0] must have a name, and labels in match.',
      'fleet.upgrades.waves must name at least one wave.',
    ],
  ],
])('says what is wrong with %j', (upgrades, problems) => {
  expect(read(upgrades)).toMatchObject({ waves: [], problems });
});
