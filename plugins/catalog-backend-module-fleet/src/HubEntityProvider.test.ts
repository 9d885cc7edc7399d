import { mockServices } from '@backstage/backend-test-utils';
import { EntityProviderConnection } from '@backstage/plugin-catalog-node';
import type {
  ClusterSummary,
  OverviewResponse,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { HubEntityProvider } from './HubEntityProvider';

const cluster = (hub: string, name: string): ClusterSummary => ({
  ref: { hub, name },
  server: 'https://10.0.0.1:6443',
  labels: { env: 'prod', region: 'eu-west-1', 'not ok': 'at all' },
  environment: 'prod',
  region: 'eu-west-1',
  inCluster: name === 'in-cluster',
  applications: 0,
  states: {},
  hubSays: { status: 'Successful' },
  probe: { state: 'reachable' },
  contradicted: false,
  links: {},
});

const hub = (name: string) => ({
  name,
  title: name,
  clusters: 1,
  silentClusters: 0,
  applications: 0,
  applicationSets: 0,
  links: { argocd: 'https://argocd.example.com' },
});

const overview = (
  prodHeard: boolean,
  clusters: string[],
): OverviewResponse => ({
  version: 1,
  epoch: 'e',
  sources: [
    {
      kind: 'hub',
      hub: 'prod-hub',
      state: prodHeard ? 'ok' : 'unreachable',
      observedAt: prodHeard ? '2026-11-20T14:05:00Z' : undefined,
    },
    {
      kind: 'hub',
      hub: 'dev-hub',
      state: 'ok',
      observedAt: '2026-11-20T14:05:00Z',
    },
  ],
  generatedAt: '2026-11-20T14:05:00Z',
  total: 0,
  states: {},
  behind: 0,
  environments: ['prod'],
  hubs: [hub('prod-hub'), hub('dev-hub')],
  clusters: [
    ...clusters.map(name => cluster('prod-hub', name)),
    cluster('dev-hub', 'in-cluster'),
  ],
  attention: [],
});

describe('HubEntityProvider', () => {
  const connection = {
    applyMutation: jest.fn(async () => {}),
    refresh: jest.fn(async () => {}),
  } satisfies EntityProviderConnection;
  let provider: HubEntityProvider;

  beforeEach(async () => {
    jest.clearAllMocks();
    provider = new HubEntityProvider(
      'prod-hub',
      { owner: 'group:default/platform', namespace: 'default' },
      mockServices.logger.mock(),
    );
    await provider.connect(connection);
  });

  it('tells its own hub and clusters, with relation and usable labels', async () => {
    await provider.update(overview(true, ['prod eu 1']));
    expect(connection.applyMutation).toHaveBeenCalledWith({
      type: 'full',
      entities: [
        {
          locationKey: 'argocd-fleet:prod-hub',
          entity: expect.objectContaining({
            kind: 'Resource',
            spec: { type: 'argocd-hub', owner: 'group:default/platform' },
          }),
        },
        {
          locationKey: 'argocd-fleet:prod-hub',
          entity: expect.objectContaining({
            metadata: expect.objectContaining({
              title: 'prod eu 1',
              labels: { env: 'prod', region: 'eu-west-1' },
              annotations: expect.objectContaining({
                'fleet-portal.io/hub': 'prod-hub',
                'fleet-portal.io/cluster': 'prod eu 1',
              }),
            }),
            spec: {
              type: 'kubernetes-cluster',
              owner: 'group:default/platform',
              dependsOn: ['resource:default/prod-hub'],
            },
          }),
        },
      ],
    });
  });

  it('keeps the entities of a hub that was never heard', async () => {
    await provider.update(overview(false, []));
    expect(connection.applyMutation).not.toHaveBeenCalled();
  });

  it('tells the catalog only what changed', async () => {
    await provider.update(overview(true, ['a']));
    await provider.update(overview(true, ['a']));
    expect(connection.applyMutation).toHaveBeenCalledTimes(1);
    await provider.update(overview(true, ['a', 'b']));
    expect(connection.applyMutation).toHaveBeenCalledTimes(2);
  });
});
