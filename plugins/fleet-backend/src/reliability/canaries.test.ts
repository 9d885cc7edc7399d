import {
  coreServices,
  createServiceFactory,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import knexFactory, { Knex } from 'knex';
import request from 'supertest';
import { gunzipSync } from 'node:zlib';
import { eventually } from '../__testUtils__/startPlugin';
import { applicationOf, clusterOf } from '../hub/argocd/__testUtils__/fixtures';
import { FakeArgoCd, reply } from '../hub/argocd/__testUtils__/FakeArgoCd';
import { collectMetrics } from '../metrics/__testUtils__/collectMetrics';
import { fleetPlugin } from '../plugin';
import { exampleRequests } from './__testUtils__/exampleRequests';
import { effort, tellFigure } from './__testUtils__/effort';

/** Unique secrets, each with the place that it was put in. */
class Canaries {
  readonly #places = new Map<string, string>();

  put(place: string): string {
    const secret = `s3cr3t${this.#places.size.toString(36)}zQx`;
    this.#places.set(secret, place);
    return secret;
  }

  get size(): number {
    return this.#places.size;
  }

  /** Places of those that a text has. */
  in(text: string): string[] {
    return [...new Set(text.match(/s3cr3t[0-9a-z]+zQx/g) ?? [])].map(
      secret => this.#places.get(secret) ?? secret,
    );
  }
}

const names = {
  hub: 'east-hub',
  cluster: 'eu-1',
  application: 'shop-0',
  applicationSet: 'shop',
};

/** Secrets wherever a hub may carry one, and the portal may pass it on. */
function hubWithCanaries(canaries: Canaries, applications: number): FakeArgoCd {
  const hub = new FakeArgoCd();
  const url = (place: string) =>
    `https://bot:${canaries.put(
      `${place}: credential in a URL`,
    )}@git.example.com/fleet.git`;
  const bearer = (place: string) =>
    `Authorization: Bearer ${canaries.put(`${place}: bearer token`)}`;
  const message = (place: string) =>
    `failed to fetch ${url(place)}: ${bearer(place)}`;
  const annotations = (place: string) => ({
    'kubectl.kubernetes.io/last-applied-configuration': `{"password":"${canaries.put(
      `${place}: last-applied-configuration`,
    )}"}`,
    'tool.example.com/copy': canaries.put(`${place}: annotation`),
  });
  const source = (place: string) => ({
    repoURL: url(place),
    path: 'charts/shop',
    targetRevision: 'main',
    helm: {
      values: `password: ${canaries.put(`${place}: helm values`)}`,
      valuesObject: { password: canaries.put(`${place}: helm valuesObject`) },
      parameters: [
        { name: 'p', value: canaries.put(`${place}: helm parameter`) },
      ],
    },
    plugin: {
      env: [{ name: 'T', value: canaries.put(`${place}: plugin env`) }],
    },
  });
  hub.applications = Array.from({ length: applications }, (_, index) => {
    const place = `Application ${index}`;
    return applicationOf({
      name: `shop-${index}`,
      owner: 'shop',
      sync: 'OutOfSync',
      health: index % 2 ? 'Degraded' : 'Healthy',
      annotations: annotations(place),
      source: source(place),
      status: {
        conditions: [{ type: 'ComparisonError', message: message(place) }],
        operationState: {
          phase: 'Failed',
          message: message(`${place} operation`),
          startedAt: '2030-01-01T00:00:00Z',
          finishedAt: '2030-01-01T00:01:00Z',
          syncResult: { source: source(`${place} syncResult`) },
        },
        history: [
          {
            id: 1,
            revision: 'f'.repeat(40),
            deployedAt: '2030-01-01T00:00:00Z',
            source: source(`${place} history`),
          },
        ],
      },
    });
  });
  hub.applicationSets = [
    {
      metadata: {
        name: 'shop',
        namespace: 'argocd',
        annotations: annotations('ApplicationSet'),
      },
      spec: {
        generators: [{ clusters: {} }],
        template: {
          metadata: { name: 'shop-{{name}}' },
          spec: {
            project: 'default',
            source: source('ApplicationSet'),
            destination: { name: '{{name}}' },
          },
        },
      },
      status: {
        conditions: [
          {
            type: 'ErrorOccurred',
            status: 'True',
            message: message('ApplicationSet condition'),
          },
        ],
      },
    },
  ];
  hub.clusters = [
    clusterOf('eu-1', {
      annotations: annotations('cluster'),
      config: {
        bearerToken: canaries.put('cluster: bearerToken'),
        tlsClientConfig: { keyData: canaries.put('cluster: keyData') },
      },
      connectionState: { status: 'Failed', message: message('cluster') },
      info: {
        connectionState: { status: 'Failed', message: message('cluster info') },
        serverVersion: '1.36.1',
      },
    }),
  ];
  hub.projects = [
    {
      metadata: { name: 'default', namespace: 'argocd' },
      spec: { sourceRepos: ['*'] },
      status: {
        jwtTokensByRole: { ci: { items: [{ id: canaries.put('jwt') }] } },
      },
    },
  ];
  const secret = (side: string) =>
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        name: 'db',
        namespace: 'shop',
        annotations: annotations(`Secret ${side}`),
      },
      data: { password: btoa(canaries.put(`Secret ${side}`)) },
      stringData: { password: canaries.put(`Secret ${side}: stringData`) },
    });
  const of = (detail: string) =>
    `/api/v1/applications/${names.application}/${detail}`;
  hub.answers.set(of('managed-resources'), {
    items: [
      {
        kind: 'Secret',
        namespace: 'shop',
        name: 'db',
        liveState: secret('live'),
        targetState: secret('desired'),
        normalizedLiveState: secret('normalized'),
        predictedLiveState: secret('predicted'),
      },
    ],
  });
  hub.answers.set(of('resource-tree'), {
    nodes: [
      {
        uid: '1',
        kind: 'Pod',
        version: 'v1',
        name: 'shop',
        info: [{ name: 'x', value: canaries.put('tree: info') }],
        health: { status: 'Degraded', message: message('tree') },
      },
    ],
  });
  hub.answers.set(of('events'), {
    items: [
      {
        type: 'Warning',
        reason: 'Failed',
        message: message('event'),
        lastTimestamp: '2030-01-01T00:00:00Z',
      },
    ],
  });
  hub.answers.set(of('syncwindows'), {
    canSync: true,
    note: canaries.put('sync windows'),
  });
  hub.answers.set(of(`revisions/${'f'.repeat(40)}/metadata`), {
    author: `Ada <${canaries.put('mail address')}@example.com>`,
    date: '2030-01-01T00:00:00Z',
    message: `Fix\n\n${canaries.put('rest of a commit message')}`,
  });
  hub.answers.set('/api/v1/repositories', {
    items: [
      {
        repo: url('repository'),
        username: canaries.put('repository: user'),
        password: canaries.put('repository: password'),
        connectionState: { message: message('repository') },
      },
    ],
  });
  return hub;
}

describe('secrets that a hub lets slip', () => {
  jest.setTimeout(10 * 60_000);
  const canaries = new Canaries();
  const sinks: { name: string; text: string }[] = [];
  let hub: FakeArgoCd;
  let database: Knex;
  let backend: Awaited<ReturnType<typeof startTestBackend>>;
  const collected = collectMetrics();

  const keep = (name: string, value: unknown) => {
    sinks.push({
      name,
      text: typeof value === 'string' ? value : JSON.stringify(value),
    });
  };
  const logger: LoggerService = {
    error: (...all) => keep('log: error', wordsOf(all)),
    warn: (...all) => keep('log: warn', wordsOf(all)),
    info: (...all) => keep('log: info', wordsOf(all)),
    debug: (...all) => keep('log: debug', wordsOf(all)),
    child: () => logger,
  };

  beforeAll(async () => {
    hub = hubWithCanaries(canaries, effort(40, 400));
    await hub.start();
    database = knexFactory({
      client: 'better-sqlite3',
      connection: ':memory:',
      useNullAsDefault: true,
    });
    const auditor = mockServices.auditor.mock();
    auditor.createEvent.mockImplementation(async event => {
      keep('audit: event', { ...event, request: undefined });
      return {
        success: async more => keep('audit: success', more ?? {}),
        fail: async ({ error }) => keep('audit: fail', String(error)),
      };
    });
    backend = await startTestBackend({
      features: [
        fleetPlugin,
        mockServices.rootConfig.factory({
          data: {
            fleet: {
              hubs: [
                {
                  name: names.hub,
                  url: `http://127.0.0.1:${hub.port}`,
                  token: 'the-token',
                },
              ],
            },
          },
        }),
        mockServices.database.mock({ getClient: async () => database }).factory,
        createServiceFactory({
          service: coreServices.logger,
          deps: {},
          factory: () => logger,
        }),
        createServiceFactory({
          service: coreServices.auditor,
          deps: {},
          factory: () => auditor,
        }),
        createServiceFactory({
          service: metricsServiceRef,
          deps: {},
          factory: () => collected.metrics,
        }),
        createServiceFactory({
          service: signalsServiceRef,
          deps: {},
          factory: () => ({
            publish: async signal => keep('signal', signal),
          }),
        }),
        catalogServiceMock.factory({ entities: [] }),
      ],
    });
    await eventually(
      () => request(backend.server).get('/api/fleet/applications'),
      ({ body }) => {
        if (body.total !== hub.applications.length) throw new Error('early');
      },
    );
  });
  afterAll(async () => {
    await backend?.stop();
    await hub?.stop();
    await collected.stop();
    await database?.destroy();
  });

  const askEverything = async (when: string) => {
    for (const { method, path, body } of exampleRequests(names)) {
      const asked = request(backend.server)
        [method](`/api/fleet${path}`)
        .buffer(true)
        .parse(binary);
      const answer = await (body ? asked.send(body) : asked);
      const bytes: Buffer = answer.body;
      const isZipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
      keep(
        `${when}: ${method} ${path} ${answer.status}`,
        (isZipped ? gunzipSync(bytes) : bytes).toString('utf8'),
      );
      keep(`${when}: headers of ${path}`, answer.headers);
    }
  };

  it('reach no route, log, signal, metric, audit event or row', async () => {
    await askEverything('well');
    const wellAnswered = sinks.filter(({ name }) => / 200$/.test(name));
    expect(wellAnswered.length).toBeGreaterThan(20);
    // What was asked of the hub is in the answers: the canaries had a way out.
    const texts = wellAnswered.map(({ text }) => text).join('\n');
    for (const word of ['failed to fetch', 'Secret', 'Ada', 'shop-0']) {
      expect([word, texts.includes(word)]).toEqual([word, true]);
    }

    let refused = 0;
    hub.intercept = (_request, response) => {
      refused += 1;
      const status = [500, 403, 503, 429, 404][refused % 5];
      const error = canaries.put(`body of an answer with ${status}`);
      reply(response, status, { error, message: error, code: 7 });
      return true;
    };
    await askEverything('broken');
    expect(refused).toBeGreaterThan(0);

    const tables = await database('sqlite_master').where({ type: 'table' });
    for (const { name } of tables) {
      keep(`table ${name}`, await database(name).select());
    }
    keep('metrics', await collected.collect());

    const found = sinks.flatMap(({ name, text }) =>
      canaries
        .in(text)
        .concat(canaries.in(Buffer.from(text, 'base64').toString('latin1')))
        .map(place => `${place} -> ${name}`),
    );
    expect(found).toEqual([]);
    const kinds = new Set(sinks.map(({ name }) => name));
    expect(canaries.size).toBeGreaterThan(500);
    expect(kinds.size).toBeGreaterThanOrEqual(40);
    tellFigure(
      'R4',
      `${canaries.size} secrets, ${sinks.length} outputs of ${kinds.size} sinks, ${found.length} found`,
    );
  });
});

function wordsOf(all: unknown[]): string {
  return all
    .map(one => (one instanceof Error ? one.stack : JSON.stringify(one)))
    .join(' ');
}

/** The body as bytes. */
function binary(
  response: request.Response,
  done: (error: Error | null, body: Buffer) => void,
): void {
  const chunks: Buffer[] = [];
  response.on('data', chunk => chunks.push(chunk));
  response.on('end', () => done(null, Buffer.concat(chunks)));
}
