import type {
  Block,
  ClusterNode,
  ClusterUpgrade,
  Preflight,
  PreflightOutcome,
  SloReading,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { buildClusterUpgrade } from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import type {
  DeprecatedApi,
  HelmReleases,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { helmReleasesOf } from './helmReleases';
import { liveObjectsOf } from './liveObjects';
import { burntFigures, watchedClusters, WaveConfig, wavesOf } from './plan';
import { machineTroubles } from './clusterUpgrade';
import { PreflightFacts, preflightOf, verdictOf } from './preflight';

const target = 'v1.36.1';
const at = '2030-01-10T00:00:00.000Z';
const ok = <T>(value: T): Block<T> => ({ status: 'ok', value, observedAt: at });
const node = (kubeletVersion: string): ClusterNode => ({
  name: 'n',
  ready: true,
  kubeletVersion,
  pressures: [],
  unschedulable: false,
});
const inGit = (outcome: PreflightOutcome): Preflight['manifests'] => ({
  outcome,
  uses: [],
  unread: [],
});
const helm = (change: Partial<HelmReleases>): HelmReleases => ({
  granted: true,
  searched: 0,
  doomed: [],
  unread: [],
  ...change,
});
const cronJob = {
  apiVersion: 'batch/v1beta1',
  kind: 'CronJob',
  namespace: 'shop',
  name: 'nightly',
};
const later = {
  apiVersion: 'networking.k8s.io/v1beta1',
  kind: 'ServiceCIDR',
  name: 'more',
};
const flow: DeprecatedApi = {
  group: 'flowcontrol.apiserver.k8s.io',
  version: 'v1beta3',
  resource: 'flowschemas',
  removedRelease: '1.32',
};

describe('the pre-flight', () => {
  const good: PreflightFacts = {
    version: 'v1.35.4',
    nodes: ok([node('v1.35.4'), node('v1.33.0')]),
    deprecatedApis: ok<DeprecatedApi[]>([]),
    manifests: inGit('passed'),
    liveObjects: liveObjectsOf([], true, target),
    helmReleases: ok(helm({})),
  };

  it.each<[string, Partial<PreflightFacts>, string]>([
    ['passes', {}, 'passed'],
    ['lets a patch go', { version: 'v1.36.0' }, 'passed'],
    ['skips no minor', { version: 'v1.34.8' }, 'failed'],
    ['goes back to no older minor', { version: 'v1.37.0' }, 'failed'],
    ['does not cross a major', { version: 'v2.0.0' }, 'unknown'],
    ['needs a version', { version: 'gitVersion' }, 'unknown'],
    [
      'allows kubelets three behind',
      { nodes: ok([node('v1.33.9')]) },
      'passed',
    ],
    ['and not four', { nodes: ok([node('v1.32.9')]) }, 'failed'],
    [
      'needs the nodes',
      { nodes: { status: 'failed', reason: 'timeout' } },
      'unknown',
    ],
    [
      'believes no old reading',
      {
        deprecatedApis: {
          status: 'stale',
          value: [],
          observedAt: at,
          reason: 'x',
        },
      },
      'unknown',
    ],
    ['refuses an API that is gone', { deprecatedApis: ok([flow]) }, 'failed'],
    ['refuses a manifest of one', { manifests: inGit('failed') }, 'failed'],
    [
      'refuses a live object of one',
      {
        liveObjects: liveObjectsOf(
          [{ name: 'shop', doomedObjects: [cronJob] }],
          true,
          target,
        ),
      },
      'failed',
    ],
    [
      'allows a live object that goes later',
      {
        liveObjects: liveObjectsOf(
          [{ name: 'shop' }, { name: 'net', doomedObjects: [later] }],
          true,
          target,
        ),
      },
      'passed',
    ],
    [
      'believes no hub that fell silent',
      { liveObjects: liveObjectsOf([{ name: 'shop' }], false, target) },
      'unknown',
    ],
    [
      'refuses a Helm release that has one',
      {
        helmReleases: ok(
          helm({ doomed: [{ ...cronJob, release: 'shop/shop' }] }),
        ),
      },
      'failed',
    ],
    [
      'allows one in a Helm release that goes later',
      { helmReleases: ok(helm({ doomed: [{ ...later, release: 'a/b' }] })) },
      'passed',
    ],
    [
      'does not need Helm releases that nobody may read',
      { helmReleases: ok(helm({ granted: false })) },
      'passed',
    ],
    [
      'needs those that it may read',
      { helmReleases: { status: 'failed', reason: 'timeout' } },
      'unknown',
    ],
    ['waits for the manifests', { manifests: inGit('unknown') }, 'unknown'],
    [
      'allows one that goes later',
      { deprecatedApis: ok([{ ...flow, removedRelease: '1.37' }]) },
      'passed',
    ],
  ])('%s', (_, change, outcome) => {
    expect(verdictOf(preflightOf({ ...good, ...change }, target))).toBe(
      outcome,
    );
  });

  it('names each find with where it is', () => {
    expect(
      liveObjectsOf(
        [{ name: 'shop-eu', doomedObjects: [cronJob] }],
        true,
        target,
      ).uses,
    ).toEqual([
      {
        api: 'batch/v1beta1 cronjobs',
        removedIn: '1.25',
        replacement: 'batch/v1',
        object: 'CronJob shop/nightly',
        application: 'shop-eu',
      },
    ]);
    const block = ok(
      helm({
        searched: 2,
        doomed: [
          { apiVersion: 'batch/v1beta1', kind: 'CronJob', release: 'a/b' },
        ],
        unread: ['z/z', 'a/a'],
      }),
    );
    expect(helmReleasesOf(block, target)).toMatchObject({
      uses: [{ object: 'CronJob', release: 'a/b' }],
      unread: ['a/a', 'z/z'],
      searched: 2,
    });
    expect(helmReleasesOf(ok(helm({ granted: false })), target).outcome).toBe(
      'notGranted',
    );
  });

  it('names the API, the release that removes it, and what to use instead', () => {
    const odd = { ...flow, group: 'example.com', removedRelease: '1.36' };
    const { removedApis } = preflightOf(
      { ...good, deprecatedApis: ok([flow, odd]) },
      target,
    );
    expect(removedApis.uses).toEqual([
      {
        api: 'flowcontrol.apiserver.k8s.io/v1beta3 flowschemas',
        removedIn: '1.32',
        replacement: 'flowcontrol.apiserver.k8s.io/v1',
      },
      {
        api: 'example.com/v1beta3 flowschemas',
        removedIn: '1.36',
        replacement: undefined,
      },
    ]);
  });
});

describe('the waves', () => {
  const day = 86_400_000;
  const now = Date.parse(at);
  const plan: WaveConfig[] = [
    { name: 'staging', match: { env: 'staging' }, soakMs: 5 * day },
    {
      name: 'canary',
      match: { env: 'prod', tier: 'edge' },
      soakMs: 0,
      atOnce: 1,
    },
    { name: 'rest', match: { env: 'prod' }, soakMs: 0, atOnce: 2 },
  ];
  const staging = { env: 'staging' };
  const edge = { env: 'prod', tier: 'edge' };
  const core = { env: 'prod', tier: 'core' };
  const done = (ago: number): Partial<ClusterUpgrade> => ({
    state: 'upgraded',
    preflight: undefined,
    upgradedAt: new Date(now - ago).toISOString(),
  });
  const told = (
    clusters: [string, Record<string, string>, Partial<ClusterUpgrade>?][],
    stopped = false,
  ) =>
    wavesOf(
      plan,
      clusters.map(([name, labels, change]) => ({
        labels,
        upgrade: buildClusterUpgrade(name, change),
      })),
      { now, stopped },
    );
  const statesOf = (clusters: Parameters<typeof told>[0], stopped = false) =>
    told(clusters, stopped).waves.map(({ state, blocks }) =>
      [
        state,
        ...blocks.map(({ block, wave }) =>
          [block, wave].filter(Boolean).join(' '),
        ),
      ].join(': '),
    );

  it.each<[string, Parameters<typeof told>[0], string[]]>([
    [
      'begin with the first',
      [
        ['s', staging],
        ['e', edge],
        ['c', core],
      ],
      [
        'open',
        'closed: before staging',
        'closed: before staging: before canary',
      ],
    ],
    [
      'wait until the one before was watched for long enough',
      [
        ['s', staging, done(day)],
        ['e', edge],
        ['c', core],
      ],
      [
        'soaking',
        'closed: soaking staging',
        'closed: soaking staging: before canary',
      ],
    ],
    [
      'open when it was',
      [
        ['s', staging, done(6 * day)],
        ['e', edge],
        ['c', core],
      ],
      ['done', 'open', 'closed: before canary'],
    ],
    [
      'stay closed while an upgraded cluster is not well',
      [
        ['s', staging, { ...done(6 * day), troubles: ['shop'] }],
        ['e', edge],
      ],
      ['done', 'closed: unhealthy staging', 'empty'],
    ],
    [
      'upgrade no more at once than they may',
      [
        ['s', staging, done(6 * day)],
        ['e1', edge, { state: 'upgrading' }],
        ['e2', edge],
      ],
      ['done', 'closed: full', 'empty'],
    ],
    [
      'go on with those that the pre-flight lets through',
      [
        ['s', staging, { state: 'refused' }],
        ['s2', staging],
      ],
      ['open', 'empty', 'empty'],
    ],
    [
      'and with none when it lets none through',
      [['s', staging, { state: 'refused' }]],
      ['closed: refused', 'empty', 'empty'],
    ],
  ])('%s', (_, clusters, expected) => {
    expect(statesOf(clusters)).toEqual(expected);
  });

  it('wait while the plan is stopped, but for what is done', () => {
    expect(
      statesOf(
        [
          ['s', staging, done(6 * day)],
          ['e', edge],
        ],
        true,
      ),
    ).toEqual(['done', 'closed: stopped', 'empty']);
  });

  const reading = (outcome: SloReading['outcome']): SloReading => ({
    figure: 'errorRate',
    objective: 0.01,
    outcome,
  });
  it.each<[string, SloReading['outcome'], string[]]>([
    [
      'beyond its objective',
      'burning',
      [
        'done',
        'closed: burning staging',
        'closed: burning staging: before canary',
      ],
    ],
    [
      'that cannot be read',
      'unknown',
      [
        'done',
        'closed: unwatched staging',
        'closed: unwatched staging: before canary',
      ],
    ],
    ['within it', 'met', ['done', 'open', 'closed: before canary']],
  ])('look at each figure: one %s', (_, outcome, expected) => {
    const clusters: Parameters<typeof told>[0] = [
      ['s', staging, { ...done(6 * day), slo: [reading(outcome)] }],
      ['e', edge],
      ['c', core],
    ];
    expect(statesOf(clusters)).toEqual(expected);
    const { waves } = told(clusters);
    expect(burntFigures(waves)).toEqual(
      outcome === 'burning'
        ? [{ cluster: waves[0].clusters[0].ref, reading: reading(outcome) }]
        : [],
    );
  });

  it('wait for those of the wave itself that went first', () => {
    expect(
      statesOf([
        ['e1', edge, { ...done(0), slo: [reading('burning')] }],
        ['e2', edge],
      ]),
    ).toEqual(['empty', 'closed: burning canary', 'empty']);
  });

  it('watch what is upgraded, up to the first wave that is not done', () => {
    const watched = (...clusters: Parameters<typeof told>[0]) =>
      watchedClusters(told(clusters).waves).map(({ ref }) => ref.name);
    const all: Parameters<typeof told>[0] = [
      ['s', staging, done(6 * day)],
      ['e1', edge, { state: 'upgrading' }],
      ['e2', edge],
      ['c', core],
    ];
    expect(watched(...all)).toEqual(['s', 'e1']);
    expect(watched(['s', staging, done(6 * day)])).toEqual([]);
  });

  it('take a cluster once, and name those that no wave takes', () => {
    const { waves, unplanned } = told([
      ['e', edge],
      ['d', { env: 'dev' }],
    ]);
    expect(waves.map(({ clusters }) => clusters.length)).toEqual([0, 1, 0]);
    expect(unplanned.map(({ ref }) => ref.name)).toEqual(['d']);
  });
});

it('calls nodes and machines by their names that are not well', () => {
  const machine = {
    namespace: 'clusters',
    cluster: 'c',
    controlPlane: false,
    conditions: [],
  };
  const estate = {
    machines: [
      { ...machine, name: 'good', phase: 'Running' },
      { ...machine, name: 'bad', phase: 'Failed' },
    ],
  };
  expect(
    machineTroubles(
      ok([node('v1.36.1'), { ...node('v1.36.1'), name: 'm', ready: false }]),
      estate as never,
    ),
  ).toEqual(['m', 'bad']);
  expect(machineTroubles(undefined, undefined)).toEqual([]);
});
