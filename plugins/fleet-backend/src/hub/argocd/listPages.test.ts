import fc from 'fast-check';
import { itemsOf, ListReading, readListPages } from './listPages';

fc.configureGlobal({
  seed: Number(process.env.FLEET_PROPERTY_SEED ?? 20261121),
  numRuns: Number(process.env.FLEET_PROPERTY_RUNS ?? 300),
});

const itemBegin = '{"metadata":{';

async function* inChunks(text: string, size: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) {
    yield bytes.subarray(at, at + size);
  }
}

async function read(
  text: string,
  { chunk, ...reading }: Partial<ListReading> & { chunk: number },
) {
  const pages: unknown[][] = [];
  const list = await readListPages(
    inChunks(text, chunk),
    { itemBegin, ...reading },
    items => pages.push(items),
  );
  return { list, pages };
}

/** Also with texts that look like the beginning of an item or of what is skipped. */
const word = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '},{"metadata":{',
    '"managedFields":[',
    '\\"managedFields":[{',
    '"items":[',
    ']}',
    '\\',
  ),
);
const value = fc.letrec(tie => ({
  json: fc.oneof(
    { maxDepth: 3 },
    word,
    fc.integer(),
    fc.constant(null),
    fc.array(tie('json'), { maxLength: 3 }),
    fc.dictionary(fc.oneof(word, fc.constant('managedFields')), tie('json'), {
      maxKeys: 3,
    }),
    fc.array(fc.record({ metadata: tie('json') }), { maxLength: 2 }),
  ),
})).json;
const lists = fc.record({
  items: fc.array(
    fc.record({ metadata: fc.dictionary(word, value), spec: value }),
    { maxLength: 12 },
  ),
  metadata: fc.record({ continue: word }),
});
/** The list may say what it is before its items or after them. */
const texts = fc
  .tuple(lists, fc.boolean())
  .map(([{ items, metadata }, first]) =>
    first ? { metadata, items } : { items, metadata },
  );
const sizes = fc.record({
  chunk: fc.integer({ min: 1, max: 90 }),
  pageBytes: fc.integer({ min: 1, max: 200 }),
});

/** As the reader should find it: an array is skipped, any other value is not. */
function skipped(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(skipped);
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(
    Object.entries(json).map(([key, one]) => [
      key,
      key === 'managedFields' && Array.isArray(one) ? [] : skipped(one),
    ]),
  );
}

describe('readListPages', () => {
  it('reads what JSON.parse reads, however it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(texts, sizes, async (whole, size) => {
        const { list, pages } = await read(JSON.stringify(whole), size);

        expect(pages.flat().concat(itemsOf(list))).toEqual(whole.items);
        expect(list).toMatchObject({ metadata: whole.metadata });
      }),
    );
  });

  it('empties managedFields, and reads everything else as it is', async () => {
    await fc.assert(
      fc.asyncProperty(texts, sizes, async (whole, size) => {
        const text = JSON.stringify(whole);
        const options = { ...size, skipManagedFields: true };
        const { list, pages } = await read(text, options);

        expect(pages.flat().concat(itemsOf(list))).toEqual(
          whole.items.map(skipped),
        );
      }),
    );
  });

  it('hands over pages long before the end', async () => {
    const items = Array.from({ length: 100 }, (_, n) => ({
      metadata: { name: `app-${n}`, managedFields: [{ fieldsV1: { n } }] },
    }));
    const text = JSON.stringify({ items, kind: 'List' });
    const { list, pages } = await read(text, {
      chunk: 64,
      pageBytes: 1_024,
      skipManagedFields: true,
    });

    expect(pages.length).toBeGreaterThan(4);
    expect(itemsOf(list).length).toBeLessThan(50);
    expect(list).toMatchObject({ kind: 'List' });
  });

  it.each(['{"items":[{"metadata":{"managedFields":[{', '[', '<html>', ''])(
    'throws for what is not whole: %j',
    async text => {
      await expect(
        read(text, { chunk: 10, pageBytes: 5, skipManagedFields: true }),
      ).rejects.toThrow(SyntaxError);
    },
  );

  it.each([null, [], 'text', { items: {} }])(
    'knows that %j is no list',
    list => {
      expect(() => itemsOf(list)).toThrow(SyntaxError);
    },
  );
});
