import { mockServices } from '@backstage/backend-test-utils';
import { SourceError } from '@fleet-portal/backstage-plugin-fleet-node';
import {
  FakeHubClient,
  hubApplication,
  hubApplicationSet,
  hubCluster,
} from '@fleet-portal/backstage-plugin-fleet-node/testUtils';
import { SteppedClock } from '../spoke/__testUtils__/SteppedClock';
import { HubWatcher } from './HubWatcher';
import { LiveFleetModel } from './LiveFleetModel';

const refused = new SourceError('unreachable', 'It refuses the connection.');

describe('HubWatcher', () => {
  const start = (
    prepare: (client: FakeHubClient) => void = () => {},
    mutedUntil?: number,
  ) => {
    const clock = new SteppedClock(1_900_000_000_000);
    const model = new LiveFleetModel({
      clock,
      epoch: 'e1',
      staleAfterMs: 60_000,
      onListenerError: error => {
        throw error;
      },
    });
    const store = model.addHub({ name: 'prod-hub', title: 'Production' });
    const client = new FakeHubClient('prod-hub');
    client.clusters = [hubCluster({ name: 'eu-1' })];
    client.applications = [hubApplication({ name: 'a' })];
    prepare(client);
    const logger = mockServices.logger.mock();
    const watcher = new HubWatcher({
      client,
      store,
      clock,
      random: () => 0.5,
      logger,
      mutedUntil,
    });
    watcher.start();
    const lists = () =>
      client.calls.filter(call => call === 'listApplications').length;
    const names = () =>
      [...store.snapshot.applications.values()].map(one => one.name).sort();
    return { clock, model, store, client, watcher, logger, lists, names };
  };

  it('opens the streams before it lists, and follows both', async () => {
    const { clock, client, store, names, watcher } = start();
    await clock.advance(100);
    expect(client.calls).toEqual([
      'check',
      'watchApplications',
      'watchApplicationSets',
      'listClusters',
      'listApplicationSets',
      'listApplications',
      'listProjects',
    ]);
    expect(store.voice).toMatchObject({
      state: 'ok',
      heardAt: 1_900_000_000_000,
    });
    client.emit({ type: 'upsert', object: hubApplication({ name: 'b' }) });
    client.emitSet({
      type: 'upsert',
      object: hubApplicationSet({ name: 'shop' }),
    });
    await clock.advance(100);
    expect(names()).toEqual(['a', 'b']);
    expect([...store.snapshot.applicationSets.keys()]).toEqual(['argocd/shop']);
    await watcher.stop();
  });

  it('is kept honest by heartbeats while nothing changes', async () => {
    const { clock, store, watcher, lists } = start();
    await clock.advance(120_000);
    expect(clock.now() - (store.voice.heardAt ?? 0)).toBeLessThan(15_000);
    expect(lists()).toBe(1);
    await watcher.stop();
  });

  it('lists again every five minutes, and so mends what the stream lost', async () => {
    const { clock, client, names, watcher, lists } = start();
    await clock.advance(100);
    client.applications = [hubApplication({ name: 'lost' })];
    await clock.advance(4 * 60_000 - 1_000);
    expect(names()).toEqual(['a']);
    await clock.advance(62_000);
    expect(lists()).toBeGreaterThan(1);
    expect(names()).toEqual(['lost']);
    await watcher.stop();
  });

  it('polls clusters, which have no stream', async () => {
    const { clock, client, store, watcher } = start();
    await clock.advance(100);
    client.clusters = [
      hubCluster({ name: 'eu-1' }),
      hubCluster({ name: 'eu-2' }),
    ];
    await clock.advance(10_100);
    expect([...store.snapshot.clusters.keys()]).toEqual(['eu-1', 'eu-2']);
    await watcher.stop();
  });

  it('says at once that the hub is gone, keeps its values, and comes back', async () => {
    const { clock, client, store, names, watcher, logger } = start();
    await clock.advance(60_000);
    client.setTrouble(refused);
    await clock.advance(100);
    expect(store.voice).toMatchObject({
      state: 'unreachable',
      reason: 'It refuses the connection.',
      since: clock.now() - 100,
    });
    expect(store.voice.nextTryAt).toBeGreaterThan(clock.now());
    expect(names()).toEqual(['a']);
    await clock.advance(5 * 60_000);
    expect(logger.warn).toHaveBeenCalledTimes(1);

    client.setTrouble(undefined);
    client.applications = [hubApplication({ name: 'new' })];
    await clock.advance(30_000);
    expect(store.voice).toMatchObject({ state: 'ok', reason: undefined });
    expect(names()).toEqual(['new']);
    await watcher.stop();
  });

  it('asks a hub that fails only cheaply, ever more rarely, and never lists it', async () => {
    const { clock, client, lists, watcher } = start(one =>
      one.setTrouble(refused),
    );
    await clock.advance(10 * 60_000);
    expect(lists()).toBe(0);
    // Seven tries until the cap of 30 s (here always three quarters of it).
    expect(client.calls.length).toBeGreaterThan(20);
    expect(client.calls.length).toBeLessThan(40);
    expect(new Set(client.calls)).toEqual(new Set(['check']));
    await watcher.stop();
  });

  it('lists at most every 30 seconds while lists fail', async () => {
    const { clock, store, lists, watcher } = start(one =>
      one.troubles.set('listApplications', refused),
    );
    await clock.advance(100);
    expect(store.voice.state).toBe('unreachable');
    await clock.advance(5 * 60_000);
    expect(lists()).toBeLessThanOrEqual(11);
    expect(lists()).toBeGreaterThan(5);
    expect(store.voice.state).toBe('unreachable');
    await watcher.stop();
  });

  it('waits as long as the hub asks for', async () => {
    const { clock, client, watcher } = start(one =>
      one.setTrouble(
        new SourceError('overloaded', 'Slow down.', { retryAfterMs: 120_000 }),
      ),
    );
    await clock.advance(119_000);
    expect(client.calls).toEqual(['check']);
    await clock.advance(2_000);
    expect(client.calls).toEqual(['check', 'check']);
    await watcher.stop();
  });

  it('waits as long as the hub asks for in the middle of a session', async () => {
    const { clock, client, store, watcher } = start();
    await clock.advance(60_000);
    client.troubles.set(
      'listClusters',
      new SourceError('overloaded', 'Slow down.', { retryAfterMs: 60_000 }),
    );
    await clock.advance(10_000);
    expect(store.voice).toMatchObject({ reason: 'Slow down.' });
    const asked = client.calls.length;
    client.troubles.clear();
    await clock.advance(49_000);
    expect(client.calls).toHaveLength(asked);
    await clock.advance(60_000);
    expect(store.voice.state).toBe('ok');
    await watcher.stop();
  });

  it('tells a refused credential from a silent hub', async () => {
    const { clock, client, store, watcher } = start();
    await clock.advance(60_000);
    client.setTrouble(new SourceError('unauthorized', 'Renew the token.'));
    await clock.advance(20_000);
    expect(store.voice).toMatchObject({
      state: 'unauthorized',
      reason: 'Renew the token.',
    });
    await watcher.stop();
  });

  it('does not blame a hub whose stream ended, and lists again', async () => {
    const { clock, client, store, lists, watcher, logger } = start();
    await clock.advance(60_000);
    client.breakStreams();
    await clock.advance(100);
    expect(lists()).toBe(2);
    client.breakStreams(refused);
    await clock.advance(31_000);
    expect(lists()).toBe(3);
    expect(store.voice.state).toBe('ok');
    expect(logger.warn).not.toHaveBeenCalled();
    await watcher.stop();
  });

  it('opens a stream anew that says nothing for four minutes', async () => {
    const { clock, client, watcher } = start();
    await clock.advance(4 * 60_000 + 1_000);
    const opened = client.calls.filter(call => call === 'watchApplications');
    expect(opened).toHaveLength(2);
    expect(client.openStreams).toBe(2);
    await watcher.stop();
  });

  it('reads a hub whose streams do not work, and says that news is late', async () => {
    const { clock, client, store, names, watcher } = start(one => {
      const page = new SourceError('malformed', 'It is a web page.');
      one.troubles.set('watchApplications', page);
      one.troubles.set('watchApplicationSets', page);
    });
    await clock.advance(100);
    expect(names()).toEqual(['a']);
    expect(store.voice).toMatchObject({
      state: 'ok',
      reason: expect.stringMatching(/stream cannot be read.*web page/),
    });
    client.applications.push(hubApplication({ name: 'b' }));
    await clock.advance(65_000);
    expect(names()).toEqual(['a', 'b']);
    await watcher.stop();
  });

  it('polls ApplicationSets where their stream is not allowed', async () => {
    const { clock, client, store, watcher } = start(one =>
      one.troubles.set(
        'watchApplicationSets',
        new SourceError('forbidden', 'You may not.'),
      ),
    );
    await clock.advance(100);
    client.applicationSets = [hubApplicationSet({ name: 'shop' })];
    await clock.advance(10_100);
    expect([...store.snapshot.applicationSets.keys()]).toEqual(['argocd/shop']);
    expect(store.voice.state).toBe('ok');
    await watcher.stop();
  });

  it('leaves a muted hub alone until its time has come', async () => {
    const { clock, client, store, watcher } = start(() => {},
    1_900_000_000_000 + 3 * 60 * 60_000);
    await clock.advance(3 * 60 * 60_000 - 1);
    expect(client.calls).toEqual([]);
    await clock.advance(2_000);
    expect(store.voice.state).toBe('ok');
    await watcher.stop();
  });

  it.each(['check', 'listClusters', 'listApplications'] as const)(
    'leaves nothing behind when it is stopped while %s waits',
    async method => {
      const { clock, model, client, watcher, logger } = start(one =>
        one.silent.add(method),
      );
      await clock.advance(100);
      expect(client.calls.at(-1)).toBe(method);
      await watcher.stop();
      model.stop();
      expect(client.openStreams).toBe(0);
      expect(clock.pending).toBe(0);
      expect(logger.error).not.toHaveBeenCalled();
    },
  );
});
