import {
  ClusterRef,
  stringifyClusterRef,
  stringifyHubObjectRef,
} from '../refs';
import { phrase, told } from '../phrases';
import { FleetState } from '../status';
import {
  ApplicationSummary,
  AttentionItem,
  ClusterDetail,
  ClusterSummary,
} from '../wire';
import { countStates } from './FakeFleet';
import { FakeWorld } from './fakeWorld';
import type { ServiceStory } from './ServiceStory';
import { buildApplicationSet, secondsBefore } from './wireBuilders';

export function storyAttention(
  applications: ApplicationSummary[],
  now: string,
): AttentionItem[] {
  const on = (service: string, state: FleetState) =>
    applications.filter(a => a.service === service && a.state === state);
  const clustersOf = (found: ApplicationSummary[]): ClusterRef[] =>
    found.map(a => ({ hub: a.ref.hub, name: a.cluster ?? '' }));
  const item = (
    state: FleetState,
    service: string,
    headline: string,
    detail: string,
    minutes: number,
    label: string,
  ): AttentionItem => {
    const found = on(service, state);
    return {
      id: `service:${service}:${state}`,
      kind: 'service',
      state,
      subject: service,
      headline,
      detail,
      clusters: clustersOf(found),
      since: secondsBefore(minutes * 60, now),
      owner: found[0]?.owner,
      entityRef: found[0]?.entityRef,
      applications: found.length,
      next: {
        kind: 'application',
        label,
        target: found[0] ? stringifyHubObjectRef(found[0].ref) : '',
      },
    };
  };
  const dead = { hub: 'prod-hub', name: 'prod-ap-2' };
  return [
    {
      id: 'cluster:prod-ap-2',
      kind: 'cluster',
      state: 'contradicted',
      subject: 'prod-ap-2',
      ...told({
        headline: phrase('attention.contradicted', {
          hub: 'prod-hub',
          status: 'Successful',
        }),
        detail: [
          phrase('attention.ourProbe', {
            reason: 'i/o timeout on port 6443.',
          }),
          phrase('attention.lastWordOnCluster', { count: 29 }),
        ],
      }),
      clusters: [dead],
      since: secondsBefore(720, now),
      owner: 'group:default/platform',
      applications: 29,
      next: {
        kind: 'cluster',
        ...told({ label: phrase('attention.next.cluster') }),
        target: stringifyClusterRef(dead),
      },
    },
    item(
      'degraded',
      'basket-api',
      'is Degraded on 2 of 7 prod clusters',
      '4 of 12 pods: CreateContainerConfigError, Secret psp-token has no key client-id.',
      9,
      'Show resources',
    ),
    {
      id: 'set:loyalty',
      kind: 'applicationSet',
      state: 'syncFailed',
      subject: 'loyalty-canary',
      headline: 'does not render',
      detail: 'template: map has no entry for key "region".',
      clusters: [],
      since: secondsBefore(1500, now),
      owner: 'group:default/shop',
      applications: 0,
      next: {
        kind: 'applicationSet',
        label: 'Show the conditions',
        target: 'prod-hub/argocd/loyalty',
      },
    },
    item(
      'syncFailed',
      'ledger',
      'stays at 1.30.4, 5 of 5 retries used',
      'Job ledger-migrate: field is immutable. Name it per release or make it a hook.',
      31,
      'Show the operation',
    ),
    item(
      'missing',
      'shipping',
      'has none of its resources on one cluster',
      'Namespace shipping is being deleted: finalizer on 1 PersistentVolumeClaim.',
      22,
      'Show resources',
    ),
    {
      id: 'hub:lab-hub',
      kind: 'hub',
      state: 'notHeard',
      subject: 'lab-hub',
      headline: 'is not heard: connection refused',
      detail:
        'Last word on 58 Applications is 4 min old. Staging and prod are not affected.',
      clusters: [
        { hub: 'lab-hub', name: 'dev-eu-1' },
        { hub: 'lab-hub', name: 'dev-us-1' },
      ],
      since: secondsBefore(240, now),
      owner: 'group:default/platform',
      applications: 58,
      next: { kind: 'hub', label: 'Open hub checks', target: 'lab-hub' },
    },
    item(
      'notComparable',
      'recommender',
      'cannot be compared with Git on stg-us-1',
      'services/recommender: app path does not exist.',
      44,
      'Show conditions',
    ),
    item(
      'drift',
      'edge-router',
      'was edited by hand on 3 clusters, self-heal is off',
      'ConfigMap edge-routes: 2 keys differ from Git.',
      180,
      'Show the diff',
    ),
  ];
}

export function storyApplicationSets(
  stories: ServiceStory[],
  clusters: ClusterSummary[],
  applications: ApplicationSummary[],
): Pick<FakeWorld, 'applicationSets' | 'placements'> {
  const placements: FakeWorld['placements'] = {};
  const applicationSets = stories.flatMap(story =>
    ['lab-hub', 'stage-hub', 'prod-hub'].map(hub => {
      const ref = { hub, namespace: 'argocd', name: story.name };
      const here = clusters.filter(c => c.ref.hub === hub);
      const generated = applications.filter(
        a => a.ref.hub === hub && a.applicationSet === story.name,
      );
      placements[stringifyHubObjectRef(ref)] = here.map(cluster => {
        const found = generated.filter(a => a.cluster === cluster.ref.name);
        const matched = found.length > 0;
        return {
          cluster: cluster.ref.name,
          environment: cluster.environment,
          region: cluster.region,
          matched,
          applications: found.map(a => a.ref.name),
          reasons: matched
            ? []
            : [
                `The selector asks tier In (${story.tiers.join(
                  ', ',
                )}); this cluster has tier=${cluster.labels.tier}.`,
              ],
          keys: matched ? [] : ['tier'],
        };
      });
      const rolling = story.name === 'payouts' && hub === 'prod-hub';
      const broken = story.name === 'loyalty' && hub === 'prod-hub';
      return buildApplicationSet({
        ref,
        service: story.name,
        entityRef: `component:default/${story.name}`,
        owner: `group:default/${story.owner}`,
        generators: [
          {
            kind: 'clusters',
            words: `clusters where tier is ${story.tiers.join(' or ')}`,
          },
        ],
        applications: generated.length,
        states: countStates(generated),
        matchedClusters: generated.length,
        unmatchedClusters: here.length - generated.length,
        ...(broken
          ? {
              state: 'error' as const,
              reason: 'template: map has no entry for key "region"',
              conditions: [
                {
                  type: 'ErrorOccurred',
                  status: 'True',
                  reason: 'RenderTemplateParamsError',
                  message: 'template: map has no entry for key "region"',
                },
              ],
            }
          : {}),
        ...(rolling
          ? {
              state: 'progressing' as const,
              rollingSync: [
                {
                  step: 1,
                  words: 'deploy in canary',
                  applications: [
                    {
                      application: 'payouts-prod-us-1',
                      cluster: 'prod-us-1',
                      status: 'Healthy' as const,
                    },
                  ],
                },
                {
                  step: 2,
                  words: 'env in prod',
                  maxUpdate: '2',
                  applications: generated
                    .filter(a => a.cluster !== 'prod-us-1')
                    .map(a => ({
                      application: a.ref.name,
                      cluster: a.cluster,
                      status:
                        a.state === 'progressing'
                          ? ('Progressing' as const)
                          : ('Waiting' as const),
                    })),
                },
              ],
            }
          : {}),
      });
    }),
  );
  return { applicationSets, placements };
}

export function storyApplicationDetails(
  applications: ApplicationSummary[],
  now: string,
): FakeWorld['applicationDetails'] {
  return Object.fromEntries(
    applications.map(a => [
      stringifyHubObjectRef(a.ref),
      {
        history: [
          {
            id: 12,
            revisions: ['8c1f02e5b1d9c4aa70e3b2f19d05a1c7e6f80912'],
            version: a.version,
            deployedAt: a.deployedAt ?? now,
            startedAt: a.deployedAt,
            automated: true,
          },
          {
            id: 11,
            revisions: ['e90b7a45d1'],
            version: '2.14.2',
            deployedAt: secondsBefore(3 * 86_400, now),
            initiatedBy: 'checkout-lead',
            automated: false,
          },
        ],
        tree: {
          status: 'ok' as const,
          observedAt: now,
          value: storyTree(a, now),
        },
        diff: {
          status: 'ok' as const,
          observedAt: now,
          value:
            a.state === 'drift'
              ? [
                  {
                    group: 'apps',
                    kind: 'Deployment',
                    namespace: a.service,
                    name: a.service,
                    masked: false,
                    desired:
                      'spec:\n  replicas: 3\n  template:\n    spec:\n      containers:\n      - name: api\n        resources:\n          limits:\n            memory: 512Mi\n',
                    live: 'spec:\n  replicas: 5\n  template:\n    spec:\n      containers:\n      - name: api\n        resources:\n          limits:\n            memory: 1Gi\n',
                  },
                ]
              : [],
        },
      },
    ]),
  );
}

function storyTree(a: ApplicationSummary, now: string) {
  const node = (
    uid: string,
    kind: string,
    name: string,
    parentUids: string[],
    rest: object = {},
  ) => ({
    uid,
    kind,
    name,
    parentUids,
    namespace: a.service,
    images: [],
    createdAt: secondsBefore(2040, now),
    ...rest,
  });
  const bad = a.state === 'degraded';
  return [
    node('svc', 'Service', a.service, [], {
      sync: 'Synced' as const,
      health: 'Healthy' as const,
    }),
    node('cm', 'ConfigMap', `${a.service}-settings`, [], {
      sync: 'Synced' as const,
    }),
    node('deploy', 'Deployment', a.service, [], {
      group: 'apps',
      version: 'v1',
      logs: logsOf(a, 'apps/Deployment', a.service),
      sync: a.state === 'drift' ? ('OutOfSync' as const) : ('Synced' as const),
      health: bad ? ('Degraded' as const) : ('Healthy' as const),
      ...(bad
        ? {
            message: `Deployment "${a.service}" exceeded its progress deadline`,
          }
        : {}),
    }),
    node('rs', 'ReplicaSet', `${a.service}-7d9f8`, ['deploy'], {
      group: 'apps',
      health: 'Healthy' as const,
    }),
    ...['2xk4p', 'lq81c'].map(id =>
      node(`pod-${id}`, 'Pod', `${a.service}-7d9f8-${id}`, ['rs'], {
        version: 'v1',
        logs: logsOf(a, '/Pod', `${a.service}-7d9f8-${id}`),
        images: a.images,
        health: bad ? ('Degraded' as const) : ('Healthy' as const),
        ...(bad
          ? {
              message:
                'CreateContainerConfigError: Secret psp-token has no key client-id',
            }
          : {}),
      }),
    ),
  ];
}

function logsOf(a: ApplicationSummary, kind: string, name: string) {
  const node = encodeURIComponent(`${kind}/${a.service}/${name}/0`);
  const { hub, namespace, name: application } = a.ref;
  return `https://${hub}.example.com/applications/${namespace}/${application}?resource=&node=${node}&tab=logs`;
}

/** What the hubs told lately of the Applications that are not well. */
export function storyEvents(
  applications: ApplicationSummary[],
  now: string,
): FakeWorld['applicationEvents'] {
  return Object.fromEntries(
    applications
      .filter(({ state }) => state !== 'healthy')
      .map(a => [
        stringifyHubObjectRef(a.ref),
        [
          {
            type: 'Warning' as const,
            reason: 'OperationCompleted',
            message: a.reason ?? `Sync operation of ${a.service} failed`,
            count: 1,
            firstAt: secondsBefore(540, now),
            lastAt: secondsBefore(540, now),
            source: 'argocd-application-controller',
          },
          {
            type: 'Normal' as const,
            reason: 'ResourceUpdated',
            message: `Updated health status: Healthy -> ${a.health}`,
            count: 3,
            firstAt: secondsBefore(1800, now),
            lastAt: secondsBefore(600, now),
            source: 'argocd-application-controller',
          },
        ],
      ]),
  );
}

export function storyClusterDetail(
  cluster: ClusterSummary,
  now: string,
): Partial<ClusterDetail> {
  if (cluster.probe.state === 'notConfigured') {
    const absent = {
      status: 'absent' as const,
      reason: 'The portal has no access to this spoke.',
    };
    return { nodes: absent, pods: absent, capacity: absent, addOns: absent };
  }
  const block = <T>(value: T) =>
    cluster.contradicted
      ? {
          status: 'stale' as const,
          value,
          observedAt: cluster.probe.lastReachableAt ?? now,
          reason: 'i/o timeout on port 6443',
        }
      : { status: 'ok' as const, value, observedAt: secondsBefore(6, now) };
  const gib = 1024 ** 3;
  const node = (name: string, rest: object = {}) => ({
    name,
    ready: true,
    pressures: [],
    unschedulable: false,
    kubeletVersion: cluster.kubernetesVersion,
    cpuUsed: 6.1,
    cpuAllocatable: 16,
    memoryUsed: 40 * gib,
    memoryAllocatable: 60 * gib,
    ...rest,
  });
  const inTrouble = cluster.ref.name === 'prod-us-2';
  return {
    nodes: block([
      node('ip-10-20-1-14'),
      node('ip-10-20-1-87'),
      node(
        'ip-10-20-2-31',
        inTrouble
          ? { pressures: ['MemoryPressure'], memoryUsed: 58 * gib }
          : {},
      ),
      ...(inTrouble
        ? [
            node('ip-10-20-3-09', {
              ready: false,
              reason: 'kubelet silent for 6 min',
              cpuUsed: undefined,
              memoryUsed: undefined,
            }),
          ]
        : []),
    ]),
    pods: block({
      total: 312,
      notRunning: inTrouble
        ? [
            {
              namespace: 'basket-api',
              name: 'basket-api-7d9f8-2xk4p',
              phase: 'Pending',
              reason: 'CreateContainerConfigError',
              message: 'Secret psp-token has no key client-id',
              since: secondsBefore(540, now),
            },
            {
              namespace: 'basket-api',
              name: 'basket-api-7d9f8-lq81c',
              phase: 'Pending',
              reason: 'CreateContainerConfigError',
              message: 'Secret psp-token has no key client-id',
              since: secondsBefore(540, now),
            },
            {
              namespace: 'reports',
              name: 'report-sync-29114420-t5v',
              phase: 'Pending',
              reason: 'Unschedulable',
              message:
                '0 of 4 nodes fit: insufficient memory (3), not ready (1)',
              since: secondsBefore(1080, now),
            },
          ]
        : [],
    }),
    capacity:
      inTrouble || cluster.contradicted
        ? block({
            cpu: { used: 27.5, requested: 43.6, allocatable: 64 },
            memory: {
              used: 171 * gib,
              requested: 221 * gib,
              allocatable: 240 * gib,
            },
          })
        : block({
            cpu: { used: 12.5, requested: 23.6, allocatable: 48 },
            memory: {
              used: 71 * gib,
              requested: 121 * gib,
              allocatable: 180 * gib,
            },
          }),
    addOns: block([
      {
        name: 'Cilium',
        version: '1.16.4',
        ready: !inTrouble,
        ...(inTrouble ? { message: '3 of 4 agents ready' } : {}),
      },
      { name: 'cert-manager', version: '1.16.2', ready: true },
      { name: 'External Secrets', version: '0.10.7', ready: true },
      { name: 'Kyverno', version: '1.12.6', ready: true },
      { name: 'Metrics server', version: '0.7.2', ready: true },
    ]),
  };
}
