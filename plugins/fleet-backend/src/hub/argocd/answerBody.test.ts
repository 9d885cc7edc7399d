import fc from 'fast-check';
import { Readable } from 'node:stream';
import { seed } from '../../reliability/__testUtils__/effort';
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
      { seed },
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

  it('lets others have a turn between lines that take long', async () => {
    let now = 0;
    const clock = jest.spyOn(performance, 'now').mockImplementation(() => now);
    const happened: string[] = [];
    const bytes = Readable.from([Buffer.from('1\n2\n3\n')]);
    const lines = readLines(bytes, { maxLineBytes: 9, tooLarge });
    for await (const bytesOfLine of lines) {
      const line = bytesOfLine.toString();
      happened.push(line);
      setImmediate(() => happened.push('another'));
      // The first is done at once.
      if (line !== '1') now += 1_000;
    }
    clock.mockRestore();

    expect(happened).toEqual(['1', '2', 'another', 'another', '3', 'another']);
  });
});
