import type {
  HubFigures,
  HubReplicas,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { adviseHub } from './advice';

const replicas: HubReplicas[] = [
  { component: 'server', replicas: 3 },
  { component: 'controller', replicas: 2 },
  { component: 'repoServer', replicas: 2 },
  { component: 'redis' },
];
const kindsOf = (figures: HubFigures) =>
  adviseHub({ figures, replicas }).map(({ kind }) => kind);

describe('adviseHub', () => {
  it('leaves a hub alone that keeps up, and one of which nothing is known', () => {
    const atRest: HubFigures = {
      queueDepth: 39,
      queueSeconds: 9.9,
      repoPending: 9,
      parallelismWait: 0.9,
      gitFetchSeconds: 7.9,
      gitFailures: 0.9,
      cacheHits: 0.8,
      kubectlPending: 0,
    };
    expect(adviseHub({ figures: atRest, replicas })).toEqual([]);
    expect(adviseHub({})).toEqual([]);
  });

  it('counts what waits for each replica', () => {
    expect(kindsOf({ queueDepth: 40 })).toEqual(['controllerReplicas']);
    expect(kindsOf({ repoPending: 10 })).toEqual(['repoServerReplicas']);
    const one: HubReplicas[] = [{ component: 'controller', replicas: 1 }];
    expect(adviseHub({ figures: { queueDepth: 20 }, replicas: one })).toEqual([
      {
        kind: 'controllerReplicas',
        urgency: 'now',
        component: 'controller',
        setting: 'replicas, ARGOCD_CONTROLLER_REPLICAS',
        value: '2',
        evidence: [{ figure: 'queueDepth', value: 20, limit: 20 }],
      },
    ]);
  });

  it.each<[HubFigures, string, string, string]>([
    [
      { queueSeconds: 10 },
      'controllerReplicas',
      'replicas, ARGOCD_CONTROLLER_REPLICAS',
      '3',
    ],
    [
      { parallelismWait: 1 },
      'parallelismLimit',
      'ARGOCD_REPO_SERVER_PARALLELISM_LIMIT',
      '20',
    ],
    [{ gitFetchSeconds: 8 }, 'execTimeout', 'ARGOCD_EXEC_TIMEOUT', '300s'],
    [{ gitFailures: 1 }, 'gitAttempts', 'ARGOCD_GIT_ATTEMPTS_COUNT', '3'],
    [
      { cacheHits: 0.79 },
      'repoCache',
      'sizeLimit of the emptyDir of /tmp',
      '10Gi',
    ],
    [
      { kubectlPending: 1 },
      'kubectlParallelism',
      'controller.kubectl.parallelism.limit',
      '40',
    ],
  ])('%j: %s', (figures, kind, setting, value) => {
    const [advice] = adviseHub({ figures, replicas });
    expect(advice).toMatchObject({ kind, setting, value });
    const [[figure, told]] = Object.entries(figures);
    expect(advice.evidence).toEqual([
      { figure, value: told, limit: expect.any(Number) },
    ]);
  });

  it('speaks of single replicas and uneven shards, after what is urgent', () => {
    const advice = adviseHub({
      replicas: [
        { component: 'server', replicas: 1 },
        { component: 'repoServer', replicas: 1 },
      ],
      figures: { gitFailures: 3 },
      shards: [
        { controller: 'a', clusters: ['x', 'y'], applications: 21 },
        { controller: 'b', clusters: ['z'], applications: 10 },
      ],
    });
    expect(advice.map(({ kind, urgency }) => `${kind} ${urgency}`)).toEqual([
      'gitAttempts now',
      'shardEvenly soon',
      'repoServerReplicas soon',
      'serverReplicas soon',
    ]);
  });
});
