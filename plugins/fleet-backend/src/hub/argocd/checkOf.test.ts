import fc from 'fast-check';
import { z } from 'zod';
import { applicationOf } from './__testUtils__/fixtures';
import { applicationSchema } from './applicationSchema';
import { checkOf } from './checkOf';

fc.configureGlobal({
  seed: Number(process.env.FLEET_PROPERTY_SEED ?? 20261121),
  numRuns: Number(process.env.FLEET_PROPERTY_RUNS ?? 300),
});

const isApplication = checkOf(applicationSchema);

const text = fc.oneof(fc.string(), fc.constantFrom('', null, undefined));
const flag = fc.option(fc.boolean());
const number = fc.oneof(fc.integer(), fc.constantFrom(null, undefined));
const label = fc.string().filter(word => word !== '__proto__');
const map = fc.option(fc.dictionary(label, fc.string()));
const list = <T>(item: fc.Arbitrary<T>) =>
  fc.option(fc.array(item, { maxLength: 3 }));
const source = fc.record({
  repoURL: text,
  path: text,
  chart: text,
  targetRevision: text,
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
      fc.record({ kind: fc.string(), name: fc.string(), uid: text }),
    ),
  }),
  spec: fc.record({
    project: fc.string(),
    destination: fc.option(fc.record({ server: text, name: text })),
    source: fc.option(source),
    sources: list(source),
    syncPolicy: fc.option(
      fc.record({ automated: fc.option(fc.record({ enabled: flag })) }),
    ),
  }),
  status: fc.option(
    fc.record({
      sync: fc.option(
        fc.record({ status: text, revisions: list(fc.string()) }),
      ),
      conditions: list(fc.record({ type: fc.string(), message: fc.string() })),
      history: list(
        fc.record({
          id: fc.integer(),
          revision: text,
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
              info: list(fc.record({ name: text, value: text })),
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

describe('the check of an Application', () => {
  it('says yes to what Argo CD answers, and so does the schema', () => {
    fc.assert(
      fc.property(plain, application => {
        expect(isApplication(application)).toBe(true);
        expect(applicationSchema.safeParse(application).success).toBe(true);
      }),
    );
  });

  it('says what the schema says, whatever is put in any place', () => {
    const whole = applicationOf({ name: 'shop', owner: 'shop' });
    const verdicts = new Set<boolean>();
    fc.assert(
      fc.property(
        fc.oneof(plain, fc.constant(whole)),
        fc.nat(),
        odd,
        (application, at, value) => {
          const places = placesOf(application);
          const path = places[at % places.length];
          const changed = replaced(application, path, value);
          // Of these below.
          fc.pre(!JSON.stringify(changed)?.includes('__proto__'));
          const { success } = applicationSchema.safeParse(changed);
          verdicts.add(success);

          expect(isApplication(changed)).toBe(success);
        },
      ),
      { numRuns: 10 * Number(process.env.FLEET_PROPERTY_RUNS ?? 300) },
    );
    expect(verdicts).toEqual(new Set([true, false]));
  });

  it('leaves to the schema what could change the prototype of an object', () => {
    const labels: unknown = JSON.parse('{"__proto__": "x", "team": "shop"}');
    const application = {
      metadata: { name: 'shop', namespace: 'argocd', labels },
      spec: {},
    };

    expect(isApplication(application)).toBe(false);
    expect(applicationSchema.parse(application).metadata.labels).toEqual({
      team: 'shop',
    });
  });
});

describe('checkOf', () => {
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
  ])('knows no check for %s', (_, schema) => {
    expect(() => checkOf(schema as z.ZodType)).toThrow(/^No check of/);
  });
});
