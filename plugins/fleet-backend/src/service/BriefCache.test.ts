import { BriefCache } from './BriefCache';

describe('BriefCache', () => {
  function start() {
    let now = 0;
    const asked: string[] = [];
    const waiting: ((answer: string) => void)[] = [];
    const cache = new BriefCache<string>({ keepMs: 5_000, now: () => now });
    const read = (key: string) =>
      cache.read(key, () => {
        asked.push(key);
        return new Promise(resolve => {
          waiting.push(resolve);
        });
      });
    return {
      read,
      asked,
      answer: (text: string) => waiting.shift()?.(text),
      pass: (ms: number) => {
        now += ms;
      },
    };
  }

  it('keeps an answer from the moment of asking', async () => {
    const { read, asked, answer, pass } = start();
    const first = read('shop');
    answer('one');
    expect(await first).toBe('one');
    pass(4_999);
    expect(await read('shop')).toBe('one');
    pass(1);
    const second = read('shop');
    answer('two');
    expect(await second).toBe('two');
    expect(asked).toHaveLength(2);
  });

  it('shares a question that takes longer than its answer would be kept', async () => {
    const { read, asked, answer, pass } = start();
    const first = read('shop');
    pass(9_000);
    const others = Array.from({ length: 600 }, (_, i) => read(`other-${i}`));
    const second = read('shop');
    answer('late');
    expect(await Promise.all([first, second])).toEqual(['late', 'late']);
    expect(asked.filter(key => key === 'shop')).toHaveLength(1);
    expect(others).toHaveLength(600);
    void read('shop');
    expect(asked.filter(key => key === 'shop')).toHaveLength(2);
  });
});
