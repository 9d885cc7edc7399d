import { SteppedClock } from '../spoke/__testUtils__/SteppedClock';
import { refreshRegularly } from './refreshRegularly';

const start = Date.parse('2026-11-20T14:05:00Z');

describe('refreshRegularly', () => {
  it('reads often at first, then every minute', async () => {
    const clock = new SteppedClock(start);
    const refresh = jest.fn(async () => true);
    const stop = refreshRegularly({ refresh }, clock);
    await clock.advance(60_000);
    expect(refresh).toHaveBeenCalledTimes(13);
    await clock.advance(120_000);
    expect(refresh).toHaveBeenCalledTimes(15);
    stop();
    expect(clock.pending).toBe(0);
  });

  it('tries again soon after a failure', async () => {
    const clock = new SteppedClock(start);
    let answers = true;
    const refresh = jest.fn(async () => answers);
    const stop = refreshRegularly({ refresh }, clock);
    await clock.advance(60_000);
    answers = false;
    await clock.advance(60_000);
    refresh.mockClear();
    await clock.advance(20_000);
    expect(refresh).toHaveBeenCalledTimes(4);
    stop();
  });
});
