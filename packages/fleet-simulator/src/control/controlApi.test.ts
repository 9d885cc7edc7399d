import { startFleet, type Fleet } from '../fleet';

jest.setTimeout(60_000);

let fleet: Fleet;
beforeAll(async () => {
  fleet = await startFleet({
    scenario: 'small',
    now: Date.UTC(2026, 10, 20, 14, 5),
  });
});
afterAll(() => fleet.stop());
afterEach(() => fleet.controls.healAll());

async function post(path: string, body: unknown, headers = {}) {
  const response = await fetch(`${fleet.urls.control}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

async function postForm(path: string, fields: Record<string, string>) {
  return fetch(`${fleet.urls.control}${path}`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(fields),
  });
}

it('says that it is ready, and shows the world without any secret', async () => {
  expect(await (await fetch(`${fleet.urls.control}/ready`)).json()).toEqual({
    ready: true,
  });
  const text = await (await fetch(`${fleet.urls.control}/world`)).text();
  expect(JSON.parse(text)).toMatchObject({
    now: '2026-11-20T14:05:00Z',
    hubs: [{ name: 'prod-hub' }, { name: 'nonprod-hub' }],
  });
  const secrets = [
    fleet.urls.git.token,
    ...fleet.urls.hubs.flatMap(hub => [
      hub.token,
      hub.operatorToken,
      hub.password,
    ]),
    ...fleet.urls.spokes.map(({ token }) => token),
  ];
  const page = await (await fetch(fleet.urls.control)).text();
  for (const secret of secrets) {
    expect(text).not.toContain(secret);
    expect(page).not.toContain(secret);
  }
});

it('moves time', async () => {
  const before = fleet.world.now();
  expect((await post('/clock', { advanceMs: 1_500 })).body).toEqual({
    now: new Date(before + 1_500).toISOString(),
  });
  expect(await post('/clock', { advanceMs: -1 })).toMatchObject({
    status: 400,
    body: { error: expect.stringMatching(/^advanceMs: /) },
  });
});

it('loses a region and brings it back', async () => {
  const region = 'us-east-1';
  const lost = await post('/faults', { kind: 'kill', region });
  const names = fleet.world.spokes
    .filter(spoke => spoke.region === region && !spoke.ownCluster)
    .map(({ name }) => `spoke/${name}`);
  expect(
    lost.body.network.map(({ target }: { target: string }) => target),
  ).toEqual(names.sort());
  expect(
    (await post('/faults', { kind: 'heal', region })).body.network,
  ).toEqual([]);
  expect(await post('/faults', { kind: 'kill', region: 'moon' })).toMatchObject(
    {
      status: 404,
      body: {
        error: expect.stringMatching(/^region: there is no region "moon"/),
      },
    },
  );
});

it('breaks and heals hubs, spokes and services', async () => {
  const [hub] = fleet.urls.hubs;
  const killed = await post('/faults', { kind: 'kill', hub: 'prod-hub' });
  expect(killed.body.network).toMatchObject([
    { target: 'hub/prod-hub', kind: 'kill' },
  ]);
  await expect(fetch(`${hub.url}/api/version`)).rejects.toThrow();
  await post('/faults', {
    kind: 'break',
    cluster: 'prod-eu-1',
    service: 'checkout-api',
  });
  const strained = await post('/faults', {
    kind: 'strain',
    as: 'burn',
    target: 'prod-eu-1',
  });
  expect(strained.body.strains).toMatchObject([
    { kind: 'burn', target: 'prod-eu-1' },
  ]);
  const healed = await post('/faults', { kind: 'heal-all' });
  expect(healed.body).toEqual({ network: [], services: [], strains: [] });
  // The answer comes when the switch is thrown; the port is back a moment later.
  await fleet.settled();
  expect((await fetch(`${hub.url}/api/version`)).status).toBe(200);
});

it('lets nobody open a pull request, and takes branches all the same', async () => {
  const { url, token } = fleet.urls.git;
  const api = (path: string, body: object) =>
    fetch(`${url}/repos/fleet-demo/fleet/${path}`, {
      method: 'POST',
      headers: {
        authorization: `token ${token}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
    });
  const sha = await fleet.git.headOf('fleet-demo', 'fleet');
  const strain = { as: 'no-pull-requests', target: 'git' };
  const begun = await post('/faults', { kind: 'strain', ...strain });
  expect(begun.body.strains).toMatchObject([
    { kind: 'no-pull-requests', target: 'git' },
  ]);
  const branch = await api('git/refs', { ref: 'refs/heads/two', sha });
  expect(branch.status).toBe(201);
  await fleet.git.commit(
    'fleet-demo',
    'fleet',
    'two',
    { 'docs/two.md': 'Two\n' },
    'Two',
    { name: 'Grace', email: 'grace@example.org' },
  );
  const refused = await api('pulls', { title: 'Two', head: 'two' });
  expect([refused.status, await refused.json()]).toEqual([
    403,
    expect.objectContaining({
      message: 'Resource not accessible by personal access token',
    }),
  ]);
  await post('/faults', { kind: 'heal-strain', ...strain });
  expect((await api('pulls', { title: 'Two', head: 'two' })).status).toBe(201);
});

it.each([
  [{ kind: 'kill' }, /Name a "hub", a "cluster" or a "region"/],
  [{ kind: 'kill', hub: 'nope' }, /there is no hub "nope"; there are prod-hub/],
  [{ kind: 'explode', hub: 'prod-hub' }, /kind: /],
  [
    { kind: 'break', cluster: 'prod-eu-1', service: 'nope' },
    /there is no service "nope" on prod-eu-1/,
  ],
  [
    { kind: 'strain', as: 'slow-repo-server', target: 'prod-eu-1' },
    /there is no hub "prod-eu-1"/,
  ],
  [
    { kind: 'strain', as: 'no-pull-requests', target: 'prod-hub' },
    /there is no Git host "prod-hub"; there is git/,
  ],
])('refuses %j with a sentence', async (body, words) => {
  const answer = await post('/faults', body);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  expect(answer.body.error).toMatch(words);
});

it('refuses what another site makes a browser send', async () => {
  const foreign = await post(
    '/faults',
    { kind: 'heal-all' },
    { origin: 'https://evil.example' },
  );
  expect(foreign.status).toBe(403);
  const own = await post(
    '/faults',
    { kind: 'heal-all' },
    { origin: fleet.urls.control },
  );
  expect(own.status).toBe(200);
});

it('has a page with the switches', async () => {
  const done = await postForm('/page/fault', {
    cluster: 'prod-us-1',
    kind: 'slow',
  });
  expect(done.status).toBe(303);
  expect(fleet.world.fault('spoke/prod-us-1')?.kind).toBe('slow');
  const hostile = '<script>alert(1)</script>';
  const refused = await postForm('/page/service', {
    service: hostile,
    cluster: 'prod-eu-1',
    kind: 'broken',
  });
  expect(refused.status).toBe(400);
  const page = await refused.text();
  expect(page).not.toContain(hostile);
  expect(page).toContain('there is no service &quot;&lt;script&gt;');
  expect(refused.headers.get('content-security-policy')).toContain(
    "form-action 'self'",
  );
  await postForm('/page/heal', { cluster: 'prod-us-1' });
  expect(fleet.world.fault('spoke/prod-us-1')).toBeUndefined();
  const load = { kind: 'slow-repo-server', target: 'prod-hub' };
  await postForm('/page/strain', load);
  expect(fleet.world.strains.present()).toMatchObject([load]);
  await postForm('/page/heal-strain', load);
  expect(fleet.world.strains.present()).toEqual([]);
  expect((await postForm('/page/heal-all', {})).status).toBe(303);
});
