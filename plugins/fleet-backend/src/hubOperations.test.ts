import type { FleetClient } from '@fleet-portal/backstage-plugin-fleet-common';
import type { Fleet } from '@fleet-portal/fleet-simulator';
import { everyApplication, startOnDemo } from './__testUtils__/startOnDemo';
import { eventually } from './__testUtils__/startPlugin';

const ref = {
  hub: 'prod-hub',
  namespace: 'argocd',
  name: 'edge-gateway-prod-eu-1',
};
const asker = 'user:default/mock';

describe('operations on the demo fleet', () => {
  jest.setTimeout(120_000);
  let fleet: Fleet;
  let client: FleetClient;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    ({ fleet, client, stop } = await startOnDemo());
    await everyApplication(client, fleet);
  });
  afterAll(() => stop?.());

  /** The Application, when the operation that began after another is over. */
  const afterOperation = (previousStartedAt: string | undefined) =>
    eventually(
      async () => {
        await fleet.step(2_000);
        return client.getApplication(ref);
      },
      ({ application: { operation } }) => {
        const isNew = operation?.startedAt !== previousStartedAt;
        if (!isNew || !operation?.finishedAt) {
          throw new Error(`The operation is not over: ${operation?.phase}`);
        }
      },
      60_000,
    );

  it('try a sync, and change nothing', async () => {
    const { application } = await client.getApplication(ref);
    expect(application.sync).toBe('OutOfSync');
    const receipt = await client.syncApplication(ref, { dryRun: true });
    expect(receipt.requestedBy).toBe(asker);
    const tried = await afterOperation(receipt.previousStartedAt);
    expect(tried.application).toMatchObject({
      sync: 'OutOfSync',
      operation: { phase: 'Succeeded', dryRun: true, initiatedBy: asker },
    });
  });

  it('sync, and tell who asked for it', async () => {
    const receipt = await client.syncApplication(ref, { prune: true });
    await expect(client.syncApplication(ref)).rejects.toThrow('409');
    await afterOperation(receipt.previousStartedAt);
    const { application } = await eventually(
      async () => {
        await fleet.step(2_000);
        return client.getApplication(ref);
      },
      answer => expect(answer.application.sync).toBe('Synced'),
      60_000,
    );
    expect(application.operation).toMatchObject({
      phase: 'Succeeded',
      initiatedBy: asker,
    });
    const { events } = await client.getApplicationEvents(ref);
    expect(events).toMatchObject({ status: 'ok' });
    const told = events.status === 'ok' ? events.value : [];
    expect(told.map(({ reason }) => reason)).toContain('OperationCompleted');
  });

  it('roll back to an entry of the history, which Git does not know', async () => {
    const { history } = await client.getApplication(ref);
    const [newest] = history;
    const oldest = history[history.length - 1];
    const receipt = await client.rollBackApplication(ref, { id: oldest.id });
    const rolled = await afterOperation(receipt.previousStartedAt);
    expect(rolled.history[0]).toMatchObject({
      id: newest.id + 1,
      revisions: oldest.revisions,
    });
    expect(rolled.commits?.map(({ revision }) => revision)).toContain(
      oldest.revisions[0],
    );
  });

  it('are refused in words for what the hub syncs by itself', async () => {
    const automated = { ...ref, name: 'cart-prod-eu-1' };
    const { operations, autoSync } = await client.getApplication(automated);
    expect(autoSync).toBeDefined();
    expect(operations).toContainEqual(
      expect.objectContaining({
        operation: 'rollback',
        allowed: false,
        reason: expect.stringMatching(/only while automated sync is off/),
      }),
    );
    await client.refreshApplication(automated, { type: 'hard' });
    await expect(
      client.syncApplication(automated, { revision: 'another-branch' }),
    ).rejects.toThrow('409');
  });

  it('leave off what is not switched on', async () => {
    const { clusters } = await client.getOverview();
    const [cluster] = clusters.filter(one => one.ref.hub === ref.hub);
    await expect(client.invalidateClusterCache(cluster.ref)).rejects.toThrow(
      '409',
    );
  });
});
