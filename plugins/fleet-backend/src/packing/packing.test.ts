import { operationPhases } from '@fleet-portal/backstage-plugin-fleet-common';
import { hubApplication } from '@fleet-portal/backstage-plugin-fleet-node/testUtils';
import fc from 'fast-check';
import { PackedApplication } from './PackedApplication';
import { PackReader, PackWriter } from './PackedText';
import { TextPool, TextTable } from './TextPool';

fc.configureGlobal({
  seed: Number(process.env.FLEET_PROPERTY_SEED ?? 20261121),
  numRuns: Number(process.env.FLEET_PROPERTY_RUNS ?? 300),
});

const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constant(''));
const maybe = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.option(arbitrary, { nil: undefined });
/** As hubs write them, and in every way in which they could. */
const time = fc.oneof(
  fc
    .date({
      noInvalidDate: true,
      min: new Date(0),
      max: new Date('9999-01-01'),
    })
    .map(date => `${date.toISOString().slice(0, 19)}Z`),
  fc.date({ noInvalidDate: true }).map(date => date.toISOString()),
  fc.constantFrom(
    '2030-02-30T10:00:00Z',
    '2030-02-28T24:00:00Z',
    '2030-06-01T12:00:00+02:00',
    '1969-12-31T23:59:59Z',
    'never',
  ),
  text,
);
const map = fc.dictionary(text, text);
const flag = fc.boolean();

const applications = fc
  .record({
    name: text,
    namespace: text,
    project: text,
    uid: fc.oneof(fc.uuid(), text),
    resourceVersion: fc.oneof(
      fc.nat().map(String),
      fc.constantFrom('', '0', '007', '123456789012345', '1234567890123456'),
      text,
    ),
    labels: map,
    annotations: map,
    destination: fc.record({
      server: maybe(text),
      name: maybe(text),
      namespace: maybe(text),
    }),
    sources: fc.array(
      fc.record({
        repoURL: text,
        path: maybe(text),
        chart: maybe(text),
        targetRevision: maybe(text),
        revision: maybe(text),
      }),
    ),
    applicationSet: maybe(text),
    comparedRevisions: maybe(fc.array(text)),
    healthSince: maybe(time),
    operation: maybe(
      fc.record({
        phase: fc.constantFrom(...operationPhases),
        message: maybe(text),
        startedAt: maybe(time),
        finishedAt: maybe(time),
        retryCount: maybe(fc.integer()),
        retryLimit: maybe(fc.integer()),
        initiatedBy: maybe(text),
        dryRun: maybe(flag),
        tried: maybe(
          fc.array(
            fc.record({
              kind: text,
              namespace: maybe(text),
              name: text,
              failed: flag,
              message: text,
            }),
          ),
        ),
      }),
    ),
    autoSync: maybe(fc.record({ prune: flag, selfHeal: flag })),
    conditions: fc.array(
      fc.record({
        type: text,
        message: text,
        status: maybe(text),
        reason: maybe(text),
        lastTransitionTime: maybe(time),
      }),
    ),
    doomedObjects: maybe(
      fc.array(fc.record({ apiVersion: text, kind: text, name: maybe(text) })),
    ),
    images: fc.array(text),
    history: fc.array(
      fc.record({
        id: fc.integer(),
        revisions: fc.array(text),
        version: maybe(text),
        deployedAt: time,
        startedAt: maybe(time),
        initiatedBy: maybe(text),
        automated: maybe(flag),
      }),
    ),
    reconciledAt: maybe(time),
    createdAt: maybe(time),
  })
  .map(hubApplication);

describe('PackedText', () => {
  it('reads what was written, in the same order', () => {
    const values = fc.array(
      fc.oneof(
        fc.record({ count: fc.maxSafeNat() }),
        fc.record({ integer: fc.integer() }),
        fc.record({ text }),
        fc.record({ time: maybe(time) }),
      ),
    );
    fc.assert(
      fc.property(values, written => {
        const writer = new PackWriter();
        for (const one of written) {
          if ('count' in one) writer.count(one.count);
          else if ('integer' in one) writer.integer(one.integer);
          else if ('text' in one) writer.text(one.text);
          else writer.time(one.time);
        }
        const reader = new PackReader(writer.take());
        const read = written.map(one => {
          if ('count' in one) return { count: reader.count() };
          if ('integer' in one) return { integer: reader.integer() };
          if ('text' in one) return { text: reader.text() };
          return { time: reader.time() };
        });
        expect(read).toEqual(written);
      }),
    );
  });

  it('takes texts that are longer than the writer is at first', () => {
    const long = 'x'.repeat(300_000);
    const writer = new PackWriter().count(1).text(long).text('ж');
    const reader = new PackReader(writer.take());

    expect(reader.count()).toBe(1);
    expect(reader.text()).toBe(long);
    expect(reader.text()).toBe('ж');
  });

  it('forgets what was written before, and the time of it', () => {
    const writer = new PackWriter().time('2030-06-01T12:00:00Z');
    const once = writer.take();

    expect(writer.clear().time('2030-06-01T12:00:00Z').take()).toBe(once);
  });
});

describe('PackedApplication', () => {
  it('says everything that the Application said, however often it is packed', () => {
    fc.assert(
      fc.property(fc.array(applications, { maxLength: 3 }), plain => {
        const pool = new TextPool();
        const packed = plain.map(one => new PackedApplication(one, pool));
        const again = packed.map(
          one => new PackedApplication(one, new TextPool()),
        );

        expect(packed.map(one => one.toJSON())).toEqual(plain);
        expect(again.map(one => one.toJSON())).toEqual(plain);
        expect(again.map(one => one.resourceVersion)).toEqual(
          plain.map(one => one.resourceVersion),
        );
        expect(again.map(one => one.images)).toEqual(
          plain.map(one => one.images),
        );
      }),
    );
  });

  it('tells versions of the same object apart', () => {
    fc.assert(
      fc.property(applications, applications, (one, other) => {
        const pool = new TextPool();
        const [a, b] = [one, other].map(
          plain => new PackedApplication(plain, pool),
        );

        expect(a.isSameVersion(b)).toBe(
          one.uid === other.uid &&
            one.resourceVersion === other.resourceVersion &&
            one.resourceVersion !== '',
        );
        expect(
          a.isSameVersion(
            new PackedApplication(
              { ...other, uid: one.uid, resourceVersion: one.resourceVersion },
              new TextPool(),
            ),
          ),
        ).toBe(one.resourceVersion !== '');
      }),
    );
  });

  it('stays readable when its pool has begun another table', () => {
    const pool = new TextPool();
    const before = new PackedApplication(
      hubApplication({ name: 'before', images: ['registry/shop:1'] }),
      pool,
    );
    const { table } = pool;
    while (pool.table === table) pool.one(`text ${table.size}`);

    expect(pool.table).not.toBe(table);
    expect(before.images).toEqual(['registry/shop:1']);
    expect(
      new PackedApplication(
        hubApplication({ name: 'after', images: ['registry/shop:2'] }),
        pool,
      ).images,
    ).toEqual(['registry/shop:2']);
  });
});

describe('TextTable', () => {
  it('has each text once, byte for byte', () => {
    fc.assert(
      fc.property(fc.array(text), texts => {
        const table = new TextTable();
        const numbers = texts.map(one => table.numberOf(one));

        expect(numbers.map(number => table.textOf(number))).toEqual(texts);
        expect(table.size).toBe(new Set(texts).size);
      }),
    );
  });
});
