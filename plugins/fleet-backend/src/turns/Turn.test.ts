import { inTurns } from './inTurns';
import { Turn } from './Turn';

const nextRound = () => new Promise(resolve => setImmediate(resolve));

describe('a turn', () => {
  it('is had by one work in each round of the event loop', async () => {
    const happened: string[] = [];
    const work = async (name: string) => {
      const turn = new Turn();
      for (let part = 1; part <= 2; part++) {
        await turn.next();
        happened.push(`${name}${part}`);
      }
    };
    const works = Promise.all([work('a'), work('b')]);
    const rounds: number[] = [];
    while (happened.length < 4) {
      await nextRound();
      rounds.push(happened.length);
    }
    await works;

    expect(happened).toEqual(['a1', 'b1', 'a2', 'b2']);
    expect(rounds).toEqual([1, 2, 3, 4]);
  });

  it('is over after some milliseconds, and another begins with the next', async () => {
    let now = 0;
    const clock = jest.spyOn(performance, 'now').mockImplementation(() => now);
    const turn = new Turn();
    const over = [turn.isOver];
    now = 1_000;
    over.push(turn.isOver);
    await turn.next();
    over.push(turn.isOver);
    clock.mockRestore();

    expect(over).toEqual([false, true, false]);
  });
});

describe('inTurns', () => {
  it('gives the results in their order, and others their turn', async () => {
    let now = 0;
    const clock = jest.spyOn(performance, 'now').mockImplementation(() => now);
    const happened: string[] = [];
    const results = await inTurns([1, 2, 3], item => {
      happened.push(`item ${item}`);
      setImmediate(() => happened.push('another'));
      now += 1_000;
      return item * 10;
    });
    clock.mockRestore();

    expect(results).toEqual([10, 20, 30]);
    expect(happened).toEqual([
      'item 1',
      'another',
      'item 2',
      'another',
      'item 3',
      'another',
    ]);
  });
});
