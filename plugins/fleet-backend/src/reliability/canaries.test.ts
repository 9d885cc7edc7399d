import {
  coreServices,
  createServiceFactory,
  LoggerService,
} from '@backstage/backend-plugin-api';
import {
  actionsRegistryServiceRef,
  metricsServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import type { JsonObject } from '@backstage/types';
import knexFactory, { Knex } from 'knex';
import request from 'supertest';
import { gunzipSync } from 'node:zlib';
import {
  argocdCompatibilityPlugin,
  communityArgocdCompatibilityPlugin,
} from '../compatibility/plugins';
import { eventually } from '../__testUtils__/startPlugin';
import { FakeArgoCd, reply } from '../hub/argocd/__testUtils__/FakeArgoCd';
import { collectMetrics } from '../metrics/__testUtils__/collectMetrics';
import { hubOperationNames } from '../operationsConfig';
import { fleetPlugin } from '../plugin';
import { Canaries } from './__testUtils__/canaries/Canaries';
import { hubWithCanaries } from './__testUtils__/canaries/hubWithCanaries';
import {
  compatibilityRequests,
  exampleRequests,
  manifestRequests,
  PathNames,
} from './__testUtils__/exampleRequests';
import { effort, tellFigure } from './__testUtils__/effort';

const names: PathNames = {
  hub: 'east-hub',
  cluster: 'eu-1',
  application: 'shop-0',
  applicationSet: 'shop',
};

const service: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: names.applicationSet },
};

/** A good question for every action that agents may use. */
const actions: Record<string, JsonObject> = {
  'list-fleet-clusters': {},
  'get-service-deployments': { service: names.applicationSet },
  'find-lagging-clusters': { service: names.applicationSet },
  'explain-placement': {
    service: names.applicationSet,
    cluster: names.cluster,
  },
  'preview-applicationset': { manifest: 'a: [' },
};

describe('secrets that a hub lets slip', () => {
  jest.setTimeout(10 * 60_000);
  const canaries = new Canaries();
  const sinks: { name: string; text: string }[] = [];
  let hub: FakeArgoCd;
  let database: Knex;
  let backend: Awaited<ReturnType<typeof startTestBackend>>;
  const collected = collectMetrics();
  const registry = actionsRegistryServiceMock();

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
    hub = hubWithCanaries(canaries, names, effort(40, 400));
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
        argocdCompatibilityPlugin,
        communityArgocdCompatibilityPlugin,
        mockServices.rootConfig.factory({
          data: {
            fleet: {
              operations: Object.fromEntries(
                hubOperationNames.map(name => [name, true]),
              ),
              preview: { askHubs: true },
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
        createServiceFactory({
          service: actionsRegistryServiceRef,
          deps: {},
          factory: () => registry,
        }),
        catalogServiceMock.factory({ entities: [service] }),
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

  const ask = async (
    when: string,
    {
      method,
      url,
      body,
    }: { method: 'get' | 'post'; url: string; body?: object },
  ) => {
    const asked = request(backend.server)
      [method](url)
      .buffer(true)
      .parse(binary);
    const answer = await (body ? asked.send(body) : asked);
    const bytes: Buffer = answer.body;
    const isZipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
    keep(
      `${when}: ${method} ${url} ${answer.status}`,
      (isZipped ? gunzipSync(bytes) : bytes).toString('utf8'),
    );
    keep(`${when}: headers of ${url}`, answer.headers);
  };
  const askEverything = async (when: string) => {
    for (const { method, path, body } of exampleRequests(names)) {
      await ask(when, { method, url: `/api/fleet${path}`, body });
    }
    const others = [
      ...manifestRequests(names).map(path => `fleet${path}`),
      ...compatibilityRequests(names).flatMap(path => [
        `argocd${path}`,
        `backstage-community-argocd${path}`,
      ]),
    ];
    for (const path of others) {
      await ask(when, { method: 'get', url: `/api/${path}` });
    }
    expect([...registry.actions.keys()].sort()).toEqual(
      Object.keys(actions)
        .map(name => `test:${name}`)
        .sort(),
    );
    for (const [name, input] of Object.entries(actions)) {
      const credentials = mockCredentials.user();
      const told = await registry
        .invoke({ id: `test:${name}`, input, credentials })
        .catch(String);
      keep(`${when}: action ${name}`, told);
    }
  };

  it('reach no route, log, signal, metric, audit event or row', async () => {
    await askEverything('well');
    const wellAnswered = sinks.filter(({ name }) => / 200$/.test(name));
    expect(wellAnswered.length).toBeGreaterThan(20);
    // What was asked of the hub is in the answers: the canaries had a way out.
    const texts = wellAnswered.map(({ text }) => text).join('\n');
    for (const word of [
      'failed to fetch',
      'Ada',
      'shop-0',
      'kind: Secret',
      'kind: Application',
      'kind: ConfigMap',
      'kind: Pod',
    ]) {
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
