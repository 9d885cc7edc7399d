import { NotFoundError } from '@backstage/errors';
import type { ObservabilityClient } from '../client';
import { ClusterRef, stringifyClusterRef } from '../refs';
import {
  ClusterMetrics,
  FleetMetricsAnswer,
  HubDetail,
  HubHealth,
  HubsResponse,
  MetricSpan,
} from '../wire';
import { BUILT_AT } from './wireBuilders';

const ok = <T>(value: T) => ({
  status: 'ok' as const,
  value,
  observedAt: BUILT_AT,
});

/** Four moments of a day. */
function moments(span: MetricSpan) {
  const stepMs = 8 * 3_600_000;
  const from = new Date(Date.parse(BUILT_AT) - 3 * stepMs).toISOString();
  return { span, from, stepMs, moments: 4 };
}

type Measured = Omit<ClusterMetrics, 'version' | 'epoch' | 'sources'>;

/** A cluster with three nodes that is half used, but for what is given. */
export function buildClusterMetrics(
  ref: ClusterRef,
  span: MetricSpan = '24h',
  overrides: Partial<Measured> = {},
): Measured {
  const gib = 1024 ** 3;
  return {
    ...moments(span),
    ref,
    cpu: ok([
      { name: 'used', values: [5, 6, null, 7] },
      { name: 'allocatable', values: [12, 12, 12, 12] },
    ]),
    memory: ok([
      { name: 'used', values: [20 * gib, 21 * gib, 22 * gib, 23 * gib] },
      { name: 'allocatable', values: [45 * gib, 45 * gib, 45 * gib, 45 * gib] },
    ]),
    nodes: ok([
      { name: 'ready', values: [3, 3, 2, 3] },
      { name: 'notReady', values: [0, 0, 1, 0] },
    ]),
    applications: ok([
      { name: 'Healthy', values: [8, 8, 7, 7] },
      { name: 'Degraded', values: [0, 0, 1, 1] },
    ]),
    ...overrides,
  };
}

/** A hub that has nothing to do, but for what is given. */
export function buildHubHealth(
  hub: string,
  overrides: Partial<HubHealth> = {},
): HubHealth {
  return {
    hub,
    title: hub,
    clusters: 3,
    applications: 8,
    components: ok([
      { component: 'server', replicas: 3 },
      { component: 'controller', replicas: 2 },
      { component: 'repoServer', replicas: 2 },
      { component: 'applicationSetController', replicas: 1 },
      { component: 'redis' },
    ]),
    workloads: ok([
      {
        kind: 'StatefulSet',
        namespace: 'argocd',
        name: 'argocd-application-controller',
        desired: 2,
        ready: 2,
      },
      {
        kind: 'Deployment',
        namespace: 'argocd',
        name: 'argocd-redis',
        desired: 1,
        ready: 1,
      },
    ]),
    figures: ok({
      reconcileSeconds: 0.4,
      queueDepth: 1,
      queueSeconds: 0.02,
      cacheHits: 0.92,
      gitRequestRate: 0.5,
      gitFetchSeconds: 0.6,
    }),
    shards: ok([
      {
        controller: 'argocd-application-controller-0',
        clusters: ['prod-eu-1', 'prod-us-1'],
        applications: 5,
      },
      {
        controller: 'argocd-application-controller-1',
        clusters: ['prod-ap-2'],
        applications: 3,
      },
    ]),
    advice: [],
    ...overrides,
  };
}

type Ask = (method: string) => {
  world: {
    clusters: readonly { ref: ClusterRef }[];
    hubs: readonly { name: string }[];
  };
  envelope: Omit<HubsResponse, 'items'>;
};

/** The metrics of a {@link FakeFleet}; all is well unless said. */
export class FakeObservability
  implements Pick<ObservabilityClient, keyof ObservabilityClient>
{
  /** Of clusters with something to tell. */
  clusters: Partial<Measured>[] = [];
  /** Of hubs with something to tell. */
  hubs: HubHealth[] = [];
  applications: FleetMetricsAnswer['applications'] = ok([
    { name: 'Healthy', values: [40, 40, 39, 38] },
    { name: 'Degraded', values: [0, 0, 1, 2] },
  ]);
  missing: FleetMetricsAnswer['missing'] = [];
  readonly #ask: Ask;

  /** @param ask - what there is, and what every answer has; notes the method */
  constructor(ask: Ask) {
    this.#ask = ask;
  }

  async getClusterMetrics(
    ref: ClusterRef,
    span: MetricSpan,
  ): Promise<ClusterMetrics> {
    const { world, envelope } = this.#ask('getClusterMetrics');
    const key = stringifyClusterRef(ref);
    if (!world.clusters.some(one => stringifyClusterRef(one.ref) === key)) {
      throw new NotFoundError('You may not see this, or it does not exist');
    }
    const told = this.clusters.find(
      one => one.ref && stringifyClusterRef(one.ref) === key,
    );
    return { ...envelope, ...buildClusterMetrics(ref, span, told) };
  }

  async getFleetMetrics(span: MetricSpan): Promise<FleetMetricsAnswer> {
    const { envelope } = this.#ask('getFleetMetrics');
    const { applications, missing } = this;
    return { ...envelope, ...moments(span), applications, missing };
  }

  async getHubs(): Promise<HubsResponse> {
    const { world, envelope } = this.#ask('getHubs');
    const items = world.hubs.map(({ name }) => this.#of(name));
    return { ...envelope, items };
  }

  async getHub(hub: string): Promise<HubDetail> {
    const { world, envelope } = this.#ask('getHub');
    if (!world.hubs.some(({ name }) => name === hub)) {
      throw new NotFoundError('You may not see this, or it does not exist');
    }
    return { ...envelope, health: this.#of(hub) };
  }

  #of(hub: string): HubHealth {
    return this.hubs.find(one => one.hub === hub) ?? buildHubHealth(hub);
  }
}
