import { SourceError } from '@fleet-portal/backstage-plugin-fleet-node';
import {
  FakeHubClient,
  FakeHubOperations,
} from '@fleet-portal/backstage-plugin-fleet-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  fleetApplicationSyncPermission,
  rollbackRequestSchema,
} from '@fleet-portal/backstage-plugin-fleet-common';
import request from 'supertest';
import {
  ago,
  buildApplication,
  buildCluster,
  buildHub,
  FakeFleetModel,
  NOW,
} from '../__testUtils__';
import {
  FleetRoutesOptions,
  startFleetRoutes,
} from '../__testUtils__/startFleetRoutes';
import { hubOperationNames } from '../operationsConfig';
import {
  createFleetApplicationConditionalDecision,
  fleetApplicationConditions,
} from '../permissions/applicationRules';

const on = '/api/fleet/applications/prod-hub/argocd';
const ref = (name: string) => ({ hub: 'prod-hub', namespace: 'argocd', name });
const shop = ref('shop-prod-eu-1');
const entry = (id: number) => ({
  id,
  revisions: ['8c1f02e5b1d9c4aa70e3b2f19d05a1c7e6f80912'],
  deployedAt: ago(1_000 - id),
});

/** A quiet Application, one that syncs, and one that the hub syncs by itself. */
function world() {
  return new FakeFleetModel([
    buildHub('prod-hub', {
      clusters: [buildCluster('prod-eu-1'), buildCluster('staging-eu-1')],
      applications: [
        buildApplication('shop', 'prod-eu-1', {
          operation: { phase: 'Succeeded', startedAt: ago(300) },
          history: [entry(2), entry(1)],
        }),
        buildApplication('shop', 'staging-eu-1'),
        buildApplication('busy', 'prod-eu-1', {
          operation: { phase: 'Running', startedAt: ago(3) },
        }),
        buildApplication('auto', 'prod-eu-1', {
          autoSync: { prune: true, selfHeal: true },
          history: [entry(2), entry(1)],
        }),
      ],
    }),
  ]);
}

async function start(options: FleetRoutesOptions = {}) {
  const hub = new FakeHubOperations('prod-hub');
  const client = new FakeHubClient('prod-hub');
  const routes = await startFleetRoutes({
    model: world(),
    hubClients: [client],
    hubOperations: [hub],
    operations: new Set(hubOperationNames),
    ...options,
  });
  const post = async (path: string, body: object = {}) => {
    const answer = await request(routes.server).post(path).send(body);
    return { status: answer.status, words: answer.body.error?.message };
  };
  return { ...routes, fleet: routes.client, hub, hubClient: client, post };
}

describe('the operations of the fleet', () => {
  it('are off unless they are switched on, and say with which key', async () => {
    const { fleet, hub, post } = await start({ operations: new Set() });
    expect(await post(`${on}/shop-prod-eu-1/operations/sync`)).toEqual({
      status: 409,
      words:
        "It is switched off: set fleet.operations.sync to true in the portal's configuration.",
    });
    const { operations } = await fleet.getApplication(shop);
    expect(operations?.map(({ operation }) => operation)).toEqual([
      'refresh',
      'sync',
      'terminate',
      'rollback',
    ]);
    expect(operations?.every(({ allowed }) => !allowed)).toBe(true);
    const cluster = await fleet.getCluster({
      hub: 'prod-hub',
      name: 'prod-eu-1',
    });
    expect(cluster.operations).toEqual([
      expect.objectContaining({
        operation: 'invalidateCache',
        allowed: false,
        reason: expect.stringContaining('fleet.operations.invalidateCache'),
      }),
    ]);
    expect(hub.asked).toEqual([]);
  });

  it('reach the hub with the name of who asked, and answer how to follow', async () => {
    const { fleet, hub } = await start();
    const receipt = await fleet.syncApplication(shop, {
      prune: true,
      resources: [{ kind: 'Service', name: 'shop' }],
    });
    expect(receipt).toMatchObject({
      operation: 'sync',
      requestedAt: new Date(NOW).toISOString(),
      requestedBy: 'user:default/mock',
      previousStartedAt: ago(300),
      version: 1,
    });
    await fleet.refreshApplication(shop, { type: 'hard' });
    await fleet.rollBackApplication(shop, { id: 1, dryRun: true });
    await fleet.terminateOperation(ref('busy-prod-eu-1'));
    await fleet.invalidateClusterCache({ hub: 'prod-hub', name: 'prod-eu-1' });
    const by = { requestedBy: 'user:default/mock' };
    const of = 'argocd/shop-prod-eu-1';
    expect(hub.asked).toEqual([
      {
        ...by,
        operation: 'sync',
        of,
        choices: {
          dryRun: false,
          prune: true,
          resources: [{ kind: 'Service', name: 'shop' }],
        },
      },
      { ...by, operation: 'refresh', of, choices: { type: 'hard' } },
      {
        ...by,
        operation: 'rollback',
        of,
        choices: rollbackRequestSchema.parse({ id: 1, dryRun: true }),
      },
      { ...by, operation: 'terminate', of: 'argocd/busy-prod-eu-1' },
      {
        ...by,
        operation: 'invalidateClusterCache',
        of: 'prod-eu-1',
        choices: { server: 'https://prod-eu-1.example.com:6443' },
      },
    ]);
  });

  it('are put on record with what was asked for, taken or not', async () => {
    const { fleet, post, events, auditor } = await start();
    await fleet.syncApplication(shop, { dryRun: true });
    await post(`${on}/busy-prod-eu-1/operations/sync`);
    expect(events).toEqual([
      { eventId: 'hub-operation', outcome: 'success' },
      { eventId: 'hub-operation', outcome: 'fail' },
    ]);
    expect(auditor.createEvent.mock.calls[0][0]).toMatchObject({
      severityLevel: 'high',
      meta: {
        operation: 'sync',
        hub: 'prod-hub',
        namespace: 'argocd',
        name: 'shop-prod-eu-1',
        choices: { dryRun: true },
      },
    });
  });

  it('need their own permission, which may go by environment', async () => {
    const { fleet, hub, post } = await start({
      decisions: {
        'fleet.application.sync': createFleetApplicationConditionalDecision(
          fleetApplicationSyncPermission,
          fleetApplicationConditions.inEnvironment({
            environments: ['staging'],
          }),
        ),
        'fleet.cluster.invalidate': { result: AuthorizeResult.DENY },
      },
    });
    expect(await post(`${on}/shop-prod-eu-1/operations/sync`)).toEqual({
      status: 403,
      words: expect.stringContaining('fleet.application.sync'),
    });
    await post(
      '/api/fleet/clusters/prod-hub/prod-eu-1/operations/invalidate-cache',
    );
    expect(hub.asked).toEqual([]);
    await fleet.syncApplication(ref('shop-staging-eu-1'));
    expect(hub.asked).toHaveLength(1);
    const offers = async (name: string) => {
      const { operations = [] } = await fleet.getApplication(ref(name));
      return operations.filter(one => one.allowed).map(one => one.operation);
    };
    expect(await offers('shop-prod-eu-1')).toEqual(['refresh', 'rollback']);
    expect(await offers('shop-staging-eu-1')).toEqual(['refresh', 'sync']);
  });

  it('tell nothing of an Application that the caller does not see', async () => {
    const { hub, post } = await start({
      decisions: { 'fleet.application.read': { result: AuthorizeResult.DENY } },
    });
    const [hidden, absent] = [
      await post(`${on}/shop-prod-eu-1/operations/sync`),
      await post(`${on}/no-such-app/operations/sync`),
    ];
    expect([hidden.status, absent.status]).toEqual([404, 404]);
    expect(hidden.words).toBe(
      absent.words.replace('no-such-app', 'shop-prod-eu-1'),
    );
    expect(hub.asked).toEqual([]);
  });

  it('stop at a sync window before the hub is asked, a dry run too', async () => {
    const { hub, hubClient, post, fleet } = await start();
    hubClient.syncWindows = {
      canSync: false,
      reason: "A sync window of its project forbids it now: deny '0 22 * * *'.",
      active: [],
      assigned: [],
    };
    for (const [operation, body] of [
      ['sync', { dryRun: true }],
      ['rollback', { id: 1 }],
    ] as const) {
      const path = `${on}/shop-prod-eu-1/operations/${operation}`;
      expect(await post(path, body)).toEqual({
        status: 409,
        words: hubClient.syncWindows.reason,
      });
    }
    expect(hub.asked).toEqual([]);
    await fleet.refreshApplication(shop);
    expect(hub.asked).toHaveLength(1);
  });

  it('leave it to the hub where it does not tell its windows', async () => {
    const { hub, hubClient, post } = await start();
    hubClient.troubles.set(
      'getSyncWindows',
      new SourceError('forbidden', 'not for you'),
    );
    hub.trouble = new SourceError('refused', 'Closed until Monday.');
    const path = `${on}/shop-prod-eu-1/operations/sync`;
    expect(await post(path)).toEqual({
      status: 409,
      words: 'Closed until Monday.',
    });
    hub.trouble = new SourceError('unreachable', 'It does not answer.');
    expect((await post(path)).status).toBe(503);
  });

  it('name no revision for all of several sources, of which the hub takes no notice', async () => {
    const source = { repoURL: 'https://git.example.com/a', path: 'a' };
    const { fleet, hub, post } = await start({
      model: new FakeFleetModel([
        buildHub('prod-hub', {
          clusters: [buildCluster('prod-eu-1')],
          applications: [
            buildApplication('shop', 'prod-eu-1', {
              sources: [source, source],
            }),
          ],
        }),
      ]),
    });
    const sync = `${on}/shop-prod-eu-1/operations/sync`;
    expect(await post(sync, { revision: 'v2', dryRun: true })).toEqual({
      status: 400,
      words: expect.stringMatching(
        /^revision names one .* 2 sources: leave it/,
      ),
    });
    expect(hub.asked).toEqual([]);
    await fleet.syncApplication(shop);
    expect(hub.asked).toHaveLength(1);
  });

  it('go by what the Application does now', async () => {
    const { post, fleet } = await start();
    const busy = await post(`${on}/busy-prod-eu-1/operations/sync`);
    expect(busy.words).toMatch(/Another operation is running/);
    const idle = await post(`${on}/shop-prod-eu-1/operations/terminate`);
    expect(idle).toEqual({ status: 409, words: 'No operation is running.' });
    const path = `${on}/auto-prod-eu-1/operations/rollback`;
    const automated = await post(path, { id: 1 });
    expect(automated.words).toMatch(/only while automated sync is off/);
    const detail = await fleet.getApplication(ref('auto-prod-eu-1'));
    expect(detail.autoSync).toEqual({ prune: true, selfHeal: true });
    const { operations } = await fleet.getApplication(shop);
    expect(operations).toContainEqual({
      operation: 'rollback',
      allowed: true,
      warning: expect.stringContaining('Git does not change'),
      phrases: { warning: [{ code: 'operation.gitStays' }] },
    });
  });

  it('are not offered by a hub that is muted, or not heard', async () => {
    const muted = await start({ hubOperations: [] });
    const path = `${on}/shop-prod-eu-1/operations/refresh`;
    expect((await muted.post(path)).words).toMatch(/takes no operations/);
    let now = NOW;
    const model = world();
    const [hub] = model.hubs();
    const voice = { ...hub.voice, state: 'unreachable', reason: 'refused' };
    model.change([{ ...hub, voice: voice as typeof hub.voice }], {});
    const silent = await start({ model, now: () => now });
    now += 120_000;
    expect(await silent.post(path)).toEqual({
      status: 503,
      words: 'Hub prod-hub is not heard: refused',
    });
  });

  it.each([
    [{ revision: '--upload-pack=x' }, "field 'revision'"],
    [{ dryRun: 'yes' }, "field 'dryRun'"],
    [{ resources: [] }, "field 'resources'"],
    [{ resources: [{ kind: 'Pod' }] }, "field 'resources.0.name'"],
  ])('refuse %j in words', async (body, words) => {
    const { hub, post } = await start();
    const answer = await post(`${on}/shop-prod-eu-1/operations/sync`, body);
    expect(answer.status).toBe(400);
    expect(answer.words).toContain(words);
    expect(hub.asked).toEqual([]);
  });
});
