import {
  hubApplication,
  hubCluster,
} from '@fleet-portal/backstage-plugin-fleet-node/testUtils';
import { SteppedClock } from '../spoke/__testUtils__/SteppedClock';
import type { HubStore } from './HubStore';
import { LiveFleetModel } from './LiveFleetModel';

describe('LiveFleetModel', () => {
  const clock = () => new SteppedClock(1_900_000_000_000);
  const create = (steps = clock()) => {
    const onListenerError = jest.fn();
    const model = new LiveFleetModel({
      clock: steps,
      epoch: 'e1',
      staleAfterMs: 60_000,
      onListenerError,
    });
    const store = model.addHub({ name: 'prod-hub', title: 'Production' });
    return { model, store, clock: steps, onListenerError };
  };
  const put = (store: HubStore, name: string, resourceVersion: string) =>
    store.applyApplicationEvent({
      type: 'upsert',
      object: hubApplication({
        name,
        resourceVersion,
        sync: Number(resourceVersion) % 2 === 0 ? 'Synced' : 'OutOfSync',
      }),
    });
  const ref = (name: string) => ({
    hub: 'prod-hub',
    namespace: 'argocd',
    name,
  });

  it('tells the first change at once and batches what follows', async () => {
    const { model, store, clock: steps } = create();
    const versions: number[] = [];
    model.subscribe(version => versions.push(version));
    put(store, 'a', '1');
    await steps.advance(0);
    expect(versions).toEqual([1]);
    for (let i = 2; i <= 1_000; i++) put(store, 'a', `${i}`);
    await steps.advance(49);
    expect(versions).toEqual([1]);
    await steps.advance(1);
    expect(versions).toEqual([1, 2]);
    await steps.advance(1_000);
    expect(versions).toEqual([1, 2]);
  });

  it('says when something changed by which permissions go', async () => {
    const { model, store, clock: steps } = create();
    const upsert = async (
      parts: Partial<Parameters<typeof hubApplication>[0]>,
    ) => {
      const { version } = model;
      const object = hubApplication({ name: 'a', ...parts });
      store.applyApplicationEvent({ type: 'upsert', object });
      await steps.advance(50);
      const changes = model.changesSince(version);
      expect(changes?.applications).toEqual([ref('a')]);
      return changes?.regrouped;
    };
    const clusters = async (...items: ReturnType<typeof hubCluster>[]) => {
      const { version } = model;
      store.applyClusters({ items, quarantined: [] });
      await steps.advance(50);
      return model.changesSince(version)?.regrouped;
    };
    expect(await upsert({ resourceVersion: '1' })).toBeUndefined();
    expect(
      await upsert({ resourceVersion: '2', health: 'Degraded' }),
    ).toBeUndefined();
    expect(await upsert({ resourceVersion: '3', project: 'other' })).toBe(true);
    const labels = { 'backstage-name': 'pay' };
    const now = { project: 'other', labels };
    expect(await upsert({ resourceVersion: '4', ...now })).toBe(true);
    expect(
      await upsert({ resourceVersion: '5', ...now, health: 'Degraded' }),
    ).toBeUndefined();

    const eu = hubCluster({ name: 'x-1', labels: { env: 'prod' } });
    expect(await clusters(eu)).toBeUndefined();
    const us = hubCluster({ name: 'x-2' });
    expect(await clusters(eu, us)).toBeUndefined();
    expect(await clusters({ ...eu, labels: { env: 'dev' } }, us)).toBe(true);
    expect(await clusters(us)).toBe(true);
    expect(model.changesSince(0)?.regrouped).toBe(true);
  });

  it('remembers what changed since a version, and says when it does not', async () => {
    const { model, store, clock: steps } = create();
    put(store, 'a', '1');
    put(store, 'b', '1');
    await steps.advance(50);
    store.applyApplicationEvent({ type: 'delete', ...ref('a') });
    put(store, 'c', '2');
    await steps.advance(50);
    put(store, 'c', '3');
    model.touch({ clusters: [{ hub: 'prod-hub', name: 'eu-1' }] });
    await steps.advance(50);
    expect(model.version).toBe(3);
    expect(model.changesSince(1)).toEqual({
      applications: [ref('c')],
      removedApplications: [ref('a')],
      applicationSets: [],
      clusters: [{ hub: 'prod-hub', name: 'eu-1' }],
      hubs: [],
    });
    expect(model.changesSince(3)).toMatchObject({ applications: [] });
    expect(model.changesSince(4)).toBeUndefined();

    store.startApplicationList();
    store.applyApplicationList({
      items: Array.from({ length: 10_001 }, (_, i) =>
        hubApplication({ name: `app-${i}` }),
      ),
      quarantined: [],
    });
    await steps.advance(50);
    expect(model.changesSince(3)).toBeUndefined();
    expect(model.changesSince(4)).toMatchObject({ applications: [] });
  });

  it('lets everybody read all again when anything may have changed', async () => {
    const { model, store, clock: steps } = create();
    put(store, 'a', '1');
    await steps.advance(50);
    const versions: number[] = [];
    model.subscribe(version => versions.push(version));
    model.touchEverything();
    await steps.advance(50);
    expect(versions).toEqual([2]);
    expect(model.changesSince(1)).toBeUndefined();
    put(store, 'b', '1');
    await steps.advance(50);
    expect(model.changesSince(1)).toBeUndefined();
    expect(model.changesSince(2)).toMatchObject({ applications: [ref('b')] });
  });

  it('ages: a hub that was well turns stale, with a new version, and recovers', async () => {
    const { model, store, clock: steps } = create();
    model.start();
    store.heard();
    store.speak({ state: 'ok' });
    await steps.advance(50);
    const { version } = model;
    await steps.advance(59_000);
    expect(model.hub('prod-hub')?.voice.state).toBe('ok');
    await steps.advance(2_000);
    expect(model.hub('prod-hub')?.voice).toMatchObject({
      state: 'stale',
      reason: 'Nothing was heard of it for 60 seconds.',
    });
    expect(model.version).toBe(version + 1);
    expect(model.changesSince(version)?.hubs).toEqual(['prod-hub']);
    store.heard();
    await steps.advance(2_000);
    expect(model.hub('prod-hub')?.voice.state).toBe('ok');
    expect(model.version).toBe(version + 2);
    model.stop();
    expect(steps.pending).toBe(0);
  });

  it('calls every listener although one throws', async () => {
    const { model, store, clock: steps, onListenerError } = create();
    const other = jest.fn();
    model.subscribe(() => {
      throw new Error('broken');
    });
    const unsubscribe = model.subscribe(other);
    put(store, 'a', '1');
    await steps.advance(50);
    expect(other).toHaveBeenCalledWith(1);
    expect(onListenerError).toHaveBeenCalledTimes(1);
    unsubscribe();
    put(store, 'a', '2');
    await steps.advance(50);
    expect(other).toHaveBeenCalledTimes(1);
  });

  it('counts an Application as changed when its reason arrives', async () => {
    const { model, store, clock: steps } = create();
    put(store, 'a', '1');
    store.applyClusters({
      items: [hubCluster({ name: 'eu-1' })],
      quarantined: [],
    });
    await steps.advance(50);
    model.setReason(ref('a'), 'exceeded its progress deadline');
    model.setReason(ref('gone'), 'nobody asks');
    await steps.advance(50);
    expect(model.reasonFor(ref('a'))).toBe('exceeded its progress deadline');
    expect(model.changesSince(1)?.applications).toEqual([ref('a')]);
  });
});
