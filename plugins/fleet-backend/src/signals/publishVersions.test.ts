import { mockServices } from '@backstage/backend-test-utils';
import { LiveFleetModel } from '../model';
import { SteppedClock } from '../spoke/__testUtils__/SteppedClock';
import { publishVersions } from './publishVersions';

describe('publishVersions', () => {
  it('sends at most one hint every 100 ms, with nothing but the version', async () => {
    const clock = new SteppedClock(1_900_000_000_000);
    const model = new LiveFleetModel({
      clock,
      epoch: 'e1',
      staleAfterMs: 60_000,
      onListenerError: error => {
        throw error;
      },
    });
    const publish = jest
      .fn()
      .mockRejectedValueOnce(new Error('no events'))
      .mockResolvedValue(undefined);
    const logger = mockServices.logger.mock();
    const stop = publishVersions({
      model,
      signals: { publish },
      clock,
      logger,
    });
    const touch = () =>
      model.touch({ clusters: [{ hub: 'prod-hub', name: 'eu-1' }] });

    touch();
    await clock.advance(1);
    expect(publish.mock.calls).toEqual([
      [
        {
          recipients: { type: 'broadcast' },
          channel: 'fleet:changes',
          message: { version: 1, epoch: 'e1' },
        },
      ],
    ]);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    for (let i = 0; i < 99; i++) {
      touch();
      await clock.advance(10);
    }
    expect(publish.mock.calls.length).toBeGreaterThan(8);
    expect(publish.mock.calls.length).toBeLessThanOrEqual(11);
    await clock.advance(200);
    const last = publish.mock.calls.at(-1)?.[0].message.version;
    expect(last).toBe(model.version);

    const sent = publish.mock.calls.length;
    touch();
    await clock.advance(50);
    stop();
    model.stop();
    await clock.advance(1_000);
    expect(publish.mock.calls.length - sent).toBeLessThanOrEqual(1);
    expect(clock.pending).toBe(0);
  });
});
