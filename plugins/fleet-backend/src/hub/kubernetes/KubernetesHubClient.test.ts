import { once } from 'events';
import { mkdtemp, rm, writeFile } from 'fs/promises';
import { createServer, Server, ServerResponse } from 'http';
import { tmpdir } from 'os';
import { join } from 'path';
import type {
  HubApplication,
  HubEvent,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { systemClock } from '../../clock';
import { ApiServerLink } from '../../kubernetes/ApiServerLink';
import type { ApiServerSource } from '../../kubernetes/source';
import { KubernetesApi } from './KubernetesApi';
import { KubernetesHubClient } from './KubernetesHubClient';

const application = (name: string, resourceVersion = '10') => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: { name, namespace: 'argocd', uid: name, resourceVersion },
  spec: {
    project: 'default',
    source: { repoURL: 'https://git.example.com/fleet', path: name },
    destination: { name: 'prod-eu-1', namespace: name },
  },
  status: {
    sync: { status: 'Synced', revision: 'd0a6ebc' },
    health: { status: 'Healthy' },
    resources: [
      {
        group: 'apps',
        kind: 'Deployment',
        namespace: name,
        name,
        status: 'OutOfSync',
        health: { status: 'Degraded', message: 'deadline exceeded' },
      },
    ],
  },
});

const secret = (name: string, data: Record<string, string>) => ({
  metadata: {
    name,
    labels: { 'argocd.argoproj.io/secret-type': 'cluster', env: 'prod' },
  },
  data: Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      key,
      Buffer.from(value).toString('base64'),
    ]),
  ),
});

const base = '/apis/argoproj.io/v1alpha1';

describe('KubernetesHubClient', () => {
  let server: Server;
  let client: KubernetesHubClient;
  let requests: string[];
  let onWatch: (response: ServerResponse) => void;
  let accepted: string;
  let overloaded: boolean;
  let forbidden: boolean;
  /** How many continued lists the server has forgotten. */
  let expired: number;
  const { signal } = new AbortController();

  const pages: Record<string, unknown> = {
    '/apis/apps/v1/namespaces/argocd/deployments': {
      metadata: {},
      items: [
        {
          metadata: { name: 'argocd-server', namespace: 'argocd' },
          spec: { replicas: 3 },
          status: { readyReplicas: 2 },
        },
        {
          metadata: { name: 'argocd-redis', namespace: 'argocd' },
          spec: {},
          status: {},
        },
      ],
    },
    '/apis/apps/v1/namespaces/argocd/statefulsets': {
      metadata: {},
      items: [
        {
          metadata: {
            name: 'argocd-application-controller',
            namespace: 'argocd',
          },
          spec: { replicas: 2 },
          status: { readyReplicas: 2 },
        },
      ],
    },
    [`${base}/applications`]: {
      metadata: { resourceVersion: '100', continue: 'more' },
      items: [application('a'), null, { metadata: { name: 'poison' } }],
    },
    [`${base}/applications more`]: {
      metadata: { resourceVersion: '103' },
      items: [application('b')],
    },
    [`${base}/namespaces/argocd/applications/a`]: application('a'),
    [`${base}/namespaces/argocd/appprojects`]: {
      items: [
        { metadata: { name: 'shop' } },
        null,
        { metadata: { name: 'core' } },
      ],
    },
    [`${base}/namespaces/argocd/appprojects/default`]: {
      metadata: { name: 'default' },
      spec: {
        syncWindows: [
          {
            kind: 'deny',
            schedule: '0 22 * * *',
            duration: '8h',
            timeZone: 'Europe/Berlin',
            clusters: ['prod-*'],
          },
          {
            kind: 'deny',
            schedule: '0 0 * * *',
            duration: '24h',
            clusters: ['staging-*'],
          },
        ],
      },
    },
    '/api/v1/namespaces/argocd/events': {
      items: [
        {
          type: 'Warning',
          reason: 'OperationCompleted',
          message: 'Sync operation failed',
          lastTimestamp: '2030-01-01T00:00:00Z',
        },
      ],
    },
    '/api/v1/namespaces/argocd/secrets': {
      items: [
        secret('cluster-1', {
          name: 'prod-eu-1',
          server: 'https://10.0.0.1:6443',
          config: '{"bearerToken":"very-secret"}',
        }),
      ],
    },
  };

  beforeEach(async () => {
    requests = [];
    onWatch = response => response.end();
    accepted = 'good';
    overloaded = false;
    forbidden = false;
    expired = 0;
    server = createServer((request, response) => {
      const url = new URL(request.url ?? '', 'http://hub');
      requests.push(request.url ?? '');
      if (request.headers.authorization !== `Bearer ${accepted}`) {
        response.writeHead(401).end('{}');
        return;
      }
      if (overloaded) {
        response.writeHead(429, { 'retry-after': '7' }).end('{}');
        return;
      }
      if (forbidden) {
        response.writeHead(403).end('{"message":"hunter2"}');
        return;
      }
      if (url.searchParams.get('watch') === 'true') {
        onWatch(response);
        return;
      }
      const next = url.searchParams.get('continue');
      if (next && expired > 0) {
        expired -= 1;
        response.writeHead(410).end('{}');
        return;
      }
      const key = next ? `${url.pathname} ${next}` : url.pathname;
      const page = pages[key];
      response.writeHead(page ? 200 : 404).end(JSON.stringify(page ?? {}));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    client = clientWith('good');
  });

  afterEach(async () => {
    await client.close();
    server.closeAllConnections();
    const closed = once(server, 'close');
    server.close();
    await closed;
  });

  const urlOf = () => {
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    return `http://127.0.0.1:${port}`;
  };

  function clientWith(
    token: string,
    source: ApiServerSource = {
      kind: 'settings',
      access: {
        server: urlOf(),
        token,
        dangerouslyAllowSkipTLSVerify: false,
      },
    },
  ) {
    return new KubernetesHubClient({
      hub: 'prod-hub',
      namespace: 'argocd',
      onlyOwnNamespace: false,
      clock: {
        ...systemClock,
        now: () => Date.parse('2026-11-20T21:30:00Z'),
      },
      api: new KubernetesApi({
        link: new ApiServerLink({
          source,
          setting: 'fleet.hubs[prod-hub].kubernetes',
          connections: 6,
        }),
        timeoutMs: 10_000,
        maxBytes: 1024 * 1024,
      }),
    });
  }

  it('lists Applications page by page and sets aside what it cannot read', async () => {
    const list = await client.listApplications({ signal });
    expect(list.items.map(one => one.name)).toEqual(['a', 'b']);
    expect(list.quarantined).toEqual([
      expect.objectContaining({ kind: 'Application' }),
      expect.objectContaining({ kind: 'Application', name: 'poison' }),
    ]);
    expect(requests).toEqual([
      `${base}/applications?limit=500`,
      `${base}/applications?limit=500&continue=more`,
    ]);
  });

  it('begins a list again when the server forgot where it was, once', async () => {
    expired = 1;
    const { items, quarantined } = await client.listApplications({ signal });
    expect(items.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(quarantined).toHaveLength(2);
    expect(requests).toHaveLength(4);

    expired = Infinity;
    await expect(client.listApplications({ signal })).rejects.toMatchObject({
      kind: 'gone',
    });
    expect(requests).toHaveLength(8);
  });

  it('knows clusters by name, server and labels, and never reads the credential', async () => {
    const { items } = await client.listClusters({ signal });
    expect(items).toEqual([
      expect.objectContaining({
        name: 'prod-eu-1',
        server: 'https://10.0.0.1:6443',
        labels: { env: 'prod' },
        inCluster: false,
        connection: expect.objectContaining({ status: 'Unknown' }),
      }),
      expect.objectContaining({ name: 'in-cluster', inCluster: true }),
    ]);
    expect(JSON.stringify(items)).not.toContain('very-secret');
  });

  it('goes on watching from its list, moves on with bookmarks, and reads events', async () => {
    onWatch = response => {
      const lines = [
        { type: 'MODIFIED', object: application('a', '104') },
        { type: 'DELETED', object: application('b', '105') },
        {
          type: 'BOOKMARK',
          object: { metadata: { resourceVersion: '200' } },
        },
      ];
      response.end(
        [
          ...lines.map(line => JSON.stringify(line)),
          'not json at all',
          '',
        ].join('\n'),
      );
    };
    await client.listApplications({ signal });
    const events: HubEvent<HubApplication>[] = [];
    await client.watchApplications({
      signal,
      onEvent: event => events.push(event),
    });
    expect(events).toEqual([
      { type: 'alive' },
      { type: 'upsert', object: expect.objectContaining({ name: 'a' }) },
      { type: 'delete', namespace: 'argocd', name: 'b' },
      { type: 'alive' },
      { type: 'quarantined', object: expect.anything() },
    ]);

    await client.watchApplications({ signal, onEvent: () => {} });
    const watches = requests.filter(one => one.includes('watch=true'));
    expect(watches.map(one => /resourceVersion=(\d+)/.exec(one)?.[1])).toEqual([
      // All pages of a list are of the moment of the first one.
      '100',
      '200',
    ]);
  });

  it('says gone when the watch is too old, and begins afresh after it', async () => {
    onWatch = response =>
      response.end(
        '{"type":"ERROR","object":{"kind":"Status","status":"Failure","code":410}}\n',
      );
    await client.listApplications({ signal });
    const watch = () => client.watchApplications({ signal, onEvent: () => {} });
    await expect(watch()).rejects.toMatchObject({ kind: 'gone' });
    await expect(watch()).rejects.toMatchObject({ kind: 'gone' });
    expect(requests.at(-1)).not.toContain('resourceVersion');
  });

  it('lists what Argo CD consists of, and nothing else of its namespace', async () => {
    const argocd = { namespace: 'argocd' };
    expect(await client.listWorkloads({ signal })).toEqual([
      {
        ...argocd,
        kind: 'StatefulSet',
        name: 'argocd-application-controller',
        desired: 2,
        ready: 2,
      },
      {
        ...argocd,
        kind: 'Deployment',
        name: 'argocd-redis',
        desired: 1,
        ready: 0,
      },
      {
        ...argocd,
        kind: 'Deployment',
        name: 'argocd-server',
        desired: 3,
        ready: 2,
      },
    ]);
    for (const request of requests.slice(-2)) {
      expect(request).toContain(
        'labelSelector=app.kubernetes.io%2Fpart-of%3Dargocd',
      );
    }
  });

  it('tells resources with the words for their health, and that it has no diff', async () => {
    const ref = { hub: 'prod-hub', namespace: 'argocd', name: 'a' };
    await expect(client.getResourceTree(ref, { signal })).resolves.toEqual([
      expect.objectContaining({
        kind: 'Deployment',
        sync: 'OutOfSync',
        health: 'Degraded',
        message: 'deadline exceeded',
      }),
    ]);
    for (const untold of [
      client.getDiff(),
      client.getManifests(),
      client.getRevisionMetadata(),
    ]) {
      await expect(untold).rejects.toMatchObject({
        kind: 'notFound',
        message: expect.stringMatching(
          /known only to Argo CD's own API; hub .* Give it a url and a token/,
        ),
      });
    }
  });

  it('works out from the AppProject which sync windows are open', async () => {
    const ref = { hub: 'prod-hub', namespace: 'argocd', name: 'a' };
    const windows = await client.getSyncWindows(ref, { signal });
    const night = { kind: 'deny', timeZone: 'Europe/Berlin' };
    expect(windows).toMatchObject({
      canSync: false,
      reason: expect.stringContaining("deny '0 22 * * *' (Europe/Berlin)"),
      active: [night],
      assigned: [night],
    });
    expect(JSON.stringify(windows)).not.toContain('prod-*');
    expect(requests).toEqual([
      `${base}/namespaces/argocd/applications/a`,
      `${base}/namespaces/argocd/appprojects/default`,
    ]);
    const absent = { ...ref, name: 'absent' };
    await expect(
      client.getSyncWindows(absent, { signal }),
    ).rejects.toMatchObject({ kind: 'notFound' });
  });

  it('reads the events about an Application', async () => {
    const ref = { hub: 'prod-hub', namespace: 'argocd', name: 'a' };
    await expect(client.getEvents(ref, { signal })).resolves.toEqual([
      expect.objectContaining({
        type: 'Warning',
        reason: 'OperationCompleted',
        message: 'Sync operation failed',
        lastAt: '2030-01-01T00:00:00Z',
      }),
    ]);
    expect(requests).toEqual([
      `/api/v1/namespaces/argocd/events?fieldSelector=${encodeURIComponent(
        'involvedObject.kind=Application,involvedObject.name=a',
      )}&limit=500`,
    ]);
  });

  it('names the verb that its account lacks', async () => {
    forbidden = true;
    const ref = { hub: 'prod-hub', namespace: 'argocd', name: 'a' };
    const words = (verb: string) => ({
      kind: 'forbidden',
      message: expect.stringContaining(`Our account may not ${verb} on`),
    });
    await expect(client.getEvents(ref, { signal })).rejects.toMatchObject(
      words('list events'),
    );
    await expect(client.getResourceTree(ref, { signal })).rejects.toMatchObject(
      words('get applications'),
    );
    await expect(
      client.watchApplications({ signal, onEvent: () => {} }),
    ).rejects.toMatchObject(words('watch applications'));
  });

  it('refuses names that would lead to another path', async () => {
    const ref = { hub: 'prod-hub', namespace: '../../secrets', name: 'a' };
    await expect(client.getResourceTree(ref, { signal })).rejects.toMatchObject(
      { kind: 'notFound' },
    );
    const climbing = { ...ref, namespace: 'argocd', name: '../../x' };
    await expect(
      client.getResourceTree(climbing, { signal }),
    ).rejects.toMatchObject({ kind: 'notFound' });
    expect(requests).toEqual([]);
  });

  it('passes on how long an API server wants to be left alone', async () => {
    overloaded = true;
    await expect(client.check({ signal })).rejects.toMatchObject({
      kind: 'overloaded',
      retryAfterMs: 7_000,
    });
  });

  it('lists projects, and says which token is refused', async () => {
    await expect(client.listProjects({ signal })).resolves.toEqual([
      'core',
      'shop',
    ]);
    const stranger = clientWith('bad');
    await expect(stranger.check({ signal })).rejects.toMatchObject({
      kind: 'unauthorized',
      message: expect.stringContaining('fleet.hubs[prod-hub].kubernetes'),
    });
    await stranger.close();
  });

  it('takes what a kubeconfig has by now before it calls a token refused', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hub-kubeconfig-'));
    const file = join(folder, 'config');
    const write = (token: string) =>
      writeFile(
        file,
        JSON.stringify({
          'current-context': 'hub',
          clusters: [{ name: 'hub', cluster: { server: urlOf() } }],
          users: [{ name: 'portal', user: { token } }],
          contexts: [
            { name: 'hub', context: { cluster: 'hub', user: 'portal' } },
          ],
        }),
      );
    try {
      await write('old');
      const renewed = clientWith('', { kind: 'kubeconfig', file });
      await expect(renewed.check({ signal })).rejects.toMatchObject({
        kind: 'unauthorized',
      });
      expect(requests).toHaveLength(1);
      await write('good');
      await renewed.check({ signal });
      expect(requests).toHaveLength(2);

      accepted = 'better';
      await write('better');
      const checks = [1, 2, 3].map(() => renewed.check({ signal }));
      await expect(Promise.all(checks)).resolves.toHaveLength(3);
      await renewed.close();
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
