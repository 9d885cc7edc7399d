import type { MetricQuery } from '@fleet-portal/backstage-plugin-fleet-node';
import { Fleet, startFleet } from '@fleet-portal/fleet-simulator';
import { systemClock } from '../clock';
import * as argoCd from '../domain/observability/argoCdQueries';
import * as cluster from '../domain/observability/clusterQueries';
import { defaultRequestMetrics } from '../domain/observability/requestMetrics';
import { ConfiguredMetrics } from './ConfiguredMetrics';
import { PrometheusClient } from './PrometheusClient';

jest.setTimeout(60_000);

const requests = defaultRequestMetrics;
const prodEu = {
  kind: 'cluster',
  ref: { hub: 'prod-hub', name: 'prod-eu-1' },
} as const;
const prodHub = { kind: 'hub', hub: 'prod-hub' } as const;

let fleet: Fleet;
let metrics: ConfiguredMetrics;
beforeAll(async () => {
  fleet = await startFleet({ scenario: 'small', now: Date.UTC(2030, 0, 1) });
  metrics = new ConfiguredMetrics({
    config: {
      fleet: {
        setting: 'fleet.metrics.fleet',
        url: fleet.urls.metrics,
        timeoutMs: 60_000,
        maxConcurrency: 4,
        skipTlsVerify: false,
        clusterLabel: 'cluster',
        names: [],
      },
      servers: [],
      requests,
    },
    connect: server => new PrometheusClient(server, systemClock),
    now: () => fleet.world.now(),
  });
});
afterAll(async () => {
  await metrics.close();
  await fleet.stop();
});

/** Each with what a healthy cluster answers. */
it.each([
  ['nodeCount', cluster.nodeCount, 5, 5],
  ['nodesNotReady', cluster.nodesNotReady, 0, 0],
  ['cpuUsed', cluster.cpuUsed, 0.1, 19],
  ['cpuAllocatable', cluster.cpuAllocatable, 19, 20],
  ['memoryUsed', cluster.memoryUsed, 1e8, 8e10],
  ['memoryAllocatable', cluster.memoryAllocatable, 8e10, 9e10],
  ['availability', cluster.apiServerAvailability(3_600_000), 0.99, 1],
  ['error rate', cluster.requestErrorRate(requests, 300_000), 0.0001, 0.001],
  ['latency', cluster.requestLatency(requests, 0.99, 300_000), 0.1, 1],
  ['request rate', cluster.requestRate(requests, 300_000), 1, 1_000],
])('the demo fleet answers %s of a cluster', async (_, query, low, high) => {
  const answer = await metrics.queryInstant(prodEu, query);
  expect(answer).toMatchObject({ status: 'ok', value: [{}] });
  const value = answer.status === 'ok' ? answer.value[0].value : null;
  expect(value).toBeGreaterThanOrEqual(low);
  expect(value).toBeLessThanOrEqual(high);
});

it.each<[string, MetricQuery, number]>([
  ['applicationsByHealth', argoCd.applicationsByHealth(), 1],
  ['applicationsBySync', argoCd.applicationsBySync(), 1],
  ['reconcileSeconds', argoCd.reconcileSeconds, 1],
  ['reconcileRate', argoCd.reconcileRate, 1],
  ['queueDepth', argoCd.queueDepth, 3],
  ['queueSeconds', argoCd.queueSeconds, 2],
  ['gitRequestRate', argoCd.gitRequestRate, 2],
  ['gitSeconds', argoCd.gitSeconds, 2],
  ['gitFailures', argoCd.gitFailures, 1],
  ['parallelismWait', argoCd.parallelismWait, 1],
  ['repoPending', argoCd.repoPending, 1],
  ['repoCacheHits', argoCd.repoCacheHits, 1],
  ['kubectlPending', argoCd.kubectlPending, 1],
  ['clusterOwners', argoCd.clusterOwners, 3],
  ...argoCd.scrapedReplicas.map(
    ({ component, query }): [string, MetricQuery, number] => [
      component,
      query,
      1,
    ],
  ),
])('the demo fleet answers %s of a hub', async (_, query, samples) => {
  const answer = await metrics.queryInstant(prodHub, query);
  expect(answer).toMatchObject({ status: 'ok' });
  const values = answer.status === 'ok' ? answer.value : [];
  expect(values).toHaveLength(samples);
  expect(values.map(({ value }) => value)).not.toContain(null);
});

it('tells a day of every cluster at once', async () => {
  const to = fleet.world.now();
  const range = { from: to - 86_400_000, to, stepMs: 900_000 };
  const answer = await metrics.queryRange(
    { kind: 'fleet' },
    cluster.cpuUsed,
    range,
  );
  const clusters: [string, number][] =
    answer.status === 'ok'
      ? answer.value.map(({ labels, points }) => [
          labels.cluster,
          points.length,
        ])
      : [];
  expect(clusters).toHaveLength(5);
  expect(new Map(clusters).get('prod-eu-1')).toBe(97);
});
