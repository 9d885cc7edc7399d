import * as fc from 'fast-check';
import {
  decodeApplicationSet,
  describeGenerator,
  evaluatePlacement,
  PlacementCluster,
  PlacementResult,
} from './index';

/* Properties that hold for every ApplicationSet and every fleet. */
const settings = { seed: 20261121, numRuns: 1_000 };

const keys = ['env', 'region', 'tier'];
const labelValues = ['a', 'b', 'c'];
const key = fc.constantFrom(...keys);
const value = fc.constantFrom(...labelValues);
const someValues = fc.uniqueArray(value, { minLength: 1, maxLength: 3 });

const clusters: fc.Arbitrary<PlacementCluster[]> = fc
  .array(fc.dictionary(key, value), { maxLength: 8 })
  .chain(all =>
    fc.boolean().map(hub => [
      ...all.map((labels, index) => ({
        name: `c${index}`,
        server: `https://c${index}.example.com`,
        labels,
      })),
      ...(hub
        ? [
            {
              name: 'in-cluster',
              server: 'https://kubernetes.default.svc',
              labels: {},
              inCluster: true,
            },
          ]
        : []),
    ]),
  );

const expression = fc.oneof(
  fc.record({
    key,
    operator: fc.constantFrom('In', 'NotIn'),
    values: someValues,
  }),
  fc.record({ key, operator: fc.constantFrom('Exists', 'DoesNotExist') }),
);
const selector = fc.record(
  {
    matchLabels: fc.dictionary(key, value, { maxKeys: 2 }),
    matchExpressions: fc.array(expression, { maxLength: 2 }),
  },
  { requiredKeys: [] },
);
const clustersGenerator = fc.record({
  clusters: fc.record(
    { selector, values: fc.constant({ ring: 'r' }) },
    { requiredKeys: [] },
  ),
});
const listGenerator = fc
  .array(fc.nat({ max: 9 }), { maxLength: 3 })
  .map(numbers => ({
    list: {
      elements: numbers.map(number => ({
        name: `c${number}`,
        server: `https://c${number}.example.com`,
      })),
    },
  }));
const stages = {
  list: { elements: [{ stage: 'one' }, { stage: 'two' }] },
};
const generator = fc.oneof(
  clustersGenerator,
  listGenerator,
  clustersGenerator.map(inner => ({
    matrix: { generators: [stages, inner] },
  })),
  fc.tuple(clustersGenerator, listGenerator).map(([base, later]) => ({
    merge: { mergeKeys: ['name'], generators: [base, later] },
  })),
);

const documents = fc
  .record({
    generators: fc.array(generator, { maxLength: 3 }),
    goTemplate: fc.boolean(),
    strict: fc.boolean(),
    labelled: fc.boolean(),
  })
  .map(({ generators, goTemplate, strict, labelled }) => {
    const dot = goTemplate ? '.' : '';
    return {
      metadata: { name: 'set' },
      spec: {
        generators,
        goTemplate,
        goTemplateOptions: strict ? ['missingkey=error'] : [],
        template: {
          metadata: {
            name: `app-{{${dot}name}}`,
            labels: labelled ? { env: `{{${dot}metadata.labels.env}}` } : {},
          },
          spec: { destination: { server: `{{${dot}server}}` } },
        },
      },
    };
  });

function place(document: unknown, fleet: PlacementCluster[]): PlacementResult {
  return evaluatePlacement({
    applicationSet: decodeApplicationSet(document),
    clusters: fleet,
  });
}

function sorted<T>(items: readonly T[]): string[] {
  return items.map(item => JSON.stringify(item)).sort();
}

const refused = (result: PlacementResult) =>
  result.errors.some(error => error.stage === 'generate');

it('does not depend on the order of the clusters', () => {
  fc.assert(
    fc.property(documents, clusters, fc.nat(), (document, fleet, turn) => {
      const at = fleet.length ? turn % fleet.length : 0;
      const turned = [...fleet.slice(at), ...fleet.slice(0, at)].reverse();
      const before = place(document, fleet);
      const after = place(document, turned);
      expect(refused(after)).toBe(refused(before));
      expect(sorted(after.applications)).toEqual(sorted(before.applications));
      expect(
        after.clusters.map(one => [one.cluster, one.matched]).sort(),
      ).toEqual(before.clusters.map(one => [one.cluster, one.matched]).sort());
    }),
    settings,
  );
});

it('parts the fleet into the matched and the others, with a reason for each', () => {
  fc.assert(
    fc.property(documents, clusters, (document, fleet) => {
      const result = place(document, fleet);
      expect(result.clusters.map(one => one.cluster)).toEqual(
        fleet.map(one => one.name),
      );
      for (const one of result.clusters) {
        const going = result.applications.filter(
          application => application.cluster === one.cluster,
        );
        expect(one.matched).toBe(going.length > 0);
        expect(one.reasons.length > 0).toBe(!one.matched);
        expect([...one.applications].sort()).toEqual(
          [...new Set(going.map(application => application.name))].sort(),
        );
      }
    }),
    settings,
  );
});

/** Operators that a label can only fulfil, never spoil, by being there. */
function onlyPositive(document: unknown): boolean {
  return !/"(NotIn|DoesNotExist)"/.test(JSON.stringify(document));
}

it('loses by a removed label only what needed it', () => {
  fc.assert(
    fc.property(
      documents,
      clusters.filter(fleet => fleet.length > 0),
      fc.nat(),
      key,
      (written, fleet, turn, removed) => {
        const document = {
          ...written,
          spec: { ...written.spec, goTemplateOptions: [] },
        };
        const at = turn % fleet.length;
        const { [removed]: _, ...kept } = fleet[at].labels;
        const poorer = fleet.map((cluster, index) =>
          index === at ? { ...cluster, labels: kept } : cluster,
        );
        const before = place(document, fleet);
        const after = place(document, poorer);
        const others = (result: PlacementResult) =>
          result.clusters.filter((_one, index) => index !== at);
        expect(others(after)).toEqual(others(before));
        const mentioned = JSON.stringify(document).includes(removed);
        const was = before.clusters[at].applications;
        const is = after.clusters[at].applications;
        const lost = was.filter(name => !is.includes(name));
        const won = is.filter(name => !was.includes(name));
        expect(mentioned || lost.length + won.length === 0).toBe(true);
        expect(won.length === 0 || !onlyPositive(document)).toBe(true);
      },
    ),
    settings,
  );
});

const anything = fc.anything({
  withNullPrototype: true,
  withDate: true,
  withMap: true,
  withBigInt: true,
  maxDepth: 4,
});

/** Replaces one part of a document, anywhere, by anything. */
function damage(document: unknown, path: number[], by: unknown): unknown {
  if (typeof document !== 'object' || document === null) return by;
  const entries = Object.entries(document);
  if (entries.length === 0 || path.length === 0) return by;
  const [step, ...rest] = path;
  const at = step % entries.length;
  const changed = entries.map(([name, part], index) => [
    name,
    index === at ? damage(part, rest, by) : part,
  ]);
  return Array.isArray(document)
    ? changed.map(([, part]) => part)
    : Object.fromEntries(changed);
}

it('survives any document', () => {
  fc.assert(
    fc.property(anything, clusters, (document, fleet) => {
      expect(place(document, fleet).clusters).toHaveLength(fleet.length);
      expect(describeGenerator(document).words).not.toBe('');
    }),
    settings,
  );
  fc.assert(
    fc.property(
      documents,
      clusters,
      fc.array(fc.nat(), { maxLength: 9 }),
      anything,
      (document, fleet, path, by) => {
        const result = place(damage(document, path, by), fleet);
        expect(result.clusters).toHaveLength(fleet.length);
      },
    ),
    settings,
  );
  expect(Object.keys(Object.prototype)).toEqual([]);
});

const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('{{', '}}', '{{-', '-}}', ' ', '|') },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ...['.name', '.', '$', '$x', ':=', '=', ',', '(', ')', '"a"', '1', '-1'],
      ...['if', 'range', 'with', 'else', 'end', 'break', 'define', 'nil'],
      ...['printf', 'index', 'eq', 'list', 'dict', 'toYaml', 'regexReplaceAll'],
      ...['"["', '"%d"', '`x`', "'c'", '1.5e3', '/*', '*/', '\n', '0x', '\\'],
    ),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 4, unit: 'binary' }) },
);
const template = fc
  .array(piece, { maxLength: 14 })
  .map(pieces => `{{ ${pieces.join(' ')} }}`);

it('survives any template, in both dialects', () => {
  fc.assert(
    fc.property(template, fc.boolean(), (name, goTemplate) => {
      const result = place(
        {
          spec: {
            goTemplate,
            generators: [{ list: { elements: [{ name: 'x' }] } }],
            template: { metadata: { name }, spec: {} },
            templatePatch: name,
          },
        },
        [],
      );
      const said = result.errors.length + result.unsupported.length;
      expect(result.applications.length + said).toBeGreaterThan(0);
    }),
    { ...settings, numRuns: 5_000 },
  );
});
