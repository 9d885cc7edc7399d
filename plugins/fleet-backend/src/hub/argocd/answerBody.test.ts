import fc from 'fast-check';
import { LineReading, readLines } from './answerBody';

const tooLarge = () => new Error('too large');

async function linesOf(
  text: string,
  chunkBytes: number,
  reading: Partial<LineReading> = {},
): Promise<string[]> {
  const whole = Buffer.from(text);
  async function* chunks() {
    for (let at = 0; at < whole.length; at += chunkBytes) {
      yield whole.subarray(at, at + chunkBytes);
    }
  }
  const lines: string[] = [];
  const options = { maxLineBytes: Infinity, tooLarge, ...reading };
  for await (const line of readLines(chunks(), options)) {
    lines.push(line.toString());
  }
  return lines;
}

describe('readLines', () => {
  it('gives what was written, however it is cut', async () => {
    const objects = fc.array(fc.json());
    await fc.assert(
      fc.asyncProperty(objects, fc.integer({ min: 1 }), async (all, size) => {
        const text = all.map(one => `${one}\n`).join('');

        expect(await linesOf(text, size)).toEqual(all);
      }),
    );
  });

  it('drops blank lines and one without an end, and stops one too long', async () => {
    expect(await linesOf('{"a":1}\n\n {"b":2}\n{"c"', 3)).toEqual([
      '{"a":1}',
      ' {"b":2}',
    ]);
    await expect(linesOf('{"a":1}', 3, { maxLineBytes: 5 })).rejects.toThrow(
      'too large',
    );
  });
});
