import { QueryClient } from '@tanstack/react-query';
import {
  buildApplication,
  FakeFleet,
  emptyWorld,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { LiveUpdates } from './LiveUpdates';
import { queryKeys } from './queryKeys';

const application = buildApplication();

function setUp() {
  const fleet = new FakeFleet(emptyWorld({ applications: [application] }));
  const queries = new QueryClient();
  const live = new LiveUpdates({ api: fleet, queries });
  const asked = () => fleet.calls.filter(c => c === 'getChanges').length;
  return { fleet, queries, live, asked };
}

function setVisible(visible: boolean) {
  Object.defineProperty(document, 'visibilityState', {
    configurable: true,
    get: () => (visible ? 'visible' : 'hidden'),
  });
  document.dispatchEvent(new Event('visibilitychange'));
}

function setOnline(online: boolean) {
  jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(online);
  window.dispatchEvent(new Event(online ? 'online' : 'offline'));
}

describe('LiveUpdates', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => {
    setVisible(true);
    jest.restoreAllMocks();
    jest.useRealTimers();
  });

  it('asks within a second of a hint and marks only what is concerned as old', async () => {
    const { fleet, queries, live, asked } = setUp();
    live.setSignals(true);
    live.seen({ version: 1, epoch: 'fake' });
    const stop = live.start();
    await jest.advanceTimersByTimeAsync(0);
    const other = { hub: 'prod-hub', namespace: 'argocd', name: 'other' };
    for (const key of [
      queryKeys.overview(),
      queryKeys.application(application.ref),
      queryKeys.application(other),
      queryKeys.cluster({ hub: 'prod-hub', name: 'prod-eu-1' }),
      queryKeys.cluster({ hub: 'prod-hub', name: 'prod-us-1' }),
    ]) {
      queries.setQueryData([...key], {});
    }
    const before = asked();
    fleet.onChange(message => live.hint(message));
    fleet.changeApplication({ ...application, state: 'degraded' });
    await jest.advanceTimersByTimeAsync(1_000);

    expect(asked()).toBe(before + 1);
    const old = queries
      .getQueryCache()
      .getAll()
      .filter(query => query.state.isInvalidated)
      .map(query => query.queryKey[1] ?? query.queryKey[0]);
    expect(old.sort()).toEqual([
      'overview',
      'prod-hub/argocd/checkout-api-prod-eu-1',
      'prod-hub/prod-eu-1',
    ]);
    expect(Date.now() - (live.getState().changedAt ?? 0)).toBeLessThan(1_000);
    stop();
  });

  it('asks at once when a hint ends the quiet, and again for the rest of a burst', async () => {
    const { fleet, live, asked } = setUp();
    live.setSignals(true);
    live.seen({ version: 1, epoch: 'fake' });
    const stop = live.start();
    await jest.advanceTimersByTimeAsync(1_600);
    fleet.onChange(message => live.hint(message));
    const before = asked();
    fleet.changeApplication({ ...application, behind: 1 });
    await jest.advanceTimersByTimeAsync(0);
    expect(asked() - before).toBe(1);

    fleet.changeApplication({ ...application, behind: 2 });
    fleet.changeApplication({ ...application, behind: 3 });
    await jest.advanceTimersByTimeAsync(59);
    expect(asked() - before).toBe(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(asked() - before).toBe(2);
    stop();
  });

  it('asks twice a second under steady change, and is quick again after quiet', async () => {
    const { fleet, live, asked } = setUp();
    live.setSignals(true);
    live.seen({ version: 1, epoch: 'fake' });
    const stop = live.start();
    await jest.advanceTimersByTimeAsync(1_600);
    fleet.onChange(message => live.hint(message));
    const before = asked();
    const changeFor = async (seconds: number) => {
      for (let change = 0; change < seconds * 50; change++) {
        fleet.changeApplication({ ...application, behind: change });
        await jest.advanceTimersByTimeAsync(20);
      }
    };
    await changeFor(3);
    // At 0 and 60 ms, and then at each half second up to the third.
    expect(asked() - before).toBe(8);

    await jest.advanceTimersByTimeAsync(2_000);
    const quiet = asked();
    fleet.changeApplication({ ...application, behind: 1_000 });
    await jest.advanceTimersByTimeAsync(0);
    expect(asked() - quiet).toBe(1);
    stop();
  });

  it('polls the cheap route every five seconds without signals', async () => {
    const { live, asked } = setUp();
    live.seen({ version: 1, epoch: 'fake' });
    const stop = live.start();
    await jest.advanceTimersByTimeAsync(10_100);
    expect(asked()).toBe(3);
    stop();
    await jest.advanceTimersByTimeAsync(30_000);
    expect(asked()).toBe(3);
  });

  it('looks each second until the connection that brings signals is open', async () => {
    const { fleet, live, asked } = setUp();
    live.setSignals(true);
    const stop = live.start();
    live.seen({ version: 1, epoch: 'fake' });
    fleet.changeApplication({ ...application, behind: 1 });
    const missed = asked();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(asked()).toBeGreaterThan(missed);
    expect(live.getState()).toMatchObject({ signals: true });
    expect(live.getState().changedAt).toBeDefined();

    fleet.onChange(message => live.hint(message));
    fleet.changeApplication({ ...application, behind: 2 });
    await jest.advanceTimersByTimeAsync(1_000);
    const quiet = asked();
    await jest.advanceTimersByTimeAsync(9_000);
    expect(asked()).toBe(quiet);
    stop();
  });

  it('stops to look each second when no signal comes for long', async () => {
    const { live, asked } = setUp();
    live.setSignals(true);
    live.seen({ version: 1, epoch: 'fake' });
    const stop = live.start();
    await jest.advanceTimersByTimeAsync(20_000);
    const before = asked();
    await jest.advanceTimersByTimeAsync(20_000);
    expect(asked() - before).toBe(2);
    stop();
  });

  it('notices by changes without a hint that signals are lost, and polls until one comes again', async () => {
    const { fleet, live, asked } = setUp();
    live.setSignals(true);
    live.seen({ version: 1, epoch: 'fake' });
    const stop = live.start();
    await jest.advanceTimersByTimeAsync(10_000);
    for (let change = 1; change <= 2; change++) {
      expect(live.getState().signals).toBe(true);
      fleet.changeApplication({ ...application, behind: change });
      await jest.advanceTimersByTimeAsync(10_000);
    }
    expect(live.getState()).toMatchObject({ signals: false, pollEvery: 5_000 });
    const before = asked();
    await jest.advanceTimersByTimeAsync(10_000);
    expect(asked() - before).toBe(2);

    fleet.onChange(message => live.hint(message));
    fleet.changeApplication({ ...application, behind: 3 });
    expect(live.getState().signals).toBe(true);
    stop();
  });

  it('forgives a single change that was asked for before its hint came', async () => {
    const { fleet, live } = setUp();
    live.setSignals(true);
    live.seen({ version: 1, epoch: 'fake' });
    const stop = live.start();
    for (let change = 1; change <= 4; change++) {
      fleet.changeApplication({ ...application, behind: change });
      await jest.advanceTimersByTimeAsync(10_000);
      live.hint({ version: change, epoch: 'fake' });
    }
    expect(live.getState().signals).toBe(true);
    stop();
  });

  it('reads everything again after the backend started anew', async () => {
    const { fleet, queries, live } = setUp();
    queries.setQueryData(['anything'], {});
    live.seen({ version: 9, epoch: 'an older process' });
    const stop = live.start();
    await jest.advanceTimersByTimeAsync(100);
    expect(queries.getQueryState(['anything'])?.isInvalidated).toBe(true);
    expect(fleet.calls).toContain('getChanges');
    stop();
  });

  it('reads everything again when a replica moves whose older answer is shown', async () => {
    const { fleet, queries, live, asked } = setUp();
    live.setSignals(true);
    live.seen({ version: 1, epoch: 'fake' });
    const stop = live.start();
    await jest.advanceTimersByTimeAsync(1_600);
    const isOld = () =>
      queries.getQueryState(['overview'])?.isInvalidated ?? false;
    // Ours told a change, and another replica answered that has not seen it.
    fleet.changeApplication({ ...application, behind: 1 });
    await jest.advanceTimersByTimeAsync(1_000);
    queries.setQueryData(['overview'], {});
    live.seen({ version: 7, epoch: 'another' });
    live.hint({ version: 7, epoch: 'another' });
    await jest.advanceTimersByTimeAsync(1_000);
    expect(isOld()).toBe(false);

    const before = asked();
    live.hint({ version: 8, epoch: 'another' });
    await jest.advanceTimersByTimeAsync(1_000);
    expect(asked() - before).toBe(1);
    expect(isOld()).toBe(true);

    // Once: nothing of that replica is on screen any more.
    queries.setQueryData(['overview'], {});
    live.hint({ version: 9, epoch: 'another' });
    await jest.advanceTimersByTimeAsync(1_000);
    expect(isOld()).toBe(false);
    stop();
  });

  it('asks nothing while the tab is hidden and catches up when it is shown', async () => {
    const { live, asked } = setUp();
    live.seen({ version: 1, epoch: 'fake' });
    const stop = live.start();
    await jest.advanceTimersByTimeAsync(100);
    setVisible(false);
    const before = asked();
    live.hint({ version: 7, epoch: 'fake' });
    await jest.advanceTimersByTimeAsync(60_000);
    expect(asked()).toBe(before);
    expect(live.getState().mode).toBe('paused');
    setVisible(true);
    await jest.advanceTimersByTimeAsync(100);
    expect(asked()).toBe(before + 1);
    stop();
  });

  it('says that the browser is offline and goes on when it is back', async () => {
    const { live, asked } = setUp();
    live.seen({ version: 1, epoch: 'fake' });
    const stop = live.start();
    await jest.advanceTimersByTimeAsync(100);
    const shown = live.getState().asOf;
    setOnline(false);
    const before = asked();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(live.getState()).toMatchObject({ mode: 'offline', asOf: shown });
    expect(asked()).toBe(before);
    setOnline(true);
    await jest.advanceTimersByTimeAsync(100);
    expect(live.getState().mode).toBe('live');
    expect(asked()).toBe(before + 1);
    stop();
  });

  it('goes on trying while the backend fails, and reads all again afterwards', async () => {
    const { fleet, queries, live } = setUp();
    queries.setQueryData(['anything'], {});
    live.seen({ version: 1, epoch: 'fake' });
    const stop = live.start();
    await jest.advanceTimersByTimeAsync(100);
    fleet.failWith(new Error('502'));
    await jest.advanceTimersByTimeAsync(5_100);
    expect(live.getState().mode).toBe('failing');
    fleet.failWith(undefined);
    await jest.advanceTimersByTimeAsync(5_100);
    expect(live.getState().mode).toBe('live');
    expect(queries.getQueryState(['anything'])?.isInvalidated).toBe(true);
    stop();
  });

  it('goes back for an answer that a change has overtaken on its way', async () => {
    const { fleet, queries, live } = setUp();
    live.setSignals(true);
    live.seen({ version: 1, epoch: 'fake' });
    const stop = live.start();
    fleet.changeApplication({ ...application, state: 'degraded' });
    await jest.advanceTimersByTimeAsync(1_000);
    queries.setQueryData([...queryKeys.overview()], {});
    live.seen({ version: 1, epoch: 'fake' });
    await jest.advanceTimersByTimeAsync(1_000);
    expect(
      queries.getQueryState([...queryKeys.overview()])?.isInvalidated,
    ).toBe(true);
    stop();
  });
});
