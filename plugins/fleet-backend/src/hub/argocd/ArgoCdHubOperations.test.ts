import type { IncomingMessage } from 'node:http';
import { FakeArgoCd, reply } from './__testUtils__/FakeArgoCd';
import { contractsFolder, recordedBody } from './__testUtils__/recordedHub';
import { rejectionOf } from './__testUtils__/waitFor';
import { ArgoCdHubOperations } from './ArgoCdHubOperations';
import { HubConnection } from './HubConnection';
import { refusalOf } from './refusals';

const options = {
  signal: new AbortController().signal,
  requestedBy: 'user:default/ada',
};
const ref = { hub: 'prod-hub', namespace: 'argocd', name: 'shop' };

describe('ArgoCdHubOperations', () => {
  let hub: FakeArgoCd;
  let connection: HubConnection;
  let operations: ArgoCdHubOperations;
  const bodies: string[] = [];
  let answer: { status: number; body: object };

  beforeEach(async () => {
    hub = new FakeArgoCd();
    bodies.length = 0;
    answer = { status: 200, body: {} };
    hub.intercept = (request, response) => {
      readBody(request)
        .then(body => {
          bodies.push(body);
          reply(response, answer.status, answer.body);
        })
        .catch(() => response.destroy());
      return true;
    };
    await hub.start();
    connection = new HubConnection(hub.config());
    operations = new ArgoCdHubOperations('prod-hub', connection);
  });
  afterEach(async () => {
    await connection.close();
    await hub.stop();
  });

  it('asks Argo CD for each operation by its own route, never with force', async () => {
    await operations.refresh(ref, { type: 'hard' }, options);
    await operations.terminate(ref, options);
    await operations.rollback(
      ref,
      { id: 7, dryRun: false, prune: true },
      options,
    );
    const server = 'https://prod-eu-1.example.com:6443';
    await operations.invalidateClusterCache({ server }, options);
    await operations.sync(
      ref,
      {
        dryRun: true,
        prune: false,
        revision: 'v1.2.3',
        resources: [{ kind: 'Service', namespace: 'shop', name: 'shop' }],
      },
      options,
    );
    expect(hub.requests).toEqual([
      'GET /api/v1/applications/shop?appNamespace=argocd&refresh=hard',
      'DELETE /api/v1/applications/shop/operation?appNamespace=argocd',
      'POST /api/v1/applications/shop/rollback',
      `POST /api/v1/clusters/${encodeURIComponent(server)}/invalidate-cache`,
      'POST /api/v1/applications/shop/sync',
    ]);
    expect(JSON.parse(bodies[2])).toEqual({
      appNamespace: 'argocd',
      id: 7,
      dryRun: false,
      prune: true,
    });
    expect(JSON.parse(bodies[4])).toEqual({
      appNamespace: 'argocd',
      dryRun: true,
      prune: false,
      revision: 'v1.2.3',
      resources: [{ kind: 'Service', namespace: 'shop', name: 'shop' }],
      infos: [
        { name: 'Requested by', value: 'user:default/ada' },
        { name: 'Requested through', value: 'Backstage fleet portal' },
      ],
    });
    expect(bodies.join()).not.toContain('force');
  });

  it.each([
    [400, 'another operation is already in progress', /wait for its end/],
    [
      400,
      'Cannot sync to v2: auto-sync currently set to main',
      /change targetRevision in Git/,
    ],
    [
      403,
      'permission denied: cannot sync: blocked by sync window',
      /sync window/,
    ],
  ])('says in words what %i "%s" means', async (status, message, words) => {
    answer = { status, body: { error: message, code: 9, message } };
    const sync = { dryRun: false, prune: false };
    await expect(operations.sync(ref, sync, options)).rejects.toMatchObject({
      kind: 'refused',
      message: expect.stringMatching(words),
    });
    expect(hub.requests).toHaveLength(1);
  });

  it('keeps words that it does not know to itself', async () => {
    const message = 'git said: password hunter2 is wrong';
    answer = { status: 400, body: { message } };
    const refused = await rejectionOf(operations.terminate(ref, options));
    expect(refused).toMatchObject({ kind: 'refused' });
    expect(String(refused)).not.toContain('hunter2');
    answer = { status: 403, body: { message: 'permission denied' } };
    const forbidden = await rejectionOf(operations.terminate(ref, options));
    expect(forbidden).toMatchObject({
      kind: 'forbidden',
      message: expect.stringMatching(/let our account do this/),
    });
  });

  it.each([
    [
      'applications, get, */*',
      () => operations.refresh(ref, { type: 'hard' }, options),
    ],
    ['applications, sync, */*', () => operations.terminate(ref, options)],
    [
      'applications, sync, */*',
      () => operations.sync(ref, { dryRun: false, prune: false }, options),
    ],
    [
      'applications, sync, */*',
      () =>
        operations.rollback(
          ref,
          { id: 7, dryRun: false, prune: false },
          options,
        ),
    ],
    [
      'clusters, update, *',
      () =>
        operations.invalidateClusterCache({ server: 'https://eu-1' }, options),
    ],
  ])(
    'names the line %s of the policy that is wanting',
    async (permission, ask) => {
      answer = { status: 403, body: { message: 'permission denied: hunter2' } };
      const words = String(await rejectionOf(ask()));
      expect(words).toContain(
        `argocd-rbac-cm by p, role:fleet-portal, ${permission}, allow.`,
      );
      expect(words).not.toContain('hunter2');
    },
  );

  it.each(['../x', 'a b', ''])('sends nothing for the name %j', async name => {
    const error = await rejectionOf(
      operations.terminate({ ...ref, name }, options),
    );
    expect(error).toMatchObject({ kind: 'notFound' });
    const server = `file:///${name}`;
    const cluster = await rejectionOf(
      operations.invalidateClusterCache({ server }, options),
    );
    expect(cluster).toMatchObject({ kind: 'notFound' });
    expect(hub.requests).toEqual([]);
  });
});

const onRecorded = contractsFolder ? describe : describe.skip;
onRecorded('refusals of a real hub (FLEET_CONTRACTS)', () => {
  it.each([
    ['rollback-with-autosync.json', /only while automated sync is off/],
    ['terminate-none.json', /No operation is running/],
  ])('%s is told in words', (file, words) => {
    const body = recordedBody(contractsFolder ?? '', file);
    const { message } = body as { message: string };
    expect(refusalOf(message)?.words).toMatch(words);
  });
});

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString('utf8');
}
