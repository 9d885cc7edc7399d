import fc from 'fast-check';
import { JsonCursor } from './JsonCursor';
import { eachItem, ItemReader, readList } from './readList';

fc.configureGlobal({
  seed: Number(process.env.FLEET_PROPERTY_SEED ?? 20261121),
  numRuns: Number(process.env.FLEET_PROPERTY_RUNS ?? 300),
});

async function* inChunks(text: string, size: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) {
    yield bytes.subarray(at, at + size);
  }
}

async function read(text: string, chunk: number) {
  const items: unknown[] = [];
  const list = await readList(
    inChunks(text, chunk),
    eachItem(item => items.push(item)),
  );
  return { list, items };
}

/** Also with texts that look like the structure around them. */
const word = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('},{"metadata":{', '"items":[', ']}', '\\', '"', 'ü', '😀'),
);
const value = fc.letrec(tie => ({
  json: fc.oneof(
    { maxDepth: 3 },
    word,
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('json'), { maxLength: 3 }),
    fc.dictionary(word, tie('json'), { maxKeys: 3 }),
  ),
})).json;
const lists = fc.record({
  items: fc.array(value, { maxLength: 12 }),
  metadata: fc.record({ continue: word }),
});
/** The list may say what it is before its items or after them. */
const wholes = fc
  .tuple(lists, fc.boolean())
  .map(([{ items, metadata }, first]) =>
    first ? { metadata, items } : { items, metadata },
  );
const blanks = fc.constantFrom(undefined, 1, '\t', '\r\n ');
const sizes = fc.integer({ min: 1, max: 90 });

/** As it comes back from JSON: without -0 and the like. */
function plain<T>(json: T): T {
  return JSON.parse(JSON.stringify(json));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('readList', () => {
  it('reads what JSON.parse reads, however it is written and cut', async () => {
    await fc.assert(
      fc.asyncProperty(wholes, blanks, sizes, async (whole, blank, size) => {
        const text = JSON.stringify(whole, null, blank);
        const { list, items } = await read(text, size);

        expect(items).toEqual(plain(whole.items));
        expect(list).toEqual({ metadata: whole.metadata });
      }),
    );
  });

  it('reads a list only if JSON.parse would', async () => {
    const found = new Set<boolean>();
    await fc.assert(
      fc.asyncProperty(wholes, sizes, fc.nat(), async (whole, size, cut) => {
        const text = JSON.stringify(whole);
        const at = cut % text.length;
        const broken = text.slice(0, at) + text.slice(at + 1);
        const right = isJson(broken);
        const settled = await read(broken, size).then(
          () => true,
          error => {
            expect(error).toBeInstanceOf(SyntaxError);
            return false;
          },
        );
        found.add(settled);

        expect(settled).toBe(right);
      }),
    );
    expect(found).toEqual(new Set([true, false]));
  });

  it('hands over items long before the end', async () => {
    const items = Array.from({ length: 100 }, (_, n) => ({ name: `app-${n}` }));
    const whole = JSON.stringify({ items, kind: 'List' });
    let there = 0;
    const early: number[] = [];
    async function* arriving() {
      for await (const chunk of inChunks(whole, 64)) {
        there += 1;
        yield chunk;
      }
    }
    await readList(
      arriving(),
      eachItem(() => early.push(there)),
    );

    expect(early).toHaveLength(100);
    expect(early[0]).toBeLessThan(3);
    expect(early[50]).toBeLessThan(early[99] - 10);
  });

  it('reads an item once that is longer than many chunks', async () => {
    const reading = jest.fn();
    const items: ItemReader = {
      read(from: JsonCursor) {
        reading();
        from.any();
      },
      strange: () => {},
    };
    const text = JSON.stringify({ items: [{ message: 'x'.repeat(100_000) }] });
    await readList(inChunks(text, 10), items);

    // Each time with twice the bytes of the time before.
    expect(reading.mock.calls.length).toBeLessThan(20);
  });

  it('gives what has another form than expected to be taken as it is', async () => {
    const strange: unknown[] = [];
    const names: string[] = [];
    const items: ItemReader = {
      read: from => {
        names.push(from.text());
      },
      strange: item => strange.push(item),
    };
    const text = JSON.stringify({ items: ['a', { b: 1 }, 2, 'c', null] });
    await readList(inChunks(text, 3), items);

    expect(names).toEqual(['a', 'c']);
    expect(strange).toEqual([{ b: 1 }, 2, null]);
  });

  it.each(['{"items":null}', '{}', ' { "items" : [ ] } \n'])(
    'knows that there is nothing in %j',
    async text => {
      expect(await read(text, 2)).toEqual({ list: {}, items: [] });
    },
  );

  it('leaves items that are no list for the reader of the list', async () => {
    expect(await read('{"items":{"a":1}}', 5)).toEqual({
      list: { items: { a: 1 } },
      items: [],
    });
  });

  it.each([
    '{"items":[{"metadata":{"name":"a',
    '{"items":[]} {}',
    '{"items":[]',
    '{"items":[1,]}',
    '{"items":[tru]}',
    '[',
    '[]',
    'null',
    '"text"',
    '<html>',
    '',
  ])('throws for what is no whole list: %j', async text => {
    await expect(read(text, 10)).rejects.toThrow(SyntaxError);
  });
});
