import { stringifyClusterRef } from '../refs';
import { FleetState, releasesBehind } from '../status';
import { ApplicationSummary, ClusterSummary } from '../wire';
import { countStates } from './FakeFleet';
import { emptyWorld, FakeWorld } from './fakeWorld';
import type { ServiceStory } from './ServiceStory';
import {
  storyApplicationDetails,
  storyApplicationSets,
  storyAttention,
  storyClusterDetail,
  storyEvents,
} from './storyDetails';
import { storyRollouts } from './storyRollouts';
import {
  buildApplication,
  buildCluster,
  buildHub,
  buildHubSource,
  BUILT_AT,
  contradict,
  secondsBefore,
} from './wireBuilders';

type ClusterRow = [
  name: string,
  env: string,
  region: string,
  hub: string,
  tier: string,
];

const clusterRows: ClusterRow[] = [
  ['dev-eu-1', 'dev', 'eu-west-1', 'lab-hub', 'core'],
  ['dev-us-1', 'dev', 'us-east-1', 'lab-hub', 'core'],
  ['stg-ap-1', 'staging', 'ap-south-1', 'stage-hub', 'core'],
  ['stg-eu-1', 'staging', 'eu-west-1', 'stage-hub', 'core'],
  ['stg-us-1', 'staging', 'us-east-1', 'stage-hub', 'core'],
  ['prod-ap-1', 'prod', 'ap-south-1', 'prod-hub', 'core'],
  ['prod-ap-2', 'prod', 'ap-south-1', 'prod-hub', 'core'],
  ['prod-en-1', 'prod', 'eu-north-1', 'prod-hub', 'edge'],
  ['prod-eu-1', 'prod', 'eu-west-1', 'prod-hub', 'core'],
  ['prod-eu-2', 'prod', 'eu-west-1', 'prod-hub', 'core'],
  ['prod-us-1', 'prod', 'us-east-1', 'prod-hub', 'core'],
  ['prod-us-2', 'prod', 'us-east-1', 'prod-hub', 'core'],
  ['prod-us-3', 'prod', 'us-east-1', 'prod-hub', 'batch'],
  ['prod-uw-1', 'prod', 'us-west-2', 'prod-hub', 'core'],
];

const core = ['core'];
const everywhere = ['core', 'edge', 'batch'];

/** The services that something happens to. */
const eventful: ServiceStory[] = [
  {
    name: 'basket-api',
    owner: 'checkout',
    versions: ['2.17.0', '2.16.0', '2.14.3'],
    tiers: core,
    special: {
      'prod-us-2': {
        state: 'degraded',
        reason:
          'CreateContainerConfigError: Secret psp-token has no key client-id',
      },
      'prod-uw-1': {
        state: 'degraded',
        reason:
          'CreateContainerConfigError: Secret psp-token has no key client-id',
      },
      'prod-eu-2': { version: '2.14.1' },
      'stg-eu-1': { state: 'drift' },
    },
  },
  {
    name: 'ledger',
    owner: 'payments',
    versions: ['1.31.0', '1.31.0', '1.31.0'],
    tiers: core,
    special: {
      'prod-eu-1': {
        state: 'syncFailed',
        version: '1.30.4',
        reason: 'Job ledger-migrate: field is immutable',
      },
    },
  },
  {
    name: 'payouts',
    owner: 'payments',
    versions: ['3.9.0', '3.9.0', '3.9.0'],
    tiers: core,
    special: {
      'prod-eu-1': { state: 'progressing' },
      'prod-eu-2': { state: 'progressing' },
      'prod-us-2': { state: 'waiting', version: '3.8.2' },
      'prod-ap-1': { version: '3.8.2' },
    },
  },
  {
    name: 'edge-router',
    owner: 'platform',
    versions: ['0.48.1', '0.48.1', '0.48.1'],
    tiers: ['core', 'edge'],
    special: {
      'prod-eu-1': { state: 'drift' },
      'prod-eu-2': { state: 'drift' },
      'prod-en-1': { state: 'drift' },
    },
  },
  {
    name: 'thumbnails',
    owner: 'media',
    versions: ['5.2.0', '5.2.0', '5.2.0'],
    tiers: everywhere,
    special: {
      'prod-en-1': { version: '5.0.1' },
      'prod-ap-1': { version: '5.0.1' },
      'prod-us-3': { version: '5.1.0' },
    },
  },
  {
    name: 'shipping',
    owner: 'shop',
    versions: ['2.0.7', '2.0.7', '2.0.7'],
    tiers: core,
    special: {
      'prod-ap-1': {
        state: 'missing',
        reason: 'Namespace shipping is being deleted',
      },
    },
  },
  {
    name: 'storefront',
    owner: 'web',
    versions: ['24.11', '24.11', '24.11'],
    tiers: ['core', 'edge'],
    special: {
      'prod-us-1': { state: 'drift' },
      'stg-ap-1': { state: 'progressing' },
    },
  },
  {
    name: 'reports',
    owner: 'data',
    versions: ['8.1.0', '8.1.0', '8.0.6'],
    tiers: ['batch'],
    special: { 'prod-us-3': { state: 'suspended' } },
  },
  {
    name: 'recommender',
    owner: 'ml',
    versions: ['r413', 'r412', 'r412'],
    tiers: core,
    special: {
      'stg-us-1': {
        state: 'notComparable',
        reason: 'services/recommender: app path does not exist',
      },
    },
  },
  {
    name: 'loyalty',
    owner: 'shop',
    versions: ['1.0.0', '1.0.0', '0.9.4'],
    tiers: core,
    special: { 'prod-uw-1': { state: 'notCompared' } },
  },
];

const quiet = [
  'accounts',
  'audit-log',
  'carts',
  'catalog-api',
  'cdn-sync',
  'consent',
  'events',
  'exports',
  'feature-flags',
  'fraud',
  'geocoder',
  'identity',
  'invoices',
  'mailer',
  'notifications',
  'pricing',
  'sessions',
  'stock',
  'tax',
  'webhooks',
].map((name, index): ServiceStory => {
  const version = `${1 + (index % 7)}.${(index * 3) % 10}.${(index * 7) % 10}`;
  return {
    name,
    owner: ['identity', 'shop', 'platform', 'data'][index % 4],
    versions: [version, version, version],
    tiers: index % 3 === 0 ? everywhere : core,
  };
});

/**
 * A fleet with a story: 14 clusters on 3 hubs, 30 services, one hub silent for
 * four minutes, one spoke dead though its hub vouches for it, one rollout
 * Degraded, drift, a failed sync, a resource missing, clusters left behind.
 */
export function storyWorld(now: string = BUILT_AT): FakeWorld {
  const silentSince = secondsBefore(240, now);
  const bare = clusterRows.map(row => storyCluster(row, now));
  const applications = [...eventful, ...quiet].flatMap(story =>
    bare.flatMap(cluster => storyApplication(story, cluster, now)),
  );
  const ranked = withReleasesBehind(applications);
  const clusters = bare.map(cluster => {
    const here = ranked.filter(
      a => a.ref.hub === cluster.ref.hub && a.cluster === cluster.ref.name,
    );
    return { ...cluster, applications: here.length, states: countStates(here) };
  });
  const gaps: FakeWorld['gaps'] = {};
  for (const story of [...eventful, ...quiet]) {
    gaps[story.name] = Object.fromEntries(
      clusters
        .filter(c => !story.tiers.includes(c.labels.tier))
        .map(c => [stringifyClusterRef(c.ref), 'tier']),
    );
  }
  return emptyWorld({
    now,
    hubs: ['lab-hub', 'stage-hub', 'prod-hub'].map(name =>
      buildHub({
        name,
        clusters: clusters.filter(c => c.ref.hub === name).length,
        silentClusters: clusters.filter(
          c => c.ref.hub === name && c.contradicted,
        ).length,
        applications: ranked.filter(a => a.ref.hub === name).length,
      }),
    ),
    sources: [
      buildHubSource({
        hub: 'lab-hub',
        state: 'unreachable',
        observedAt: silentSince,
        since: silentSince,
        reason: 'connection refused',
        nextTryAt: secondsBefore(-18, now),
      }),
      buildHubSource({ hub: 'stage-hub', observedAt: secondsBefore(1, now) }),
      buildHubSource({ hub: 'prod-hub', observedAt: secondsBefore(2, now) }),
    ],
    clusters,
    applications: ranked,
    gaps,
    attention: storyAttention(ranked, now),
    clusterDetails: Object.fromEntries(
      clusters.map(cluster => [
        stringifyClusterRef(cluster.ref),
        storyClusterDetail(cluster, now),
      ]),
    ),
    ...storyApplicationSets([...eventful, ...quiet], clusters, ranked),
    applicationDetails: storyApplicationDetails(ranked, now),
    applicationEvents: storyEvents(ranked, now),
    ...storyRollouts(ranked, now),
  });
}

function storyVersion(environment: string, tier: string): string {
  if (environment !== 'prod') return 'v1.33.2';
  return tier === 'batch' ? 'v1.31.9' : 'v1.32.6';
}

function storyCluster(
  [name, environment, region, hub, tier]: ClusterRow,
  now: string,
): ClusterSummary {
  const cluster = buildCluster({
    ref: { hub, name },
    environment,
    region,
    labels: { env: environment, region, tier, deploy: 'wave-2' },
    kubernetesVersion: storyVersion(environment, tier),
    probe: {
      state: 'reachable',
      observedAt: secondsBefore(6, now),
      lastReachableAt: secondsBefore(6, now),
      latencyMs: 41,
      misses: 0,
    },
    hubSays: {
      status: 'Successful',
      attemptedAt: secondsBefore(2, now),
      cacheSyncedAt: secondsBefore(38, now),
    },
  });
  if (name === 'prod-ap-2') return contradict(cluster, 720, now);
  if (name === 'prod-en-1')
    return { ...cluster, probe: { state: 'notConfigured' } };
  return cluster;
}

function storyApplication(
  story: ServiceStory,
  cluster: ClusterSummary,
  now: string,
): ApplicationSummary[] {
  if (!story.tiers.includes(cluster.labels.tier)) return [];
  const column = ['dev', 'staging', 'prod'].indexOf(cluster.environment ?? '');
  const special = story.special?.[cluster.ref.name];
  const version = special?.version ?? story.versions[column];
  let state: FleetState = special?.state ?? 'healthy';
  if (state === 'healthy' && cluster.probe.state === 'notConfigured')
    state = 'unverified';
  if (cluster.contradicted) state = 'contradicted';
  if (cluster.ref.hub === 'lab-hub') state = 'notHeard';
  const application = buildApplication({
    ref: {
      hub: cluster.ref.hub,
      namespace: 'argocd',
      name: `${story.name}-${cluster.ref.name}`,
    },
    service: story.name,
    owner: `group:default/${story.owner}`,
    cluster: cluster.ref.name,
    environment: cluster.environment,
    state,
    reason: special?.reason,
    version,
    images: [`registry.example.com/${story.name}:${version}`],
    sync: ['drift', 'missing', 'syncFailed', 'waiting'].includes(state)
      ? 'OutOfSync'
      : 'Synced',
    health: healthOf(state),
    since: secondsBefore(540, now),
    deployedAt: secondsBefore(2040, now),
    observedAt: secondsBefore(state === 'notHeard' ? 240 : 2, now),
  });
  if (state !== 'syncFailed') return [application];
  return [
    {
      ...application,
      conditions: [
        {
          type: 'SyncError',
          message: 'Job ledger-migrate: field is immutable',
          lastTransitionTime: secondsBefore(1860, now),
        },
      ],
      operation: {
        phase: 'Failed',
        message:
          'one or more objects failed to apply, reason: Job ledger-migrate: field is immutable',
        startedAt: secondsBefore(1900, now),
        finishedAt: secondsBefore(1860, now),
        retryCount: 5,
        retryLimit: 5,
      },
    },
  ];
}

function healthOf(state: FleetState) {
  if (state === 'degraded') return 'Degraded';
  if (state === 'missing') return 'Missing';
  if (state === 'progressing') return 'Progressing';
  if (state === 'suspended') return 'Suspended';
  return 'Healthy';
}

function withReleasesBehind(
  applications: ApplicationSummary[],
): ApplicationSummary[] {
  return applications.map(a => {
    const peers = applications.filter(
      b => b.service === a.service && b.environment === a.environment,
    );
    const behind = a.version
      ? releasesBehind(
          a.version,
          peers.flatMap(b => b.version ?? []),
        )
      : 0;
    return { ...a, behind };
  });
}
