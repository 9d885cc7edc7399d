import { FleetClient } from './FleetClient';

function clientAnswering(status: number, body: unknown) {
  const calls: { url: string; init?: RequestInit }[] = [];
  const client = new FleetClient({
    baseUrl: async () => 'http://portal/api/fleet',
    fetch: async (url, init) => {
      calls.push({ url, init });
      return new Response(JSON.stringify(body), {
        status,
        headers: { 'Content-Type': 'application/json' },
      });
    },
  });
  return { client, calls };
}

const changes = {
  version: 4,
  epoch: 'e',
  sources: [],
  resync: false,
  applications: [],
  removedApplications: [],
  clusters: [],
  applicationSets: [],
};

describe('FleetClient', () => {
  it('encodes every part of a path and repeats the values of a filter', async () => {
    const { client, calls } = clientAnswering(404, {});
    await expect(
      client.getCluster({ hub: 'prod/hub', name: '../secrets ?' }),
    ).rejects.toThrow();
    await expect(
      client.getMatrix({ environment: ['dev', 'prod'], q: undefined }),
    ).rejects.toThrow();
    expect(calls.map(call => call.url)).toEqual([
      'http://portal/api/fleet/clusters/prod%2Fhub/..%2Fsecrets%20%3F',
      'http://portal/api/fleet/matrix?environment=dev&environment=prod',
    ]);
  });

  it('checks what it receives', async () => {
    const good = clientAnswering(200, changes);
    await expect(good.client.getChanges(3, 'e')).resolves.toEqual(changes);
    const bad = clientAnswering(200, { ...changes, version: 'four' });
    await expect(bad.client.getChanges(3, 'e')).rejects.toThrow(/version/);
  });

  it('rejects with the words of the backend', async () => {
    const { client } = clientAnswering(403, {
      error: { name: 'NotAllowedError', message: 'You may not see this' },
      request: { method: 'GET', url: '/overview' },
      response: { statusCode: 403 },
    });
    await expect(client.getOverview()).rejects.toMatchObject({
      cause: expect.objectContaining({ message: 'You may not see this' }),
    });
  });

  it('sends a preview as JSON', async () => {
    const { client, calls } = clientAnswering(400, {});
    const applicationSet = { metadata: { name: 'a' }, spec: {} };
    await expect(client.previewPlacement({ applicationSet })).rejects.toThrow();
    expect(calls[0]).toMatchObject({
      url: 'http://portal/api/fleet/placement/preview',
      init: { method: 'POST', body: JSON.stringify({ applicationSet }) },
    });
  });

  it('asks for an operation as JSON, also where nothing is to be said', async () => {
    const { client, calls } = clientAnswering(200, {
      version: 4,
      epoch: 'e',
      sources: [],
      operation: 'terminate',
      requestedAt: '2026-11-20T10:00:00Z',
      requestedBy: 'user:default/ada',
    });
    const ref = { hub: 'h', namespace: 'argocd', name: 'shop' };
    await client.terminateOperation(ref);
    await client.rollBackApplication(ref, { id: 3 });
    await client.invalidateClusterCache({ hub: 'h', name: 'prod' });
    const base = 'http://portal/api/fleet';
    expect(calls.map(({ url, init }) => [url, init?.body])).toEqual([
      [`${base}/applications/h/argocd/shop/operations/terminate`, '{}'],
      [`${base}/applications/h/argocd/shop/operations/rollback`, '{"id":3}'],
      [`${base}/clusters/h/prod/operations/invalidate-cache`, '{}'],
    ]);
    expect(calls.every(({ init }) => init?.method === 'POST')).toBe(true);
  });

  describe('the archive of a hub', () => {
    const clientSending = (headers: Record<string, string>) =>
      new FleetClient({
        baseUrl: async () => 'http://portal/api/fleet',
        fetch: async url =>
          new Response(url, {
            headers: { 'Content-Type': 'application/gzip', ...headers },
          }),
      });

    it('keeps its bytes and the name that the backend gave it', async () => {
      const client = clientSending({
        'Content-Disposition': 'attachment; filename="h-20261120.tar.gz"',
      });
      const { fileName, content } = await client.exportHub('a/b');
      expect(fileName).toBe('h-20261120.tar.gz');
      await expect(content.text()).resolves.toBe(
        'http://portal/api/fleet/hubs/a%2Fb/export',
      );
    });

    it('is called like the hub where the browser hides its name', async () => {
      const { fileName } = await clientSending({}).exportHub('prod-hub');
      expect(fileName).toBe('prod-hub.tar.gz');
    });

    it('rejects with the words of the backend', async () => {
      const { client } = clientAnswering(503, {
        error: { name: 'ServiceUnavailableError', message: 'h is silent' },
        request: { method: 'GET', url: '/hubs/h/export' },
        response: { statusCode: 503 },
      });
      await expect(client.exportHub('h')).rejects.toMatchObject({
        body: { error: { message: 'h is silent' } },
      });
    });
  });

  it('asks for the details of one resource', async () => {
    const { client, calls } = clientAnswering(404, {});
    const ref = { hub: 'h', namespace: 'argocd', name: 'shop' };
    await expect(
      client.getResourceManifests(ref, {
        kind: 'Pod',
        name: 'a',
        version: 'v1',
      }),
    ).rejects.toThrow();
    expect(calls[0].url).toBe(
      'http://portal/api/fleet/applications/h/argocd/shop/manifests?kind=Pod&name=a&version=v1',
    );
  });
});
