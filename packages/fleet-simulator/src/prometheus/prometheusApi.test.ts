import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { startFleet, type Fleet } from '../fleet';
import { WorldMetrics } from './WorldMetrics';

jest.setTimeout(60_000);

const start = Date.UTC(2026, 10, 20, 14, 5);
const hour = 3_600_000;
const result = z.object({
  data: z.object({
    result: z.array(
      z.object({
        metric: z.record(z.string(), z.string()),
        value: z.tuple([z.number(), z.string()]).optional(),
        values: z.array(z.tuple([z.number(), z.string()])).optional(),
      }),
    ),
  }),
});

let fleet: Fleet;
beforeAll(async () => {
  fleet = await startFleet({ scenario: 'small', now: start });
});
afterEach(async () => {
  fleet.controls.healAll();
});
afterAll(() => fleet.stop());

async function ask(path: string, input: Record<string, string> = {}) {
  const url = `${fleet.urls.metrics}/api/v1/${path}`;
  const response = await fetch(`${url}?${new URLSearchParams(input)}`);
  return { status: response.status, body: await response.json() };
}
async function value(query: string): Promise<number> {
  const { body } = await ask('query', { query });
  return Number(result.parse(body).data.result[0]?.value?.[1]);
}

it('counts the Applications of a hub as the hub does', async () => {
  const query = 'sum by (health_status) (argocd_app_info{cluster="prod-hub"})';
  const { body } = await ask('query', { query });
  const told = Object.fromEntries(
    result
      .parse(body)
      .data.result.map(({ metric, value: point }) => [
        metric.health_status,
        Number(point?.[1]),
      ]),
  );
  const counts: Record<string, number> = {};
  for (const app of fleet.world.hub('prod-hub').applications()) {
    const status = app.health?.status ?? 'Unknown';
    counts[status] = (counts[status] ?? 0) + 1;
  }
  expect(told).toEqual(counts);
});

it('remembers how an Application was', async () => {
  const app = () =>
    fleet.world.hub('prod-hub').application('checkout-api-prod-us-1');
  const drifted = async (at: number) => {
    const query =
      'count(argocd_app_info{name="checkout-api-prod-us-1",sync_status="OutOfSync"})';
    const { body } = await ask('query', { query, time: String(at / 1_000) });
    return result.parse(body).data.result.length;
  };
  const before = fleet.world.now();
  await fleet.step();
  fleet.controls.driftService({
    cluster: 'prod-us-1',
    service: 'checkout-api',
  });
  await fleet.stepUntil(() => app()?.sync?.status === 'OutOfSync');
  const then = fleet.world.now();
  // The hub heals it by itself.
  await fleet.stepUntil(() => app()?.sync?.status === 'Synced');
  expect(await drifted(fleet.world.now())).toBe(0);
  expect(await drifted(then)).toBe(1);
  expect(await drifted(before)).toBe(0);
});

it('shows a burn in errors and latency, and that it is over', async () => {
  const errors = `sum(rate(http_requests_total{cluster="prod-eu-1",code=~"5.."}[300s])) / sum(rate(http_requests_total{cluster="prod-eu-1"}[300s]))`;
  const seconds = `histogram_quantile(0.99, sum by (le) (rate(http_request_duration_seconds_bucket{cluster="prod-eu-1"}[300s])))`;
  expect(await value(errors)).toBeLessThan(0.001);
  const usual = await value(seconds);
  await fleet.step(300_000);

  fleet.controls.beginStrain({ kind: 'burn', target: 'prod-eu-1' });
  await fleet.step(300_000);
  expect(await value(errors)).toBeGreaterThan(0.05);
  expect(await value(seconds)).toBeGreaterThan(3 * usual);
  expect(await value(errors.replaceAll('prod-eu-1', 'prod-us-1'))).toBeLessThan(
    0.001,
  );

  fleet.controls.endStrain({ kind: 'burn', target: 'prod-eu-1' });
  await fleet.step(300_000);
  expect(await value(errors)).toBeLessThan(0.001);
});

it('shows a slow repo-server in its queue and in Git', async () => {
  const depth =
    'sum(workqueue_depth{cluster="prod-hub",name="app_reconciliation_queue"})';
  const git =
    'histogram_quantile(0.95, sum by (le) (rate(argocd_git_request_duration_seconds_bucket{cluster="prod-hub"}[600s])))';
  expect(await value(git)).toBeLessThan(0.5);
  fleet.controls.beginStrain({ kind: 'slow-repo-server', target: 'prod-hub' });
  await fleet.step(600_000);
  expect(await value(depth)).toBeGreaterThan(10);
  expect(await value(git)).toBeGreaterThan(4);
});

it('is not told by a spoke that is gone', async () => {
  const query = 'count(kube_node_status_condition{cluster="prod-eu-1"})';
  expect(await value(query)).toBeGreaterThan(0);
  fleet.controls.setNetworkFault({ cluster: 'prod-eu-1', kind: 'kill' });
  await fleet.step();
  expect(await value(query)).toBeNaN();
});

it('answers a span of time, and nothing of what is to come', async () => {
  const now = fleet.world.now();
  const { body } = await ask('query_range', {
    query: 'sum(kube_node_status_allocatable{resource="cpu"})',
    start: String((now - hour) / 1_000),
    end: new Date(now + hour).toISOString(),
    step: '15m',
  });
  const [series] = result.parse(body).data.result;
  expect(series.values).toHaveLength(5);
});

it('lists labels and their values', async () => {
  const labels = await ask('labels');
  expect(labels.body.data).toEqual(
    expect.arrayContaining(['__name__', 'cluster', 'health_status']),
  );
  const clusters = await ask('label/cluster/values');
  expect(clusters.body.data).toEqual([
    'nonprod-hub',
    'prod-eu-1',
    'prod-hub',
    'prod-us-1',
    'stg-eu-1',
  ]);
});

it.each([
  ['query', { query: 'nosuch(' }],
  ['query', { query: 'topk(3, up)' }],
  ['query', { query: 'up', time: 'yesterday' }],
  ['query_range', { query: 'up', start: '5', end: '1', step: '1' }],
  ['query_range', { query: 'up', start: '0', end: '20000', step: '1' }],
  ['query_range', { query: 'up', start: '0', end: '1', step: '' }],
])('refuses %s %j as Prometheus does', async (path, input) => {
  const { status, body } = await ask(path, input);
  expect(status).toBe(400);
  expect(body).toEqual({
    status: 'error',
    errorType: 'bad_data',
    error: expect.any(String),
  });
});

const folder = process.env.FLEET_CONTRACTS;
if (folder) {
  it('names metrics and labels of Argo CD as a real hub does', () => {
    const recorded = new Map<string, Set<string>>();
    for (const component of [
      'controller',
      'repo-server',
      'server',
      'applicationset-controller',
    ]) {
      const file = join(
        folder,
        'recorded',
        'metrics',
        `argocd-${component}.prom`,
      );
      for (const line of readFileSync(file, 'utf8').split('\n')) {
        const [, name, labels] = /^(\w+)(?:\{(.*)\})? /.exec(line) ?? [];
        if (name === undefined) continue;
        const known = recorded.get(name) ?? new Set<string>();
        recorded.set(name, known);
        for (const [, label] of (labels ?? '').matchAll(/(\w+)="/g)) {
          known.add(label);
        }
      }
    }
    const metrics = new WorldMetrics(fleet.world, 'http://git/fleet.git');
    const ours = [...metrics.table()].filter(([name]) =>
      /^(argocd|workqueue)_/.test(name),
    );
    metrics.close();
    expect(ours.length).toBeGreaterThan(10);
    // Prometheus adds these when it scrapes, and Thanos the first.
    const added = ['cluster', 'pod', 'instance', 'namespace'];
    const strange = ours.flatMap(([name, series]) =>
      series.flatMap(({ labels }) =>
        Object.keys(labels)
          .filter(label => !added.includes(label))
          .filter(label => !recorded.get(name)?.has(label))
          .map(label => `${name}{${label}}`),
      ),
    );
    expect([...new Set(strange)]).toEqual([]);
  });
} else {
  // eslint-disable-next-line jest/no-disabled-tests
  it.skip('compares names with recorded metrics; set FLEET_CONTRACTS to their folder', () => {
    expect(folder).toBeDefined();
  });
}
