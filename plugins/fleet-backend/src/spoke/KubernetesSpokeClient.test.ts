import { createServer, Server, ServerResponse } from 'http';
import { AddressInfo } from 'net';
import { setImmediate as nextTurn } from 'timers/promises';
import type { SpokeClient } from '@fleet-portal/backstage-plugin-fleet-node';
import { createSpokeClient } from './ConfiguredSpokeAccess';

const token = 'a-portal-token';

/** Paths with their answers; a page is told by its `continue`. */
type Answers = Record<string, { status?: number; body: unknown }>;

const container = (cpu: string, memory: string) => ({
  name: 'app',
  resources: { requests: { cpu, memory } },
});

const answers: Answers = {
  '/readyz': { body: 'ok' },
  '/version': {
    body: {
      major: '1',
      minor: '36',
      gitVersion: 'v1.36.1',
      gitCommit: '',
      gitTreeState: '',
      buildDate: '',
      goVersion: '',
      compiler: 'gc',
      platform: 'linux/amd64',
    },
  },
  '/api/v1/nodes': {
    body: {
      kind: 'NodeList',
      apiVersion: 'v1',
      metadata: {},
      items: [
        {
          metadata: { name: 'node-1' },
          status: {
            allocatable: { cpu: '3920m', memory: '16Gi' },
            nodeInfo: { kubeletVersion: 'v1.36.1' },
            conditions: [
              { type: 'Ready', status: 'True' },
              { type: 'MemoryPressure', status: 'True' },
            ],
          },
        },
        {
          metadata: { name: 'node-2' },
          status: {
            conditions: [
              { type: 'Ready', status: 'Unknown', message: 'kubelet silent' },
            ],
          },
        },
      ],
    },
  },
  '/api/v1/pods': {
    body: {
      kind: 'PodList',
      apiVersion: 'v1',
      metadata: { continue: 'page-2' },
      items: [
        {
          metadata: { name: 'good', namespace: 'shop' },
          spec: { containers: [container('250m', '128Mi')] },
          status: { phase: 'Running' },
        },
        {
          metadata: { name: 'bad', namespace: 'shop' },
          spec: { nodeName: 'node-1', containers: [container('1', '1Gi')] },
          status: {
            phase: 'Running',
            startTime: '2026-11-20T22:02:56Z',
            containerStatuses: [
              {
                name: 'app',
                ready: false,
                restartCount: 4,
                image: 'x',
                imageID: '',
                state: {
                  waiting: {
                    reason: 'CrashLoopBackOff',
                    message: 'back-off 40s',
                  },
                },
              },
            ],
          },
        },
      ],
    },
  },
  '/api/v1/pods page-2': {
    body: {
      kind: 'PodList',
      apiVersion: 'v1',
      metadata: {},
      items: [
        {
          metadata: { name: 'done', namespace: 'shop' },
          spec: { containers: [container('8', '8Gi')] },
          status: { phase: 'Succeeded' },
        },
        {
          metadata: { name: 'homeless', namespace: 'data' },
          spec: { containers: [container('4', '4Gi')] },
          status: {
            phase: 'Pending',
            conditions: [
              {
                type: 'PodScheduled',
                status: 'False',
                reason: 'Unschedulable',
                message: 'insufficient memory',
              },
            ],
          },
        },
      ],
    },
  },
  '/apis/metrics.k8s.io/v1beta1/nodes': {
    body: {
      kind: 'NodeMetricsList',
      apiVersion: 'metrics.k8s.io/v1beta1',
      metadata: {},
      items: [
        {
          metadata: { name: 'node-1' },
          usage: { cpu: '1250m', memory: '2048Ki' },
        },
      ],
    },
  },
  '/apis/apps/v1/deployments': {
    body: {
      kind: 'DeploymentList',
      apiVersion: 'apps/v1',
      metadata: {},
      items: [
        {
          metadata: {
            name: 'cert-manager',
            labels: {
              'app.kubernetes.io/name': 'cert-manager',
              'app.kubernetes.io/version': 'v1.16.2',
            },
          },
          spec: { replicas: 2, template: { spec: { containers: [] } } },
          status: { readyReplicas: 1 },
        },
      ],
    },
  },
  '/apis/apps/v1/daemonsets': {
    body: {
      kind: 'DaemonSetList',
      apiVersion: 'apps/v1',
      metadata: {},
      items: [],
    },
  },
};

describe('KubernetesSpokeClient', () => {
  let server: Server;
  let requests: string[];
  let overrides: Answers;
  /** True: the answer is left open. */
  let hold: (path: string, response: ServerResponse) => boolean;
  let client: SpokeClient;
  const signal = new AbortController().signal;

  const clientWith = (url: string, credential = token) =>
    createSpokeClient(
      {
        hub: 'prod-hub',
        cluster: 'eu-1',
        token: credential,
        dangerouslyAllowSkipTLSVerify: false,
      },
      url,
    );

  beforeEach(async () => {
    requests = [];
    overrides = {};
    hold = () => false;
    server = createServer((request, response) => {
      const url = new URL(request.url ?? '', 'http://spoke');
      if (hold(url.pathname, response)) return;
      requests.push(`${url.pathname}${url.search}`);
      const page = url.searchParams.get('continue');
      const key = page ? `${url.pathname} ${page}` : url.pathname;
      const answer = overrides[key] ?? answers[key];
      const allowed = request.headers.authorization === `Bearer ${token}`;
      response.statusCode = allowed ? answer?.status ?? 200 : 401;
      if (response.statusCode === 302) {
        response.setHeader('Location', 'http://127.0.0.1:9/stolen');
      }
      response.setHeader('Content-Type', 'application/json');
      const body = answer?.body ?? { kind: 'Status', code: 404 };
      if (!answer && allowed) response.statusCode = 404;
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    client = clientWith(`http://127.0.0.1:${port}`);
  });

  afterEach(async () => {
    await client.close();
    server.closeAllConnections();
    await new Promise(resolve => {
      server.close(resolve);
    });
  });

  const url = () =>
    `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  it('asks /readyz and /version', async () => {
    await expect(client.probe({ signal })).resolves.toEqual({
      kubernetesVersion: 'v1.36.1',
    });
    expect(requests).toEqual(['/readyz', '/version']);
  });

  it('hears it while all of its connections wait for slow lists', async () => {
    const held: ServerResponse[] = [];
    hold = (path, response) => {
      if (path === '/api/v1/pods') held.push(response);
      return path === '/api/v1/pods';
    };
    const reading = new AbortController();
    const reads = Array.from({ length: 12 }, () =>
      client.readPods({ signal: reading.signal }).catch(() => undefined),
    );
    while (held.length === 0) await nextTurn();

    await expect(
      client.probe({ signal: AbortSignal.timeout(5_000) }),
    ).resolves.toEqual({ kubernetesVersion: 'v1.36.1' });
    reading.abort();
    await Promise.all(reads);
  });

  it('does not take an API server for alive that is not ready', async () => {
    overrides['/readyz'] = { status: 500, body: 'etcd failed' };
    await expect(client.probe({ signal })).rejects.toMatchObject({
      kind: 'unreachable',
      message: expect.stringContaining('/readyz says 500'),
    });
  });

  it('does not take a page for people for an API server', async () => {
    overrides['/version'] = { body: {} };
    await expect(client.probe({ signal })).rejects.toMatchObject({
      kind: 'malformed',
      message: expect.stringContaining('not as a Kubernetes API server does'),
    });
    overrides['/version'] = { body: '<html>Please sign in</html>' };
    await expect(client.probe({ signal })).rejects.toMatchObject({
      kind: 'malformed',
      message: expect.stringMatching(/cannot be read. Check that it is a/),
    });
  });

  it('reads the others when an item is no node or no pod', async () => {
    const listOf = (...items: unknown[]) => ({ body: { metadata: {}, items } });
    const named = { metadata: { name: 'one', namespace: 'shop' } };
    overrides['/api/v1/nodes'] = listOf(null, {}, named);
    overrides['/api/v1/pods'] = listOf(null, { spec: {} }, named);
    overrides['/apis/apps/v1/deployments'] = listOf(null, {});
    const nodes = await client.listNodes({ signal });
    expect(nodes.map(({ name }) => name)).toEqual(['one']);
    await expect(client.readPods({ signal })).resolves.toMatchObject({
      total: 1,
    });
    await expect(client.listAddOns({ signal })).resolves.toEqual([]);
  });

  it('tells a refused token and names the setting', async () => {
    const stranger = clientWith(url(), 'wrong');
    await expect(stranger.probe({ signal })).rejects.toMatchObject({
      kind: 'unauthorized',
      message: expect.stringContaining('fleet.spokes[prod-hub/eu-1].token'),
    });
    await stranger.close();
  });

  it('never follows a redirect with the token', async () => {
    overrides['/readyz'] = { status: 302, body: '' };
    await expect(client.probe({ signal })).rejects.toMatchObject({
      kind: 'unreachable',
    });
    expect(requests).toEqual(['/readyz']);
  });

  it('says connection refused in words', async () => {
    const closed = createServer();
    await new Promise<void>(resolve => {
      closed.listen(0, '127.0.0.1', resolve);
    });
    const { port } = closed.address() as AddressInfo;
    await new Promise(resolve => {
      closed.close(resolve);
    });
    const dead = clientWith(`http://127.0.0.1:${port}`);
    await expect(dead.probe({ signal })).rejects.toMatchObject({
      kind: 'unreachable',
      message: `connection refused on 127.0.0.1:${port}`,
    });
    await dead.close();
  });

  it('reads nodes with their pressures', async () => {
    await expect(client.listNodes({ signal })).resolves.toEqual([
      {
        name: 'node-1',
        ready: true,
        pressures: ['MemoryPressure'],
        unschedulable: false,
        kubeletVersion: 'v1.36.1',
        reason: undefined,
        cpuAllocatable: 3.92,
        memoryAllocatable: 16 * 2 ** 30,
      },
      expect.objectContaining({ ready: false, reason: 'kubelet silent' }),
    ]);
  });

  it('pages through pods, says why some do not run and what all ask for', async () => {
    const pods = await client.readPods({ signal });
    expect(pods.total).toBe(4);
    expect(pods.requested).toEqual({
      cpu: 5.25,
      memory: 5 * 2 ** 30 + 128 * 2 ** 20,
    });
    expect(pods.notRunning).toEqual([
      expect.objectContaining({
        name: 'bad',
        reason: 'CrashLoopBackOff',
        message: 'back-off 40s',
        node: 'node-1',
        since: '2026-11-20T22:02:56.000Z',
      }),
      expect.objectContaining({
        name: 'homeless',
        reason: 'Unschedulable',
        message: 'insufficient memory',
      }),
    ]);
    expect(requests).toEqual([
      '/api/v1/pods?limit=500',
      '/api/v1/pods?limit=500&continue=page-2',
    ]);
  });

  it('reads usage, and says notFound where the metrics API is absent', async () => {
    await expect(client.readUsage({ signal })).resolves.toEqual({
      'node-1': { cpu: 1.25, memory: 2048 * 1024 },
    });
    overrides['/apis/metrics.k8s.io/v1beta1/nodes'] = {
      status: 404,
      body: '404 page not found',
    };
    await expect(client.readUsage({ signal })).rejects.toMatchObject({
      kind: 'notFound',
    });
  });

  it('recognises add-ons and what is not ready about them', async () => {
    await expect(client.listAddOns({ signal })).resolves.toEqual([
      {
        name: 'cert-manager',
        version: 'v1.16.2',
        ready: false,
        message: '1 of 2 ready',
      },
    ]);
  });

  it('never repeats the token or the body of an answer', async () => {
    overrides['/api/v1/nodes'] = { status: 500, body: `secret ${token}` };
    const error = await client.listNodes({ signal }).catch(e => e);
    expect(String(error)).not.toContain(token);
    expect(error.message).toContain('status 500');
  });
});
