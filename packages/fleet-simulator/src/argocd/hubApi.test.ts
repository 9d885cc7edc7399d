import { startFleet, type Fleet } from '../fleet';
import { fleetOwner, fleetRepository } from '../scenario/fleetRepository';

jest.setTimeout(60_000);

let fleet: Fleet;
beforeAll(async () => {
  fleet = await startFleet({ now: Date.UTC(2026, 10, 20, 14, 5) });
});
afterAll(() => fleet.stop());

/** What these tests read of a list of Applications. */
interface Applications {
  items: {
    metadata: { name: string; ownerReferences?: unknown[] };
    status: {
      sync: { status: string };
      health: { status: string };
      operationState: { phase: string };
      history: { revision: string }[];
    };
  }[];
}

interface AskOptions {
  as?: 'reader' | 'operator';
  method?: string;
  body?: unknown;
}

async function ask<T = Record<string, unknown>>(
  path: string,
  options: AskOptions = {},
): Promise<{ status: number; body: T }> {
  const [hub] = fleet.urls.hubs;
  const token = options.as === 'operator' ? hub.operatorToken : hub.token;
  const response = await fetch(`${hub.url}${path}`, {
    method: options.method ?? (options.body === undefined ? 'GET' : 'POST'),
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
    },
    ...(options.body !== undefined && { body: JSON.stringify(options.body) }),
  });
  return { status: response.status, body: (await response.json()) as T };
}

const app = (name: string) => `/api/v1/applications/${name}`;
const now = () => fleet.world.hub('prod-hub');

/** Reads lines of a stream until one is accepted. */
async function* lines(path: string, signal: AbortSignal) {
  const [hub] = fleet.urls.hubs;
  const response = await fetch(`${hub.url}${path}`, {
    headers: { authorization: `Bearer ${hub.token}` },
    signal,
  });
  let rest = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    rest += decoder.decode(chunk, { stream: true });
    const parts = rest.split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) yield JSON.parse(part).result;
  }
}

it('begins with the trouble of the demo', async () => {
  const { body } = await ask<Applications>('/api/v1/applications');
  const others = fleet.world.hub('nonprod-hub').applications();
  expect(body.items.length + others.length).toBeGreaterThanOrEqual(200);
  expect(body.items.length + others.length).toBeLessThanOrEqual(272);
  const troubled = body.items
    .filter(
      item =>
        item.status.sync.status !== 'Synced' ||
        item.status.health.status !== 'Healthy',
    )
    .map(item => [
      item.metadata.name,
      item.status.sync.status,
      item.status.health.status,
      item.status.operationState.phase,
    ]);
  expect(troubled).toEqual([
    ['checkout-api-prod-us-2', 'Synced', 'Degraded', 'Succeeded'],
    ['edge-gateway-prod-eu-1', 'OutOfSync', 'Healthy', 'Succeeded'],
    ['ledger-writer-prod-eu-1', 'OutOfSync', 'Healthy', 'Failed'],
    ['shipping-rates-prod-ap-1', 'OutOfSync', 'Missing', 'Succeeded'],
  ]);
  // Everybody has a past, made of commits that are in Git.
  for (const item of body.items) {
    if (!item.metadata.ownerReferences) continue;
    expect(item.status.history.length).toBeGreaterThanOrEqual(4);
  }
  const log = await fleet.git.log(fleetOwner, fleetRepository, 'main', 100);
  const cart = body.items.find(item => item.metadata.name === 'cart-prod-eu-1');
  expect(log.map(({ sha }) => sha)).toContain(cart?.status.history[0].revision);
  expect(
    others
      .filter(
        ({ sync, health }) =>
          sync?.status !== 'Synced' || health?.status !== 'Healthy',
      )
      .map(({ name, sync, health, conditions }) => [
        name,
        sync?.status,
        health?.status,
        conditions[0]?.type,
      ]),
  ).toEqual([
    ['report-builder-stg-us-1', 'Unknown', 'Healthy', 'ComparisonError'],
    ['search-indexer-stg-eu-1', 'Synced', 'Progressing', undefined],
  ]);
  const failing = await ask('/api/v1/applicationsets/mail-gateway');
  expect(failing.body).toMatchObject({
    status: {
      conditions: expect.arrayContaining([
        expect.objectContaining({
          type: 'ErrorOccurred',
          status: 'True',
          reason: 'RenderTemplateParamsError',
        }),
      ]),
    },
  });
});

it('goes on calling a dead spoke Successful, with its Applications green', async () => {
  const cluster = await ask<{
    server: string;
    connectionState: { status: string };
  }>('/api/v1/clusters/prod-ap-2?id.type=name');
  expect(cluster.body.connectionState.status).toBe('Successful');
  const dead = fleet.urls.spokes.find(({ name }) => name === 'prod-ap-2');
  await expect(fetch(`${dead?.url}/readyz`)).rejects.toThrow();
  expect(
    now()
      .applications()
      .filter(one => now().clusterOf(one)?.name === 'prod-ap-2')
      .every(
        ({ sync, health }) =>
          sync?.status === 'Synced' && health?.status === 'Healthy',
      ),
  ).toBe(true);
  const unknown = await ask('/api/v1/clusters/nowhere?id.type=name');
  expect(unknown.status).toBe(403);
  const server = encodeURIComponent(cluster.body.server);
  expect((await ask(`/api/v1/clusters/${server}`)).body.name).toBe('prod-ap-2');
});

it('filters the list by project, name and selector', async () => {
  const names = async (query: string) =>
    (
      await ask<Partial<Applications>>(`/api/v1/applications?${query}`)
    ).body.items?.map(item => item.metadata.name) ?? [];
  expect(await names('name=cart-prod-eu-1')).toEqual(['cart-prod-eu-1']);
  expect(await names('appNamespace=elsewhere')).toEqual([]);
  const media = await names('projects=media');
  expect(media).toContain('thumbnailer-prod-eu-2');
  expect(await names('projects=media&projects=data')).toEqual(
    expect.arrayContaining([...media, 'event-bridge-prod-eu-1']),
  );
  const selector = encodeURIComponent(
    'team in (payments,data),app.kubernetes.io/part-of!=event-bridge',
  );
  const selected = await names(`selector=${selector}`);
  expect(selected).toContain('invoicing-prod-us-1');
  expect(selected.join()).not.toMatch(/event-bridge|cart/);
});

it('has the reason of a Degraded Application in its resource tree only', async () => {
  const name = 'checkout-api-prod-us-2';
  const { body } = await ask(app(name));
  expect(body).toHaveProperty('status.health', {
    status: 'Degraded',
    lastTransitionTime: expect.any(String),
  });
  const tree = await ask<{ nodes: { health?: { message?: string } }[] }>(
    `${app(name)}/resource-tree`,
  );
  const words = tree.body.nodes.map(node => node.health?.message);
  expect(words).toContain(
    'Deployment "checkout-api" exceeded its progress deadline',
  );
  expect(words.join()).toContain('Secret checkout-api/psp-token');
});

it('shows drift as the difference of Git and the spoke', async () => {
  const { body } = await ask<{
    items: {
      kind: string;
      modified?: boolean;
      targetState: string;
      normalizedLiveState: string;
      predictedLiveState: string;
    }[];
  }>(`${app('edge-gateway-prod-eu-1')}/managed-resources`);
  const modified = body.items.filter(item => item.modified);
  expect(modified.map(item => item.kind).sort()).toEqual([
    'ConfigMap',
    'Deployment',
  ]);
  const deployment = modified.find(item => item.kind === 'Deployment');
  const replicas = (state: string | undefined) =>
    JSON.parse(state ?? '{}').spec.replicas;
  expect(replicas(deployment?.normalizedLiveState)).toBe(6);
  expect(replicas(deployment?.predictedLiveState)).toBe(3);
  expect(replicas(deployment?.targetState)).toBe(3);
});

it('compresses when asked', async () => {
  const [hub] = fleet.urls.hubs;
  const asked = (encoding: string) =>
    fetch(`${hub.url}/api/v1/applications`, {
      headers: {
        authorization: `Bearer ${hub.token}`,
        'accept-encoding': encoding,
      },
    });
  expect((await asked('gzip')).headers.get('content-encoding')).toBe('gzip');
  expect((await asked('identity')).headers.get('content-encoding')).toBeNull();
});

it('replays the stream as ADDED, then tells of changes', async () => {
  const abort = new AbortController();
  const stream = lines(
    '/api/v1/stream/applications?projects=media&fields=result.type,result.application.metadata.name,result.application.metadata.resourceVersion',
    abort.signal,
  );
  const count = now()
    .applications()
    .filter(one => one.spec.project === 'media').length;
  for (let index = 0; index < count; index += 1) {
    const { value } = await stream.next();
    expect(value).toEqual({
      type: 'ADDED',
      application: {
        metadata: {
          name: expect.any(String),
          resourceVersion: expect.any(String),
        },
      },
    });
  }
  await ask(`${app('thumbnailer-prod-eu-2')}?refresh=normal`);
  expect((await stream.next()).value).toMatchObject({
    type: 'MODIFIED',
    application: { metadata: { name: 'thumbnailer-prod-eu-2' } },
  });
  abort.abort();
});

it('lets an operator sync and roll back, and delete what the portal may not', async () => {
  const name = 'edge-gateway-prod-eu-1';
  const refused = await ask(app(name), { method: 'DELETE' });
  expect(refused).toMatchObject({
    status: 403,
    body: {
      code: 7,
      message: `permission denied: applications, delete, platform/${name}, sub: portal`,
    },
  });
  const none = await ask(`${app(name)}/operation`, {
    as: 'operator',
    method: 'DELETE',
  });
  expect(none).toMatchObject({ status: 400, body: { code: 3 } });

  const synced = await ask(`${app(name)}/sync`, { as: 'operator', body: {} });
  expect(synced.body).toMatchObject({
    operation: { initiatedBy: { username: 'operator' } },
  });
  const busy = await ask(`${app(name)}/sync`, { as: 'operator', body: {} });
  expect(busy.status).toBe(400);
  await fleet.stepUntil(() => {
    const state = now().application(name);
    return (
      state?.sync?.status === 'Synced' && state.health?.status === 'Healthy'
    );
  });

  const history = now().application(name)?.history ?? [];
  const rolled = await ask(`${app(name)}/rollback`, {
    as: 'operator',
    body: { id: history[0].id },
  });
  expect(rolled.body).toMatchObject({
    operation: { sync: { revision: history[0].revision } },
  });
  await fleet.stepUntil(() => {
    const state = now().application(name);
    return state?.operationState?.phase === 'Succeeded' && !state.operation;
  });
  await fleet.step(2_000);
  const after = now().application(name);
  // One more entry with the old revision; Git says otherwise.
  expect(after?.history.at(-1)).toMatchObject({
    id: (history.at(-1)?.id ?? 0) + 1,
    revision: history[0].revision,
  });
  expect(after?.sync?.status).toBe('OutOfSync');

  const automated = await ask(`${app('cart-prod-eu-1')}/rollback`, {
    as: 'operator',
    body: { id: 0 },
  });
  expect(automated.body).toEqual({
    error: 'rollback cannot be initiated when auto-sync is enabled',
    code: 9,
    message: 'rollback cannot be initiated when auto-sync is enabled',
  });
});

it('previews an ApplicationSet for those who may create one', async () => {
  const applicationSet = {
    metadata: { name: 'preview', namespace: 'argocd' },
    spec: {
      generators: [
        { clusters: { selector: { matchLabels: { tier: 'batch' } } } },
      ],
      template: {
        metadata: { name: 'preview-{{name}}' },
        spec: {
          project: 'data',
          source: {
            repoURL: 'https://x/fleet-demo/fleet',
            path: 'charts/service',
          },
          destination: { server: '{{server}}', namespace: 'preview' },
        },
      },
    },
  };
  const path = '/api/v1/applicationsets/generate';
  expect((await ask(path, { body: { applicationSet } })).status).toBe(403);
  const made = await ask(path, { as: 'operator', body: { applicationSet } });
  expect(made.body.applications).toMatchObject([
    { metadata: { name: 'preview-prod-us-3' }, status: { health: {} } },
  ]);
  const templated = await ask(path, {
    as: 'operator',
    body: {
      applicationSet: {
        ...applicationSet,
        spec: {
          ...applicationSet.spec,
          template: {
            ...applicationSet.spec.template,
            spec: {
              ...applicationSet.spec.template.spec,
              project: '{{metadata.labels.env}}',
            },
          },
        },
      },
    },
  });
  expect(templated).toMatchObject({ status: 500, body: { code: 2 } });
});

it('signs in with user and password', async () => {
  const [{ username, password, token }] = fleet.urls.hubs;
  const path = '/api/v1/session';
  expect((await ask(path, { body: { username, password } })).body).toEqual({
    token,
  });
  expect(
    await ask(path, { body: { username, password: 'wrong' } }),
  ).toMatchObject({ status: 401, body: { code: 16 } });
});
