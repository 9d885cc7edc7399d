import { startFleet, type Fleet } from '../fleet';

jest.setTimeout(60_000);

let fleet: Fleet;
beforeAll(async () => {
  fleet = await startFleet({ now: Date.UTC(2026, 10, 20, 14, 5) });
});
afterAll(() => fleet.stop());

async function ask(spokeName: string, path: string, signal?: AbortSignal) {
  const spoke = fleet.urls.spokes.find(({ name }) => name === spokeName);
  return fetch(`${spoke?.url}${path}`, {
    headers: { authorization: `Bearer ${spoke?.token}` },
    signal,
  });
}

/** What these tests read of a list. */
interface List {
  metadata: {
    resourceVersion: string;
    continue?: string;
    remainingItemCount?: number;
  };
  items: {
    metadata: { name: string; labels: Record<string, string> };
    usage?: unknown;
  }[];
}

async function json(spokeName: string, path: string): Promise<List> {
  return (await (await ask(spokeName, path)).json()) as List;
}

it('pages through pods and selects by field and label', async () => {
  const all = (await json('prod-eu-1', '/api/v1/pods')).items;
  const paged: List['items'] = [];
  let token = '';
  do {
    const page = await json(
      'prod-eu-1',
      `/api/v1/pods?limit=25&continue=${encodeURIComponent(token)}`,
    );
    paged.push(...page.items);
    token = page.metadata.continue ?? '';
    expect(page.metadata.remainingItemCount ?? 0).toBe(
      all.length - paged.length,
    );
  } while (token);
  expect(paged).toEqual(all);

  const waiting = await json(
    'prod-us-2',
    `/api/v1/pods?fieldSelector=${encodeURIComponent('status.phase!=Running')}`,
  );
  expect(waiting.items).toHaveLength(1);
  expect(waiting.items[0]).toMatchObject({
    metadata: { namespace: 'checkout-api' },
    status: {
      phase: 'Pending',
      containerStatuses: [
        {
          state: {
            waiting: {
              reason: 'CreateContainerConfigError',
              message:
                "couldn't find key client-id in Secret checkout-api/psp-token",
            },
          },
        },
      ],
    },
  });
  const cart = await json(
    'prod-eu-1',
    '/api/v1/namespaces/cart/pods?labelSelector=app%3Dcart',
  );
  expect(cart.items).toHaveLength(3);
  const one = await ask(
    'prod-eu-1',
    '/apis/apps/v1/namespaces/cart/deployments/cart',
  );
  expect(await one.json()).toMatchObject({
    kind: 'Deployment',
    apiVersion: 'apps/v1',
    status: { readyReplicas: 3 },
  });
  const none = await ask(
    'prod-eu-1',
    '/apis/apps/v1/namespaces/cart/deployments/nope',
  );
  expect(none.status).toBe(404);
  expect(await none.json()).toMatchObject({
    message: 'deployments.apps "nope" not found',
  });
  const wrong = await ask('prod-eu-1', '/api/v1/pods?limit=1&continue=xxx');
  expect(wrong.status).toBe(400);
});

it('has the add-ons of the platform as Deployments with their versions', async () => {
  const { items } = await json('prod-eu-1', '/apis/apps/v1/deployments');
  const versions = Object.fromEntries(
    items
      .map(({ metadata }) => metadata.labels)
      .filter(labels => labels['app.kubernetes.io/version'])
      .map(labels => [
        labels['app.kubernetes.io/name'],
        labels['app.kubernetes.io/version'],
      ]),
  );
  expect(Object.keys(versions).sort()).toEqual([
    'cert-manager',
    'cilium',
    'external-dns',
    'external-secrets',
    'kyverno',
    'metrics-server',
    'thanos-sidecar',
    'velero',
  ]);
  const own = await json('prod-hub', '/apis/apps/v1/deployments');
  expect(own.items.map(({ metadata }) => metadata.name)).toContain(
    'argocd-server',
  );
});

it('serves metrics only where metrics-server runs', async () => {
  const nodes = await json('prod-eu-1', '/apis/metrics.k8s.io/v1beta1/nodes');
  expect(nodes.items).toHaveLength(5);
  expect(nodes.items[0].usage).toEqual({
    cpu: expect.stringMatching(/^\d+n$/),
    memory: expect.stringMatching(/^\d+Ki$/),
  });
  const absent = await ask('dev-eu-1', '/apis/metrics.k8s.io/v1beta1/nodes');
  expect(absent.status).toBe(404);
  expect((await absent.json()).message).toBe(
    'the server could not find the requested resource',
  );
  const metrics = await (await ask('prod-us-3', '/metrics')).text();
  expect(metrics).toContain('resource="endpoints"');
});

it('hides Secrets, refuses writes, and knows no other resources', async () => {
  const secrets = await ask('prod-eu-1', '/api/v1/secrets');
  expect(secrets.status).toBe(403);
  expect((await secrets.json()).message).toMatch(
    /^secrets is forbidden: User "system:serviceaccount:fleet-portal:/,
  );
  expect((await ask('prod-eu-1', '/api/v1/unicorns')).status).toBe(404);
  const spoke = fleet.urls.spokes.find(({ name }) => name === 'prod-eu-1');
  const written = await fetch(`${spoke?.url}/api/v1/namespaces`, {
    method: 'POST',
    headers: { authorization: `Bearer ${spoke?.token}` },
  });
  expect(written.status).toBe(405);
});

it('lists Secrets where that is granted, and says where it is', async () => {
  const mayList = async (name: string, resource: string) => {
    const spoke = fleet.urls.spokes.find(one => one.name === name);
    const answer = await fetch(
      `${spoke?.url}/apis/authorization.k8s.io/v1/selfsubjectaccessreviews`,
      {
        method: 'POST',
        headers: {
          authorization: `Bearer ${spoke?.token}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({
          spec: { resourceAttributes: { verb: 'list', resource } },
        }),
      },
    );
    return (await answer.json()).status.allowed;
  };
  expect(await mayList('prod-eu-1', 'secrets')).toBe(false);
  expect(await mayList('prod-eu-1', 'pods')).toBe(true);
  expect(await mayList('stg-eu-1', 'secrets')).toBe(true);
  const { items } = await json(
    'stg-eu-1',
    `/api/v1/secrets?fieldSelector=${encodeURIComponent(
      'type=helm.sh/release.v1',
    )}`,
  );
  expect(items.map(({ metadata }) => metadata.labels.name)).toEqual([
    'aws-ebs-csi-driver',
    'kube-state-metrics',
  ]);
  expect((await ask('stg-eu-1', '/api/v1/namespaces/a/secrets/b')).status).toBe(
    403,
  );
});

it('answers version and health to everybody', async () => {
  const spoke = fleet.urls.spokes.find(({ name }) => name === 'prod-us-3');
  expect(await (await fetch(`${spoke?.url}/readyz`)).text()).toBe('ok');
  const version = await (await fetch(`${spoke?.url}/version`)).json();
  expect(version).toMatchObject({ gitVersion: 'v1.34.8', minor: '34' });
});

it('watches pods from a version on, and says when that is too old', async () => {
  const list = await json('prod-eu-2', '/api/v1/pods');
  const abort = new AbortController();
  const response = await ask(
    'prod-eu-2',
    `/api/v1/namespaces/cart/pods?watch=true&resourceVersion=${list.metadata.resourceVersion}`,
    abort.signal,
  );
  const checkout = await ask(
    'prod-eu-2',
    `/api/v1/namespaces/checkout-api/pods?watch=true&resourceVersion=${list.metadata.resourceVersion}`,
    abort.signal,
  );
  expect(response.status).toBe(200);
  fleet.controls.breakService({
    cluster: 'prod-eu-2',
    service: 'checkout-api',
  });
  await fleet.step();
  const reader = checkout.body?.getReader();
  const { value } = (await reader?.read()) ?? {};
  const [first] = new TextDecoder().decode(value).split('\n');
  expect(JSON.parse(first)).toMatchObject({
    type: 'MODIFIED',
    object: {
      kind: 'Pod',
      metadata: { namespace: 'checkout-api' },
      status: { phase: 'Pending' },
    },
  });
  abort.abort();

  const gone = await ask(
    'prod-eu-2',
    '/api/v1/pods?watch=true&resourceVersion=1',
  );
  expect(gone.status).toBe(200);
  expect(JSON.parse(await gone.text())).toMatchObject({
    type: 'ERROR',
    object: { code: 410, reason: 'Expired' },
  });
});

it('serves what tells how a cluster is set up, where the add-on is there', async () => {
  const velero = '/apis/velero.io/v1/backups';
  const backups = await json('prod-eu-1', velero);
  expect(backups.items).toHaveLength(11);
  expect((await ask('dev-eu-1', velero)).status).toBe(404);

  const group = '/apis/velero.io/v1';
  const served = await (await ask('prod-eu-1', group)).json();
  expect(served.resources.map(({ name }: { name: string }) => name)).toEqual([
    'backupstoragelocations',
    'schedules',
    'backups',
    'restores',
  ]);

  const report = '/api/v1/namespaces/fleet-portal/configmaps/kube-bench-report';
  const { data } = await (await ask('prod-us-1', report)).json();
  expect(JSON.parse(data['report.json']).Totals.total_fail).toBe(2);
  expect((await ask('dev-eu-1', report)).status).toBe(404);
});
