import type { SourceError } from '@fleet-portal/backstage-plugin-fleet-node';
import { FakeArgoCd, reply } from './__testUtils__/FakeArgoCd';
import { contractsFolder, recordedBody } from './__testUtils__/recordedHub';
import { rejectionOf } from './__testUtils__/waitFor';
import { ArgoCdHubClient } from './ArgoCdHubClient';
import { decodeEvents } from './decodeEvents';
import { decodeLiveManifest } from './decodeManifests';
import { decodeSyncWindows } from './decodeSyncWindows';

const { signal } = new AbortController();
const ref = { hub: 'prod-hub', namespace: 'argocd', name: 'shop' };
const path = '/api/v1/applications/shop';

describe('what a hub tells of an Application on demand', () => {
  let hub: FakeArgoCd;
  let client: ArgoCdHubClient;

  beforeEach(async () => {
    hub = new FakeArgoCd();
    await hub.start();
    client = new ArgoCdHubClient(hub.config());
  });
  afterEach(async () => {
    await client.close();
    await hub.stop();
  });

  it.each([
    [
      'permission denied: applications, get, default/shop, sub: portal',
      'extend its policy in argocd-rbac-cm by p, role:fleet-portal, applications, get, */*, allow.',
    ],
    [
      'events is forbidden: User "system:serviceaccount:argocd:hunter2" cannot list resource "events" in API group "" in the namespace "argocd"',
      'the ServiceAccount of Argo CD needs the verb list on events there.',
    ],
  ])(
    'says who lacks what where events are refused: %s',
    async (said, words) => {
      hub.intercept = (_request, response) => {
        reply(response, 403, { error: said, message: said, code: 7 });
        return true;
      };
      const refused = await rejectionOf(client.getEvents(ref, { signal }));
      expect(refused).toMatchObject({ kind: 'forbidden' });
      expect(String(refused)).toContain(words);
      expect(String(refused)).not.toContain('hunter2');
    },
  );

  it('is its events, newest first and without credentials', async () => {
    hub.answers.set(`${path}/events`, {
      items: [
        {
          type: 'Normal',
          reason: 'OperationStarted',
          message: 'fetched https://user:hunter2@git.example.com/fleet.git',
          source: { component: 'argocd-application-controller' },
          firstTimestamp: '2030-01-01T00:00:00Z',
          lastTimestamp: '2030-01-01T00:00:00Z',
          count: 3,
        },
        {
          type: 'Warning',
          reason: 'OperationCompleted',
          eventTime: '2030-01-01T00:05:00Z',
          reportingComponent: 'argocd-server',
          firstTimestamp: null,
        },
      ],
    });
    const events = await client.getEvents(ref, { signal });
    expect(events).toEqual([
      {
        type: 'Warning',
        reason: 'OperationCompleted',
        message: '',
        count: 1,
        firstAt: '2030-01-01T00:05:00Z',
        lastAt: '2030-01-01T00:05:00Z',
        source: 'argocd-server',
      },
      expect.objectContaining({
        message: 'fetched https://git.example.com/fleet.git',
        count: 3,
      }),
    ]);
    hub.answers.set(`${path}/events`, { metadata: {}, items: null });
    await expect(client.getEvents(ref, { signal })).resolves.toEqual([]);
  });

  it('is the events of the one resource that has the uid', async () => {
    const pod = { uid: '6b1c-9f', namespace: 'shop', name: 'shop-7d9f-x' };
    hub.answers.set(`${path}/events`, {
      items: [{ type: 'Warning', reason: 'BackOff', count: 7 }],
    });
    await expect(
      client.getResourceEvents(ref, pod, { signal }),
    ).resolves.toMatchObject([{ reason: 'BackOff', count: 7 }]);
    expect(hub.requests).toEqual([
      `GET ${path}/events?appNamespace=argocd&resourceName=shop-7d9f-x&resourceNamespace=shop&resourceUID=6b1c-9f`,
    ]);
  });

  it('is no event of a resource that is missing, without a question', async () => {
    hub.answers.set(`${path}/resource-tree`, {
      nodes: [{ kind: 'ConfigMap', namespace: 'shop', name: 'settings' }],
    });
    const [missing] = await client.getResourceTree(ref, { signal });
    const asked = hub.requests.length;
    await expect(
      client.getResourceEvents(ref, missing, { signal }),
    ).resolves.toEqual([]);
    expect(hub.requests).toHaveLength(asked);
  });

  it.each([
    { uid: '1', namespace: '..', name: 'a' },
    { uid: '1', namespace: 'shop', name: '../a' },
    { uid: '1&project=other', namespace: 'shop', name: 'a' },
  ])('is nothing, and nothing is sent, for %j', async resource => {
    const asking = client.getResourceEvents(ref, resource, { signal });
    expect(await rejectionOf(asking)).toMatchObject({ kind: 'notFound' });
    expect(hub.requests).toEqual([]);
  });

  it('is its sync windows, and in words why it may not be synced', async () => {
    const deny = { kind: 'deny', schedule: '0 22 * * *', duration: '8h' };
    hub.answers.set(`${path}/syncwindows`, {
      activeWindows: [deny],
      assignedWindows: [deny, { ...deny, kind: 'allow', manualSync: true }],
    });
    const denied = await client.getSyncWindows(ref, { signal });
    expect(denied).toMatchObject({
      canSync: false,
      reason:
        "A sync window of its project forbids it now: deny '0 22 * * *' for 8h.",
      active: [{ manualSync: false }],
      assigned: [{ kind: 'deny' }, { kind: 'allow', manualSync: true }],
    });
    const allow = { kind: 'allow', schedule: '0 9 * * 1-5', duration: '1h' };
    hub.answers.set(`${path}/syncwindows`, { assignedWindows: [allow] });
    const outside = await client.getSyncWindows(ref, { signal });
    expect(outside.reason).toBe(
      "Its project lets it sync only in windows, and none is open now: allow '0 9 * * 1-5' for 1h.",
    );
    hub.answers.set(`${path}/syncwindows`, { canSync: true });
    await expect(client.getSyncWindows(ref, { signal })).resolves.toEqual({
      canSync: true,
      reason: undefined,
      active: [],
      assigned: [],
    });
  });

  it('is the time zones of its sync windows, which only its project has', async () => {
    const night = { kind: 'deny', schedule: '0 22 * * *', duration: '8h' };
    const noon = { ...night, schedule: '0 12 * * *' };
    const inZone = (timeZone: string) => ({ ...night, timeZone });
    const projects = (...syncWindows: object[]) => {
      hub.projects = [
        { metadata: { name: 'other' }, spec: { syncWindows: [noon] } },
        { metadata: { name: 'shop' }, spec: { syncWindows } },
      ];
    };
    const ask = () => client.getSyncWindows(ref, { signal, project: 'shop' });
    hub.answers.set(`${path}/syncwindows`, {
      activeWindows: [night],
      assignedWindows: [night, noon],
    });

    projects({ ...inZone('Europe/Berlin'), description: 'nobody is there' });
    expect(await ask()).toMatchObject({
      reason:
        "A sync window of its project forbids it now: deny '0 22 * * *' (Europe/Berlin) for 8h.",
      active: [{ timeZone: 'Europe/Berlin', description: 'nobody is there' }],
      assigned: [{ timeZone: 'Europe/Berlin' }, { timeZone: undefined }],
    });
    // Which of them it is, nobody can tell.
    projects(inZone('Europe/Berlin'), inZone('Asia/Tokyo'));
    expect((await ask()).active).toMatchObject([{ timeZone: undefined }]);
    hub.intercept = (request, response) => {
      if (!request.url?.startsWith('/api/v1/projects')) return false;
      response.writeHead(403, { 'content-type': 'application/json' });
      response.end('{"code":7,"message":"permission denied"}');
      return true;
    };
    expect(await ask()).toMatchObject({ canSync: false });
  });

  describe('is the manifests of one resource:', () => {
    const secret = { kind: 'Secret', namespace: 'shop', name: 'db' };
    const manifest = (password: string) =>
      JSON.stringify({
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: 'db', annotations: { copy: password } },
        data: { password },
      });

    it('both sides of what Git names, equal ones too, Secrets masked', async () => {
      hub.answers.set(`${path}/managed-resources`, {
        items: [
          { ...secret, name: 'other', liveState: manifest('b3RoZXI=') },
          {
            ...secret,
            liveState: manifest('bGl2ZQ=='),
            targetState: manifest('Z2l0'),
          },
        ],
      });
      const found = await client.getManifests(ref, secret, { signal });
      expect(found).toMatchObject({ ...secret, masked: true });
      expect(JSON.stringify(found)).not.toMatch(/bGl2ZQ|Z2l0|b3RoZXI/);
      expect(found.live).toContain('password: "******** (differs)"');
      expect(found.desired).toContain('password: "********"');
      expect(hub.requests).toEqual([
        `GET ${path}/managed-resources?appNamespace=argocd&kind=Secret&namespace=shop&name=db`,
      ]);
    });

    it('the live side of what Git does not name', async () => {
      hub.answers.set(`${path}/managed-resources`, {});
      hub.answers.set(`${path}/resource`, { manifest: manifest('bGl2ZQ==') });
      const owned = { ...secret, version: 'v1' };
      const found = await client.getManifests(ref, owned, { signal });
      expect(found).toMatchObject({ desired: '', masked: true });
      expect(found.live).toContain('name: db');
      expect(JSON.stringify(found)).not.toContain('bGl2ZQ');
      const without = await rejectionOf(
        client.getManifests(ref, secret, { signal }),
      );
      expect(without).toMatchObject({
        kind: 'notFound',
        message: 'Git names no Secret db for this Application.',
      });
    });

    it.each([
      { kind: '../Pod', name: 'a' },
      { kind: 'Pod', name: 'a/b' },
      { kind: 'Pod', name: 'a', group: 'apps/..' },
      { kind: 'Pod', name: 'a', namespace: '..' },
    ])('and nothing is sent for %j', async resource => {
      const asking = client.getManifests(ref, resource, { signal });
      const error = (await rejectionOf(asking)) as SourceError;
      expect(error.kind).toBe('notFound');
      expect(hub.requests).toEqual([]);
    });
  });
});

const onRecorded = contractsFolder ? describe : describe.skip;
onRecorded('on demand, on recorded answers (FLEET_CONTRACTS)', () => {
  const body = (file: string) => recordedBody(contractsFolder ?? '', file);

  it('reads the events of an Application that fails', () => {
    const events = decodeEvents(body('events-broken.json'));
    expect(events.length).toBeGreaterThan(0);
    const kinds = new Set(events.map(({ type }) => type));
    expect([...kinds].sort()).toContain('Normal');
    for (const { lastAt, source } of events) {
      expect(lastAt).toMatch(/^2026-/);
      expect(source).toBe('argocd-application-controller');
    }
  });

  it('reads sync windows where there are none', () => {
    const windows = decodeSyncWindows(body('app-syncwindows.json'));
    expect(windows).toMatchObject({ canSync: true, active: [], assigned: [] });
  });

  it('reads a live resource', () => {
    const resource = { group: 'apps', kind: 'Deployment', name: 'task-api' };
    const { live } = decodeLiveManifest(body('resource-live.json'), resource);
    expect(live).toContain('image: registry.example.com/task-api');
    expect(live).not.toContain('last-applied-configuration');
  });
});
