import {
  MetricQuery,
  MetricsClient,
  SourceError,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { ConfiguredMetrics } from './ConfiguredMetrics';
import type { MetricsConfig, MetricsServerConfig } from './config';
import { defaultRequestMetrics } from '../domain/observability/requestMetrics';

const start = Date.UTC(2030, 0, 1);
const up: MetricQuery = (where, label) =>
  JSON.stringify([
    where.map(({ label: of, value }) => `${of}=${value}`),
    label,
  ]);

function serverOf(setting: string): MetricsServerConfig {
  return {
    setting,
    url: 'http://prometheus.example',
    timeoutMs: 1_000,
    maxConcurrency: 1,
    skipTlsVerify: false,
  };
}

function setUp(config: Partial<MetricsConfig>) {
  const asked: string[] = [];
  const state = { now: start, trouble: undefined as SourceError | undefined };
  const metrics = new ConfiguredMetrics({
    config: { servers: [], requests: defaultRequestMetrics, ...config },
    connect: ({ setting }): MetricsClient => {
      const answer = async (text: string) => {
        asked.push(`${setting} ${text}`);
        if (state.trouble) throw state.trouble;
        return [];
      };
      return {
        queryInstant: query => answer(query),
        queryRange: (query, { from, to }) =>
          answer(`${query} ${from - start}..${to - start}`),
        close: async () => {},
      };
    },
    now: () => state.now,
  });
  return { metrics, asked, state };
}

const thanos = {
  ...serverOf('thanos'),
  clusterLabel: 'cluster',
  names: [
    { hub: 'eu', value: 'hub-eu' },
    { hub: 'eu', cluster: 'shop', value: 'eu/shop' },
  ],
};
const clusterOf = (hub: string, name: string) =>
  ({ kind: 'cluster', ref: { hub, name } } as const);

describe('ConfiguredMetrics', () => {
  it.each([
    ['the fleet', { kind: 'fleet' } as const, '[[],"cluster"]'],
    ['a cluster', clusterOf('us', 'shop'), '[["cluster=shop"],"cluster"]'],
    [
      'a cluster of another label',
      clusterOf('eu', 'shop'),
      '[["cluster=eu/shop"],"cluster"]',
    ],
    [
      'a hub',
      { kind: 'hub', hub: 'us' } as const,
      '[["cluster=us"],"cluster"]',
    ],
    [
      'a hub of another label',
      { kind: 'hub', hub: 'eu' } as const,
      '[["cluster=hub-eu"],"cluster"]',
    ],
    [
      "a hub's own cluster",
      clusterOf('eu', 'in-cluster'),
      '[["cluster=hub-eu"],"cluster"]',
    ],
  ])('asks the server of the fleet about %s', async (_, subject, text) => {
    const { metrics, asked } = setUp({ fleet: thanos });
    await metrics.queryInstant(subject, up);
    // The label only matters where many clusters answer at once.
    const [where, label] = JSON.parse(text);
    const many = subject.kind === 'fleet' ? [where, label] : [where];
    expect(asked).toEqual([
      `thanos ${JSON.stringify([
        ...many,
        ...(many.length === 1 ? [null] : []),
      ])}`,
    ]);
  });

  it('prefers the server of a cluster or hub', async () => {
    const { metrics, asked } = setUp({
      fleet: thanos,
      servers: [
        { ...serverOf('own'), hub: 'eu', cluster: 'shop' },
        { ...serverOf('hub'), hub: 'eu' },
      ],
    });
    await metrics.queryInstant(clusterOf('eu', 'shop'), up);
    await metrics.queryInstant({ kind: 'hub', hub: 'eu' }, up);
    expect(asked).toEqual(['own [[],null]', 'hub [[],null]']);
  });

  it.each([
    ['fleet.metrics.fleet.url', { kind: 'fleet' } as const],
    ['with hub: eu,', { kind: 'hub', hub: 'eu' } as const],
    ['hub: eu and cluster: shop', clusterOf('eu', 'shop')],
  ])('says how to add what is missing: %s', async (words, subject) => {
    const { metrics } = setUp({});
    await expect(metrics.queryInstant(subject, up)).resolves.toMatchObject({
      status: 'notConfigured',
      reason: expect.stringContaining(words),
    });
  });

  it('asks once for many readers, and again when it is old', async () => {
    const { metrics, asked, state } = setUp({ fleet: thanos });
    const read = () => metrics.queryInstant({ kind: 'fleet' }, up);
    await Promise.all(Array.from({ length: 50 }, read));
    expect(asked).toHaveLength(1);
    state.now += 14_000;
    await read();
    expect(asked).toHaveLength(1);
    state.now += 2_000;
    await read();
    expect(asked).toHaveLength(2);
  });

  it('asks for whole steps', async () => {
    const { metrics, asked } = setUp({ fleet: thanos });
    const stepMs = 60_000;
    const read = (shift: number) =>
      metrics.queryRange({ kind: 'fleet' }, up, {
        from: start + shift,
        to: start + 3_600_000 + shift,
        stepMs,
      });
    await Promise.all([read(0), read(20_000), read(59_000)]);
    expect(asked).toEqual(['thanos [[],"cluster"] 0..3600000']);
  });

  it('remembers since when a server is silent', async () => {
    const { metrics, state } = setUp({ fleet: thanos });
    const read = () => metrics.queryInstant({ kind: 'fleet' }, up);
    state.trouble = new SourceError('unreachable', 'It is gone.');
    const failed = {
      status: 'failed',
      since: '2030-01-01T00:00:00.000Z',
      reason: 'It is gone.',
    };
    await expect(read()).resolves.toMatchObject(failed);
    state.now += 60_000;
    await expect(read()).resolves.toMatchObject(failed);

    state.trouble = undefined;
    state.now += 60_000;
    await expect(read()).resolves.toMatchObject({ status: 'ok' });
    state.trouble = new SourceError('unreachable', 'It is gone.');
    state.now += 60_000;
    await expect(read()).resolves.toMatchObject({
      since: '2030-01-01T00:03:00.000Z',
    });
  });
});
