import fc from 'fast-check';
import { effort, seed, tellFigure } from './__testUtils__/effort';
import { anything, asAnswered, isRefusal } from './__testUtils__/hostileInput';
import { placeOf, recordSpokes } from './__testUtils__/recordSpokes';
import { scriptedApi } from './__testUtils__/scriptedApi';
import { spokeReaders } from './__testUtils__/spokeReaders';
import { replaceOne } from './__testUtils__/replaceOne';

/** What an answer becomes: another body, other objects, or one thing in it is another. */
type Spoil = (good: string) => string;

const spoils: fc.Arbitrary<Spoil> = fc.oneof(
  anything.map(put => () => JSON.stringify(asAnswered(put))),
  fc
    .array(anything, { maxLength: 3 })
    .map(items => () => JSON.stringify(asAnswered({ metadata: {}, items }))),
  {
    weight: 3,
    arbitrary: fc
      .record({ place: fc.nat(), put: anything })
      .map(({ place, put }) => (good: string) => {
        const whole: unknown = asJson(good);
        replaceOne(whole, place, asAnswered(put));
        return JSON.stringify(whole);
      }),
  },
  fc.string().map(text => () => text),
);

/** Metrics are told in lines, not in JSON. */
function asJson(text: string): unknown {
  return text.startsWith('{') ? JSON.parse(text) : text;
}

describe('what reads the API servers of spokes', () => {
  jest.setTimeout(60 * 60_000);
  let good: Map<string, string>;
  beforeAll(async () => {
    good = await recordSpokes();
  });

  it('refuses or reads anything that they answer, and never crashes', async () => {
    const runs = effort(250, 10_000);
    const names = Object.keys(spokeReaders);
    let refused = 0;
    let read = 0;
    await fc.assert(
      fc.asyncProperty(spoils, async spoil => {
        const api = scriptedApi(async asked => ({
          status: 200,
          text: spoil(good.get(placeOf(asked)) ?? '{"items":[]}'),
        }));
        for (const name of names) {
          try {
            JSON.stringify(await spokeReaders[name](api));
            read += 1;
          } catch (error) {
            if (!isRefusal(error)) {
              throw new Error(`${name} crashed`, { cause: error });
            }
            refused += 1;
          }
        }
      }),
      { seed, numRuns: runs },
    );
    expect(read).toBeGreaterThan(runs);
    expect(refused).toBeGreaterThan(runs);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    tellFigure(
      'R6',
      `${read + refused} inputs for ${
        names.length
      } readers of API servers, ${read} read, ${refused} refused, 0 crashes`,
    );
  });

  it('reads what the demo fleet answers, so that it is worth spoiling', async () => {
    const unread: string[] = [];
    const api = scriptedApi(async asked => {
      const text = good.get(placeOf(asked));
      return text === undefined
        ? { status: 404, text: '' }
        : { status: 200, text };
    });
    for (const [name, reader] of Object.entries(spokeReaders)) {
      await reader(api).catch(error => unread.push(`${name}: ${error}`));
    }
    expect(unread).toEqual([]);
  });
});
