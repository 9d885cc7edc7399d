import { mockServices } from '@backstage/backend-test-utils';
import { SteppedClock } from '../spoke/__testUtils__/SteppedClock';
import { Outbox } from './Outbox';

describe('Outbox', () => {
  const logger = mockServices.logger.mock();
  const clock = new SteppedClock(1_900_000_000_000);
  const here = { look: async () => ({ held: 'here' as const }) };
  const broken = {
    look: async () => {
      throw new Error('no such table');
    },
  };
  beforeEach(() => jest.clearAllMocks());

  it('sends in order, and tries again what was refused', async () => {
    const outbox = new Outbox({ lease: here, clock, logger });
    const first = jest
      .fn()
      .mockRejectedValueOnce(new Error('503'))
      .mockRejectedValueOnce(new Error('503'))
      .mockResolvedValue(undefined);
    const second = jest.fn().mockResolvedValue(undefined);
    outbox.add([
      { name: 'The first', send: first },
      { name: 'The second', send: second },
    ]);
    await outbox.work();
    await outbox.work();
    await outbox.work();
    await outbox.work();
    expect(first).toHaveBeenCalledTimes(3);
    expect(second).toHaveBeenCalledTimes(1);
    expect(outbox.waiting).toBe(0);
    expect(logger.warn.mock.calls).toEqual([
      [expect.stringMatching(/^The first could not be sent .* 503/)],
    ]);
  });

  it('keeps what there is while the database does not answer, and says so once', async () => {
    const outbox = new Outbox({ lease: broken, clock, logger });
    const send = jest.fn();
    outbox.add([{ name: 'One', send }]);
    for (let round = 0; round < 10; round++) await outbox.work();
    expect(send).not.toHaveBeenCalled();
    expect(outbox.waiting).toBe(1);
    expect(logger.warn.mock.calls).toEqual([
      [expect.stringContaining('no such table')],
    ]);
  });

  it('does not grow without end', () => {
    const outbox = new Outbox({ lease: broken, clock, logger });
    const letter = { name: 'One', send: async () => {} };
    for (let i = 0; i < 30; i++) outbox.add(Array(100).fill(letter));
    expect(outbox.waiting).toBe(1_000);
  });
});
