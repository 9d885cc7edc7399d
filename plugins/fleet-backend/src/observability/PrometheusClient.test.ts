import { SourceError } from '@fleet-portal/backstage-plugin-fleet-node';
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Clock, systemClock } from '../clock';
import { rejectionOf, waitFor } from '../hub/argocd/__testUtils__/waitFor';
import { FakePrometheus, vectorOf } from './__testUtils__/FakePrometheus';
import type { MetricsServerConfig } from './config';
import { PrometheusClient } from './PrometheusClient';

const at = Date.UTC(2030, 0, 1);

describe('PrometheusClient', () => {
  let server: FakePrometheus;
  let client: PrometheusClient;
  const connect = (
    overrides: Partial<MetricsServerConfig> = {},
    clock: Clock = systemClock,
  ) => {
    client = new PrometheusClient(server.config(overrides), clock);
    return client;
  };
  const troubleOf = async (promise: Promise<unknown>) => {
    const error = await rejectionOf(promise);
    expect(error).toBeInstanceOf(SourceError);
    const { kind, message } = error as SourceError;
    return { kind, message: message.replace(/127\.0\.0\.1:\d+/, 'prometheus') };
  };

  beforeEach(async () => {
    server = new FakePrometheus();
    await server.start();
    connect();
  });
  afterEach(async () => {
    await client.close();
    await server.stop();
  });

  it('reads a vector, and what is not a number as no value', async () => {
    server.answers.push(
      vectorOf(
        { metric: { cluster: 'eu' }, value: [at / 1000, '0.25'] },
        { metric: { cluster: 'us' }, value: [at / 1000, 'NaN'] },
      ),
    );
    await expect(client.queryInstant('up{a="b&c"}', at)).resolves.toEqual([
      { labels: { cluster: 'eu' }, at, value: 0.25 },
      { labels: { cluster: 'us' }, at, value: null },
    ]);
    const [{ path, query, token }] = server.asked;
    expect(path).toBe('/prometheus/api/v1/query');
    expect(Object.fromEntries(query)).toEqual({
      query: 'up{a="b&c"}',
      time: String(at / 1000),
    });
    expect(token).toBeUndefined();
  });

  it('reads a matrix', async () => {
    const values = [
      [at / 1000, '1'],
      [at / 1000 + 60, '2'],
    ];
    server.answers.push({
      body: JSON.stringify({
        status: 'success',
        data: { resultType: 'matrix', result: [{ metric: {}, values }] },
      }),
    });
    const range = { from: at, to: at + 60_000, stepMs: 60_000 };
    await expect(client.queryRange('up', range)).resolves.toEqual([
      {
        labels: {},
        points: [
          { at, value: 1 },
          { at: at + 60_000, value: 2 },
        ],
      },
    ]);
    expect(server.asked[0].query.get('step')).toBe('60');
  });

  it('passes on why a query cannot be used', async () => {
    server.answers.push({
      status: 400,
      body: '{"status":"error","errorType":"bad_data","error":"parse error:\\n1:1 at https://bot:hunter2@prometheus"}',
    });
    await expect(troubleOf(client.queryInstant('(', at))).resolves.toEqual({
      kind: 'refused',
      message: 'prometheus says: parse error: 1:1 at https://prometheus',
    });
  });

  it.each([
    [401, 'unauthorized', 'set fleet.metrics.fleet.token or tokenFile'],
    [403, 'forbidden', 'set fleet.metrics.fleet.token or tokenFile'],
    [404, 'malformed', 'set fleet.metrics.fleet.url to the base URL'],
    [302, 'malformed', 'set fleet.metrics.fleet.url to the base URL'],
    [429, 'overloaded', 'asks us to slow down'],
    [503, 'unreachable', 'answers with status 503'],
  ])('says what to do about status %d', async (status, kind, words) => {
    server.answers.push({
      status,
      headers: { location: 'http://elsewhere.example/' },
      body: '<html>',
    });
    const trouble = await troubleOf(client.queryInstant('up', at));
    expect(trouble).toEqual({ kind, message: expect.stringContaining(words) });
    expect(server.asked).toHaveLength(1);
  });

  it.each([
    ['a page for people', '<html></html>'],
    [
      'another result',
      '{"status":"success","data":{"resultType":"scalar","result":[1,"1"]}}',
    ],
    [
      'too many series',
      JSON.stringify({
        status: 'success',
        data: {
          resultType: 'vector',
          result: Array.from({ length: 5_001 }, () => ({
            metric: {},
            value: [1, '1'],
          })),
        },
      }),
    ],
    ['too many bytes', `"${'x'.repeat(17 * 1024 * 1024)}"`],
  ])('refuses %s', async (_, body) => {
    server.answers.push({ body });
    await expect(
      troubleOf(client.queryInstant('up', at)),
    ).resolves.toMatchObject({
      kind: 'malformed',
    });
  });

  it('waits no longer than it may', async () => {
    const timers: (() => void)[] = [];
    const clock: Clock = {
      now: () => at,
      after: (_, run) => {
        timers.push(run);
        return () => {};
      },
    };
    connect({ timeoutMs: 20_000 }, clock);
    const asking = troubleOf(client.queryInstant('up', at));
    await waitFor(() => server.asked.length > 0);
    timers.forEach(run => run());
    await expect(asking).resolves.toEqual({
      kind: 'unreachable',
      message: 'prometheus did not answer within 20 seconds.',
    });
  });

  it('says that nobody listens', async () => {
    const gone = new FakePrometheus();
    await gone.start();
    const { url } = gone.config();
    await gone.stop();
    connect({ url });
    await expect(troubleOf(client.queryInstant('up', at))).resolves.toEqual({
      kind: 'unreachable',
      message: 'connection refused on prometheus',
    });
  });

  it('reads a token file again when its token is refused', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'metrics-'));
    const tokenFile = join(folder, 'token');
    // Written anew so soon that the time of the file does not show it.
    const write = async (token: string) => {
      await writeFile(tokenFile, `${token}\n`);
      await utimes(tokenFile, at / 1000, at / 1000);
    };
    await write('old');
    connect({ tokenFile });
    server.answers.push(vectorOf());
    await client.queryInstant('up', at);

    await write('new');
    server.answers.push({ status: 401, body: '' }, vectorOf());
    await client.queryInstant('up', at);
    const tokens = server.asked.map(({ token }) => token);
    expect(tokens).toEqual(['old', 'old', 'new']);
    await rm(folder, { recursive: true });
  });

  it('names the token that is refused', async () => {
    connect({ token: 'fixed' });
    server.answers.push({ status: 401, body: '' });
    await expect(troubleOf(client.queryInstant('up', at))).resolves.toEqual({
      kind: 'unauthorized',
      message: expect.stringContaining('renew fleet.metrics.fleet.token'),
    });
    expect(server.asked).toHaveLength(1);
  });
});
