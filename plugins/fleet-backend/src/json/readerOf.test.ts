import fc from 'fast-check';
import { z } from 'zod';
import { applicationOf } from '../hub/argocd/__testUtils__/fixtures';
import { applicationSchema } from '../hub/argocd/applicationSchema';
import { readerOf, readWhole } from './readerOf';

fc.configureGlobal({
  seed: Number(process.env.FLEET_PROPERTY_SEED ?? 20261121),
  numRuns: Number(process.env.FLEET_PROPERTY_RUNS ?? 300),
});

const readApplication = readerOf(applicationSchema);

function read(text: string) {
  return readWhole(readApplication, Buffer.from(text));
}

const optionalText = fc.oneof(
  fc.string(),
  fc.constantFrom('', null, undefined),
);
const flag = fc.option(fc.boolean());
const number = fc.oneof(fc.integer(), fc.constantFrom(null, undefined));
const label = fc.string().filter(word => word !== '__proto__');
const map = fc.option(fc.dictionary(label, fc.string()));
const list = <T>(item: fc.Arbitrary<T>) =>
  fc.option(fc.array(item, { maxLength: 3 }));
const source = fc.record({
  repoURL: optionalText,
  path: optionalText,
  chart: optionalText,
  targetRevision: optionalText,
});

/** As Argo CD answers it, in every form that it has. */
const plain = fc.record({
  metadata: fc.record({
    name: fc.string({ minLength: 1 }),
    namespace: fc.string({ minLength: 1 }),
    uid: fc.string(),
    labels: map,
    annotations: map,
    ownerReferences: list(
      fc.record({ kind: fc.string(), name: fc.string(), uid: optionalText }),
    ),
  }),
  spec: fc.record({
    project: fc.string(),
    destination: fc.option(
      fc.record({ server: optionalText, name: optionalText }),
    ),
    source: fc.option(source),
    sources: list(source),
    syncPolicy: fc.option(
      fc.record({ automated: fc.option(fc.record({ enabled: flag })) }),
    ),
  }),
  status: fc.option(
    fc.record({
      sync: fc.option(
        fc.record({ status: optionalText, revisions: list(fc.string()) }),
      ),
      conditions: list(fc.record({ type: fc.string(), message: fc.string() })),
      history: list(
        fc.record({
          id: fc.integer(),
          revision: optionalText,
          initiatedBy: fc.option(fc.record({ automated: flag })),
        }),
      ),
      operationState: fc.option(
        fc.record({
          phase: fc.string(),
          retryCount: number,
          operation: fc.option(
            fc.record({
              retry: fc.option(fc.record({ limit: number })),
              info: list(
                fc.record({ name: optionalText, value: optionalText }),
              ),
            }),
          ),
        }),
      ),
    }),
  ),
});

/** Values of every other type, and numbers that are no whole ones. */
const odd = fc.oneof(
  fc.anything({ withBigInt: false }),
  fc.constantFrom(null, undefined, 1.5, 2 ** 60, Infinity, NaN, [], {}, '', [
    1,
  ]),
);

type Path = (string | number)[];

/** Every place of a value, its own included. */
function placesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path].concat(
    Object.entries(value).flatMap(([key, inner]) =>
      placesOf(inner, [...path, key]),
    ),
  );
}

function replaced(value: unknown, path: Path, by: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return by;
  if (Array.isArray(value)) {
    return value.map((one, at) =>
      String(at) === key ? replaced(one, rest, by) : one,
    );
  }
  const object = value as Record<string, unknown>;
  return { ...object, [key]: replaced(object[key], rest, by) };
}

describe('the reader of an Application', () => {
  it('reads what Argo CD answers as the schema does', () => {
    fc.assert(
      fc.property(
        plain,
        fc.constantFrom(undefined, 2),
        (application, blanks) => {
          const text = JSON.stringify(application, null, blanks);

          expect(read(text)).toEqual(applicationSchema.parse(JSON.parse(text)));
        },
      ),
    );
  });

  it('reads what the schema takes or nothing, whatever is in any place', () => {
    const whole = applicationOf({ name: 'shop', owner: 'shop' });
    const verdicts = new Map<string, number>();
    fc.assert(
      fc.property(
        fc.oneof(plain, fc.constant(whole)),
        fc.nat(),
        odd,
        (application, at, value) => {
          const places = placesOf(application);
          const path = places[at % places.length];
          const text = JSON.stringify(replaced(application, path, value));
          fc.pre(text !== undefined);
          const { data } = applicationSchema.safeParse(JSON.parse(text));
          const found = read(text);
          const verdict = `${found ? 'read' : 'refused'}, ${
            data ? 'right' : 'wrong'
          }`;
          verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);

          expect(found ?? data).toEqual(data);
        },
      ),
      { numRuns: 10 * Number(process.env.FLEET_PROPERTY_RUNS ?? 300) },
    );
    const count = (verdict: string) => verdicts.get(verdict) ?? 0;
    expect(count('read, wrong')).toBe(0);
    expect(count('refused, wrong')).toBeGreaterThan(0);
    // To refuse what is right costs time, so it has to be rare.
    expect(count('refused, right')).toBeLessThan(count('read, right') / 10);
  });

  it('refuses what is cut off or broken anywhere', () => {
    const text = JSON.stringify(applicationOf({ name: 'shop', owner: 'shop' }));
    const bytes = Buffer.from(text);
    for (let end = 0; end < bytes.length; end++) {
      expect(readWhole(readApplication, bytes.subarray(0, end))).toBe(
        undefined,
      );
    }
    expect(read(`${text}}`)).toBe(undefined);
    expect(read(text)).toBeDefined();
  });

  it('leaves to the schema what could change the prototype of an object', () => {
    const text =
      '{"metadata":{"name":"shop","namespace":"argocd","labels":{"__proto__":"x","team":"shop"}},"spec":{}}';

    expect(read(text)).toBe(undefined);
    expect(applicationSchema.parse(JSON.parse(text)).metadata.labels).toEqual({
      team: 'shop',
    });
  });
});

describe('readerOf', () => {
  const values = z.object({
    text: z.string().optional(),
    whole: z.number().int().optional(),
    flag: z.boolean().optional(),
    any: z.unknown().optional(),
    map: z.record(z.string(), z.unknown()).optional(),
  });
  const readValues = readerOf(values);

  it.each([
    '{"text":"a\\u00fc\\n\\"b"}',
    '{"text":"üß😀"}',
    '{"whole":0}',
    '{"whole":-0}',
    '{"whole":-12}',
    '{"flag":true,"any":{"flag":[false]}}',
    '{"any":1.5e3,"other":[{"}":"]"}]}',
    '{"map":{"a":{"b":null},"ü":[1]},"text":"first","text":"last"}',
    ' {\t"flag" : false ,\r\n"whole" : 7 } ',
  ])('reads %s as JSON.parse does', text => {
    expect(readWhole(readValues, Buffer.from(text))).toEqual(
      values.parse(JSON.parse(text)),
    );
  });

  it.each([
    '{"whole":01}',
    '{"whole":1.0}',
    '{"whole":1e3}',
    '{"whole":9007199254740993}',
    '{"whole":-}',
    '{"whole":"1"}',
    '{"flag":tru}',
    '{"flag":truely}',
    '{"flag":null}',
    '{"text":null}',
    '{"text":"a\u0001"}',
    '{"text":"\\x"}',
    '{"any":tru}',
    '{"flag":true,}',
    '{,"flag":true}',
    '{"flag" true}',
    '{"flag":true "text":"a"}',
    '{\u0001"flag":true}',
  ])('leaves %j to JSON.parse and the schema', text => {
    expect(readWhole(readValues, Buffer.from(text))).toBe(undefined);
  });

  it.each([
    ['a default', z.object({ a: z.string().default('x') })],
    ['a format', z.object({ a: z.email() })],
    ['a longest text', z.object({ a: z.string().min(1).max(2) })],
    ['a number that need not be whole', z.object({ a: z.number() })],
    ['a strict object', z.strictObject({ a: z.string() })],
    ['a loose object', z.looseObject({ a: z.string() })],
    ['a refined object', z.object({ a: z.string() }).refine(() => false)],
    ['a shortest list', z.array(z.string()).min(1)],
    ['keys of a form', z.record(z.string().min(2), z.string())],
    ['a union', z.union([z.string(), z.boolean()])],
  ])('knows no reader for %s', (_, schema) => {
    expect(() => readerOf(schema as z.ZodType)).toThrow(/^No reader of/);
  });
});
