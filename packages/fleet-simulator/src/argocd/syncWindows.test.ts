import { startFleet, type Fleet } from '../fleet';
import { fleetOwner, fleetRepository } from '../scenario/fleetRepository';

jest.setTimeout(60_000);

const name = 'edge-gateway-prod-eu-1';
let fleet: Fleet;
beforeAll(async () => {
  // A Friday, 14:05 UTC.
  fleet = await startFleet({ now: Date.UTC(2026, 10, 20, 14, 5) });
});
afterAll(() => fleet.stop());

async function ask(path: string, body?: object) {
  const [hub] = fleet.urls.hubs;
  const response = await fetch(
    `${hub.url}/api/v1/applications/${name}${path}`,
    {
      method: body ? 'POST' : 'GET',
      headers: {
        authorization: `Bearer ${hub.token}`,
        'content-type': 'application/json',
      },
      ...(body && { body: JSON.stringify(body) }),
    },
  );
  return { status: response.status, body: await response.json() };
}

const application = () => fleet.world.hub('prod-hub').application(name);

/** The windows of the project, by a commit as a platform team would make it. */
async function windowsInGit(windows: string) {
  const path = 'bootstrap/projects/platform.yaml';
  const { git } = fleet;
  const tree = await git.readTree(fleetOwner, fleetRepository, 'main');
  const content = `${tree.files[path].trimEnd()}\n${windows}`;
  const author = { name: 'Ada', email: 'ada@example.com' };
  const changes = { [path]: content };
  const message = 'Change the sync windows';
  await git.commit(
    fleetOwner,
    fleetRepository,
    'main',
    changes,
    message,
    author,
  );
}

it('syncs the resources that are chosen, and puts no such sync into the history', async () => {
  const before = application()?.history.length;
  const chosen = application()?.live[0];
  expect(chosen).toBeDefined();
  const { kind, metadata } = chosen?.applied as {
    kind: string;
    metadata: { name: string };
  };
  const answer = await ask('/sync', {
    resources: [{ group: '', kind, name: metadata.name }],
    infos: [{ name: 'Requested by', value: 'user:default/ada' }],
  });
  expect(answer.body.operation).toMatchObject({
    initiatedBy: { username: 'portal' },
    info: [{ name: 'Requested by', value: 'user:default/ada' }],
    sync: { resources: [{ kind, name: metadata.name }] },
  });
  await fleet.stepUntil(() => {
    const { operation, phase } = application()?.operationState ?? {};
    return operation?.resources !== undefined && phase === 'Succeeded';
  });
  const state = application();
  expect(state?.operationState?.result?.resources.map(one => one.kind)).toEqual(
    [kind],
  );
  expect(state?.history).toHaveLength(before ?? 0);
  expect(state?.sync?.status).toBe('OutOfSync');
});

it('refuses a sync while a window denies it', async () => {
  expect((await ask('/syncwindows')).body).toEqual({ canSync: true });
  await windowsInGit(
    [
      '  syncWindows:',
      '    - kind: deny',
      "      schedule: '0 14 * * 5'",
      '      duration: 2h',
      "      applications: ['edge-*']",
      '    - kind: allow',
      "      schedule: '0 3 * * *'",
      '      duration: 1h',
      "      applications: ['other-*']",
    ].join('\n'),
  );
  const hub = fleet.world.hub('prod-hub');
  await fleet.stepUntil(() =>
    hub.projects().some(({ spec }) => Array.isArray(spec.syncWindows)),
  );
  const window = { kind: 'deny', schedule: '0 14 * * 5', duration: '2h' };
  expect((await ask('/syncwindows')).body).toEqual({
    activeWindows: [window],
    assignedWindows: [window],
  });
  expect(await ask('/sync', {})).toEqual({
    status: 403,
    body: expect.objectContaining({
      message: 'cannot sync: blocked by sync window',
    }),
  });
});
