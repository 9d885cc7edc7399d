import fc from 'fast-check';
import { seed } from '../reliability/__testUtils__/effort';
import { answerText } from './answerText';

describe('answerText', () => {
  it('writes what JSON.stringify writes, also when items come again', () => {
    const value = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom(undefined, NaN, new Date(0)),
    );
    const item = fc.oneof(value, fc.dictionary(fc.string(), value));
    fc.assert(
      fc.property(
        fc.array(item),
        fc.dictionary(fc.string(), item),
        (items, rest) => {
          const before = { ...rest, items };
          const after = { items: [...items].reverse(), ...rest, more: items };

          expect(answerText(before)).toBe(JSON.stringify(before));
          expect(answerText(after)).toBe(JSON.stringify(after));
        },
      ),
      { seed },
    );
  });
});
