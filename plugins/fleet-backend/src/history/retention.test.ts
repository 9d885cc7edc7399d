import { mockServices } from '@backstage/backend-test-utils';
import { FakeFleetModel, FakeSpokeVoices, fleetWorld } from '../__testUtils__';
import { linksByApplicationSet } from '../__testUtils__/links';
import { defaultEnvironmentRules } from '../domain/environments';
import { SteppedClock } from '../spoke/__testUtils__/SteppedClock';
import { describeEachDatabase } from './__testUtils__/describeEachDatabase';
import { buildEvent } from './__testUtils__/events';
import { createHistory } from './createHistory';

const DAY_MS = 86_400_000;
const NOW = Date.parse('2026-11-20T14:05:00Z');

describeEachDatabase('the retention of the history', open => {
  it('forgets by a task of one replica what is older than the configuration says', async () => {
    const db = await open();
    const scheduler = mockServices.scheduler.mock();
    const clock = new SteppedClock(NOW);
    const history = createHistory({
      config: {
        staleAfterMs: 60_000,
        environments: defaultEnvironmentRules,
        history: { retentionMs: 30 * DAY_MS },
      },
      database: { getClient: async () => db },
      scheduler,
      clock,
      logger: mockServices.logger.mock(),
    });
    const stop = history.record({
      model: new FakeFleetModel(fleetWorld()),
      spokes: new FakeSpokeVoices(),
      links: linksByApplicationSet,
    });
    while (!history.store()) await clock.advance(1_000);
    const [young, old] = [29, 31].map(days =>
      buildEvent({
        uid: `of-${days}-days`,
        at: clock.now() - days * DAY_MS,
        seenAt: clock.now(),
      }),
    );
    await history.store()?.insert([young, old]);

    const [[task]] = scheduler.scheduleTask.mock.calls;
    expect(task).toMatchObject({
      id: 'fleet-history-retention',
      frequency: { hours: 6 },
    });
    await task.fn(new AbortController().signal);
    const kept = await db('fleet_events')
      .where('uid', 'like', 'of-%')
      .select('uid');
    expect(kept).toEqual([{ uid: 'of-29-days' }]);
    await stop();
  });
});
