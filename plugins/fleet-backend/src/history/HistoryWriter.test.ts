import { mockServices } from '@backstage/backend-test-utils';
import type { DeliveryEvent } from '../domain/deliveryEvent';
import { HistoryWriter } from './HistoryWriter';
import type { HistoryStore, VoiceTurn } from './HistoryStore';
import { buildEvent } from './__testUtils__/events';
import { StepClock } from './__testUtils__/StepClock';

/** A database that a test takes away and gives back. */
class FakeStore {
  readonly kept = new Map<string, DeliveryEvent>();
  readonly turns: VoiceTurn[] = [];
  inserts = 0;
  away = false;
  refuses = (_: DeliveryEvent) => false;
  /** Called before each insert. */
  onInsert: () => void | Promise<void> = () => {};

  async insert(events: readonly DeliveryEvent[]): Promise<string[]> {
    this.inserts += 1;
    await this.onInsert();
    await this.check();
    if (events.some(this.refuses)) throw new Error('value out of range');
    for (const event of events) this.kept.set(event.key, event);
    return [];
  }

  async turn(turn: VoiceTurn): Promise<boolean> {
    await this.check();
    this.turns.push(turn);
    return true;
  }

  async check(): Promise<void> {
    if (this.away) throw new Error('connect ECONNREFUSED');
  }
}

describe('HistoryWriter', () => {
  let clock: StepClock;
  let store: FakeStore;
  let rooms: number;
  const logger = mockServices.logger.mock();

  const start = (capacity?: number) =>
    new HistoryWriter({
      store: () => store as unknown as HistoryStore,
      clock,
      logger,
      capacity,
      onRoom: () => {
        rooms += 1;
      },
    });
  const some = (count: number, from = 0) =>
    Array.from({ length: count }, (_, index) =>
      buildEvent({ historyId: from + index }),
    );
  const settled = async (holds: () => boolean) => {
    for (let turn = 0; !holds(); turn += 1) {
      if (turn > 10_000) throw new Error('It did not come to hold');
      await new Promise(resolve => {
        setImmediate(resolve);
      });
    }
  };

  /** Until the next try is due. */
  const aMinute = async () => {
    clock.step(60_000);
    await settled(() => clock.pending > 0);
  };

  beforeEach(() => {
    jest.clearAllMocks();
    clock = new StepClock();
    store = new FakeStore();
    rooms = 0;
  });

  it('writes in batches, each event once', async () => {
    const writer = start();
    const events = some(1_200);
    expect(writer.add(events)).toBe(true);
    expect(writer.add(events.slice(5, 10))).toBe(true);
    expect(store.inserts).toBe(0);
    clock.step(100);
    await settled(() => writer.waiting === 0);
    expect(store.kept.size).toBe(1_200);
    expect(store.inserts).toBe(6);
  });

  it('loses nothing in an outage, and speaks of it once', async () => {
    const writer = start();
    store.away = true;
    writer.add(some(700));
    writer.addTurn({ hub: 'h', word: 'lost', at: 1, seenAt: 1 });
    for (let minute = 0; minute < 20; minute += 1) await aMinute();
    writer.add(some(100, 700));
    expect(store.inserts).toBeGreaterThan(5);
    expect(store.inserts).toBeLessThan(45);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    store.away = false;
    clock.step(30_000);
    await settled(() => writer.waiting === 0);
    expect(store.kept.size).toBe(800);
    expect(store.turns).toHaveLength(1);
    expect(logger.info).toHaveBeenCalledWith(
      'The history of the fleet is kept again.',
    );
  });

  it('loses nothing when the database goes away in the middle of a batch', async () => {
    const writer = start();
    // Something is wrong with the batch, and while it is looked at one by one
    // the database dies.
    store.refuses = ({ historyId }) => historyId === 3;
    store.onInsert = () => {
      store.away = store.inserts > 6;
    };
    writer.add(some(10));
    clock.step(100);
    await settled(() => clock.pending > 0);
    expect(writer.waiting).toBe(10);
    store.onInsert = () => {};
    store.away = false;
    store.refuses = () => false;
    clock.step(60_000);
    await settled(() => writer.waiting === 0);
    expect(store.kept.size).toBe(10);
  });

  it('leaves out the one event that the database does not take', async () => {
    const writer = start();
    store.refuses = ({ historyId }) => historyId === 3;
    writer.add(some(10));
    clock.step(100);
    await settled(() => writer.waiting === 0);
    expect(store.kept.size).toBe(9);
    expect(logger.error).toHaveBeenCalledTimes(1);
  });

  it('keeps all when the database takes none', async () => {
    const writer = start();
    store.refuses = () => true;
    writer.add(some(10));
    clock.step(100);
    await settled(() => clock.pending > 0);
    expect(writer.waiting).toBe(10);
    expect(logger.error).not.toHaveBeenCalled();
  });

  it('refuses what does not fit, and tells when there is room', async () => {
    const writer = start(100);
    store.away = true;
    expect(writer.add(some(90))).toBe(true);
    expect(writer.hasRoom).toBe(true);
    expect(writer.add(some(20, 90))).toBe(false);
    expect(writer.hasRoom).toBe(false);
    expect(writer.waiting).toBe(90);
    clock.step(100);
    await settled(() => clock.pending > 0);
    expect(rooms).toBe(0);
    store.away = false;
    clock.step(60_000);
    await settled(() => {
      clock.step(1);
      return rooms === 1;
    });
    expect(writer.hasRoom).toBe(true);
    expect(writer.add(some(20, 90))).toBe(true);
  });

  it('rests three times as long as a batch took, so that pages come first', async () => {
    const writer = start();
    store.onInsert = async () => {
      await Promise.resolve();
      clock.step(20);
    };
    writer.add(some(600));
    clock.step(100);
    await settled(() => clock.pending > 0);
    expect(store.inserts).toBe(1);
    clock.step(59);
    expect(store.inserts).toBe(1);
    clock.step(1);
    await settled(() => clock.pending > 0);
    expect(store.inserts).toBe(2);
    await writer.stop();
    expect(store.kept.size).toBe(600);
    expect(clock.pending).toBe(0);
  });

  it('writes what waits before it stops', async () => {
    const writer = start();
    writer.add(some(10));
    await writer.stop();
    expect(store.kept.size).toBe(10);
    expect(clock.pending).toBe(0);
  });

  it('does not wait for a database that is away when it stops', async () => {
    const writer = start();
    store.away = true;
    writer.add(some(10));
    clock.step(100);
    await settled(() => clock.pending > 0);
    await writer.stop();
    expect(writer.waiting).toBe(10);
    expect(clock.pending).toBe(0);
  });
});
