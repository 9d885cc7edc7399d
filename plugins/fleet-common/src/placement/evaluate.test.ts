import { evaluate, fleet, namesOf, spoke } from './__fixtures__/fleet';
import { decodeApplicationSet, isLocalCluster } from './index';

const list = (...elements: object[]) => ({ list: { elements } });
const prod = { clusters: { selector: { matchLabels: { env: 'prod' } } } };
const target = { project: 'default', destination: { name: 'prod-us' } };

describe('the Application of a template', () => {
  it('is rendered everywhere, keys of maps included', () => {
    const { applications, errors } = evaluate({
      goTemplate: true,
      generators: [list({ name: 'x', key: 'tier', n: 3 })],
      template: {
        metadata: {
          name: 'app-{{.name}}',
          labels: { '{{.key}}': '{{.name}}' },
          annotations: { note: '{{.n}}' },
          finalizers: ['{{.name}}.example.com/f'],
        },
        spec: {
          ...target,
          sources: [{ helm: { valuesObject: { size: 3, at: ['{{.name}}'] } } }],
        },
      },
    });
    expect(errors).toEqual([]);
    expect(applications).toEqual([
      {
        name: 'app-x',
        namespace: 'argocd',
        labels: { tier: 'x' },
        annotations: { note: '3' },
        finalizers: ['x.example.com/f'],
        project: 'default',
        destination: { name: 'prod-us' },
        spec: {
          ...target,
          sources: [{ helm: { valuesObject: { size: 3, at: ['x'] } } }],
        },
        params: { name: 'x', key: 'tier', n: 3 },
        cluster: 'prod-us',
      },
    ]);
  });

  it('gets the finalizer of the hub unless resources are preserved', () => {
    const spec = { generators: [list({ name: 'a' })] };
    expect(evaluate(spec).applications[0].finalizers).toEqual([
      'resources-finalizer.argocd.argoproj.io',
    ]);
    expect(
      evaluate({ ...spec, syncPolicy: { preserveResourcesOnDeletion: true } })
        .applications[0].finalizers,
    ).toEqual([]);
  });

  it('takes the fields of the generator first, and the base for the rest', () => {
    const { applications } = evaluate({
      generators: [
        {
          list: {
            elements: [{ name: 'x' }],
            template: {
              metadata: { name: '', labels: { a: 'own' } },
              spec: {
                project: 'own',
                destination: {},
                source: { helm: { valuesObject: { own: 1 } } },
              },
            },
          },
        },
      ],
      template: {
        metadata: { name: 'base-{{name}}', labels: { a: 'base', b: 'base' } },
        spec: {
          ...target,
          source: { path: 'p', helm: { valuesObject: { base: 1 } } },
        },
      },
    });
    expect(applications).toMatchObject([
      {
        name: 'base-x',
        labels: { a: 'own', b: 'base' },
        project: 'own',
        cluster: 'prod-us',
        spec: { source: { path: 'p', helm: { valuesObject: { own: 1 } } } },
      },
    ]);
    expect(applications[0].spec).not.toHaveProperty(
      'source.helm.valuesObject.base',
    );
  });

  it.each([
    ['name', 'https://prod-us.example.com', undefined, 'prod-us'],
    ['slash', 'https://prod-us.example.com/', undefined, 'prod-us'],
    ['unknown', 'https://gone.example.com', undefined, undefined],
    ['both', 'https://prod-us.example.com', 'prod-us', undefined],
  ])('finds the cluster of its destination: %s', (_, server, name, cluster) => {
    const destination = { server, ...(name ? { name } : {}) };
    const { applications } = evaluate({
      generators: [list({ name: 'x' })],
      template: { metadata: { name: 'x' }, spec: { destination } },
    });
    expect(applications[0].cluster).toBe(cluster);
  });
});

describe('templatePatch', () => {
  const patched = (templatePatch: string, spec: object = {}) =>
    evaluate({
      goTemplate: true,
      generators: [list({ name: 'x', auto: true })],
      template: {
        metadata: { name: '{{.name}}', labels: { a: '1', b: '2' } },
        spec: {
          ...target,
          source: { path: 'p', helm: { valueFiles: ['a.yaml'] } },
        },
      },
      templatePatch,
      ...spec,
    });

  it('merges maps, replaces lists, removes by null and keeps the project', () => {
    const { applications, errors } = patched(
      [
        'metadata:',
        '  labels: {a: null, c: "{{ .name }}"}',
        '  finalizers: [more.example.com/f]',
        'spec:',
        '  project: other',
        '  source: {helm: {valueFiles: [b.yaml]}}',
        '{{- if .auto }}',
        '  syncPolicy: {automated: {prune: true}}',
        '{{- end }}',
      ].join('\n'),
    );
    expect(errors).toEqual([]);
    expect(applications).toMatchObject([
      {
        labels: { b: '2', c: 'x' },
        finalizers: [
          'resources-finalizer.argocd.argoproj.io',
          'more.example.com/f',
        ],
        project: 'default',
        spec: {
          project: 'default',
          source: { path: 'p', helm: { valueFiles: ['b.yaml'] } },
          syncPolicy: { automated: { prune: true } },
        },
      },
    ]);
    expect(applications[0].labels).not.toHaveProperty('a');
  });

  it('replaces a map that says so', () => {
    const { applications } = patched(
      'metadata: {labels: {$patch: replace, z: "1"}}',
    );
    expect(applications[0].labels).toEqual({ z: '1' });
  });

  it.each([
    ['- a', 'invalid templatePatch "- a"'],
    ['a: [b', 'error while converting template to json "a: [b"'],
    ['{{ .name', 'error replacing values in templatePatch: failed to parse'],
  ])('refuses %s', (patch, words) => {
    expect(patched(patch).errors).toMatchObject([
      { stage: 'generate', message: expect.stringContaining(words) },
    ]);
  });

  it('does not guess other directives', () => {
    expect(patched('spec: {$retainKeys: [source]}').unsupported).toMatchObject([
      { reason: expect.stringContaining('$retainKeys') },
    ]);
  });
});

describe('what the hub refuses', () => {
  it('is the whole set for a template that does not render', () => {
    const result = evaluate({
      goTemplate: true,
      goTemplateOptions: ['missingkey=error'],
      generators: [{ clusters: {} }],
      template: {
        metadata: { name: 'x-{{.metadata.labels.env}}' },
        spec: target,
      },
    });
    expect(result.applications).toEqual([]);
    expect(result.errors).toEqual([
      {
        stage: 'generate',
        message:
          'failed to execute go template x-{{.metadata.labels.env}}: template: base:1:13: executing "base" at <.metadata.labels.env>: map has no entry for key "metadata"',
      },
    ]);
    expect(result.clusters.every(one => !one.matched)).toBe(true);
    expect(result.clusters[0].reasons).toMatchObject([
      { message: expect.stringContaining('the hub refuses this') },
    ]);
  });

  it('is one Application for its own mistakes', () => {
    const { applications, errors } = evaluate({
      generators: [
        list(
          { name: 'ok', to: 'prod-us', label: 'x' },
          { name: 'ok', to: 'prod-us', label: 'x' },
          { name: 'Upper', to: 'prod-us', label: 'x' },
          { name: 'lost', to: 'gone', label: 'x' },
          { name: 'label', to: 'prod-us', label: 'not a label' },
        ),
      ],
      template: {
        metadata: { name: '{{name}}', labels: { l: '{{label}}' } },
        spec: { destination: { name: '{{to}}' } },
      },
    });
    expect(applications).toHaveLength(5);
    expect(
      errors.map(({ stage, application, field, message }) => [
        ...[stage, application, field, message.slice(0, 70)],
      ]),
    ).toEqual([
      [
        'application',
        'ok',
        'spec.template.metadata.name',
        'ApplicationSet set contains applications with duplicate name: ok',
      ],
      [
        'application',
        'Upper',
        'spec.template.metadata.name',
        'Application.argoproj.io "Upper" is invalid: metadata.name: Invalid val',
      ],
      [
        'application',
        'lost',
        'spec.template.spec.destination',
        'application destination spec is invalid: there are no clusters with th',
      ],
      [
        'application',
        'label',
        'spec.template.metadata.labels',
        'Application.argoproj.io "label" is invalid: metadata.labels: Invalid v',
      ],
    ]);
  });

  it.each([
    [{}, 'destination server missing from app spec'],
    [
      { name: 'prod-us', server: 'https://x' },
      "application destination can't have both name and server defined: prod-us https://x",
    ],
    [{ server: 'https://x' }, 'cluster "https://x" not found'],
    [{ name: 'twin' }, 'there are 2 clusters with the same name'],
  ])('is a destination %j', (destination, words) => {
    const { errors } = evaluate(
      {
        generators: [list({ name: 'x' })],
        template: { metadata: { name: 'x' }, spec: { destination } },
      },
      {
        clusters: [
          ...fleet,
          spoke('twin', {}),
          { ...spoke('twin', {}), server: 'https://other.example.com' },
        ],
      },
    );
    expect(errors).toMatchObject([{ message: expect.stringContaining(words) }]);
  });

  it('is a field of a wrong shape', () => {
    const { errors } = evaluate({
      generators: [list({ name: 'x' })],
      template: { metadata: { name: 'x', labels: { a: 1 } }, spec: target },
    });
    expect(errors).toMatchObject([
      { field: 'spec.template.metadata.labels', stage: 'generate' },
    ]);
  });
});

describe('where each cluster stands', () => {
  it('says what the selector asks and what the cluster has', () => {
    const { clusters } = evaluate({
      generators: [
        {
          clusters: {
            selector: {
              matchLabels: { env: 'prod' },
              matchExpressions: [
                { key: 'region', operator: 'In', values: ['eu', 'ap'] },
              ],
            },
          },
        },
      ],
    });
    expect(clusters.map(one => one.cluster)).toEqual(
      fleet.map(one => one.name),
    );
    const generator = 'generators[0].clusters';
    expect(clusters).toMatchObject([
      {
        cluster: 'staging-eu',
        matched: false,
        applications: [],
        reasons: [
          {
            message: 'env is staging, the selector asks prod',
            key: 'env',
            operator: 'In',
            expected: ['prod'],
            actual: 'staging',
            generator,
          },
        ],
      },
      {
        cluster: 'Prod_EU',
        matched: true,
        applications: ['app-Prod_EU'],
        reasons: [],
      },
      expect.objectContaining({
        matched: false,
        reasons: [
          expect.objectContaining({
            message: 'region is us, the selector asks eu or ap',
          }),
        ],
      }),
      expect.objectContaining({
        cluster: 'dr-us',
        reasons: [
          expect.objectContaining({ key: 'env', actual: 'dr' }),
          expect.objectContaining({ key: 'region', actual: 'us' }),
        ],
      }),
      {
        cluster: 'in-cluster',
        matched: false,
        applications: [],
        reasons: [
          {
            message:
              'the hub itself has no labels, so only a generator without a selector takes it',
            generator,
          },
        ],
      },
    ]);
  });

  it.each([
    [
      [list({ name: 'x', server: 'https://dr-us.example.com' })],
      'the list generator yields no Application with it as its destination',
    ],
    [[], 'the ApplicationSet has no generator'],
    [
      [{ plugin: {} }],
      'whether generators[0].plugin takes it is not known here: it asks a plugin service of the hub',
    ],
    [
      [{ matrix: { generators: [list(), prod] } }],
      'the selector takes it, but no generated Application has it as its destination',
    ],
  ])('says why %j does not take it', (generators, message) => {
    const { clusters } = evaluate({ generators });
    const one = clusters.find(({ cluster }) => cluster === 'prod-us');
    expect(one?.reasons.map(reason => reason.message)).toEqual([message]);
  });

  it('looks into a matrix', () => {
    const { clusters } = evaluate({
      generators: [{ matrix: { generators: [list({ a: '1' }), prod] } }],
    });
    expect(clusters[0].reasons).toMatchObject([
      { generator: 'generators[0].matrix.generators[1].clusters', key: 'env' },
    ]);
    expect(clusters[1]).toMatchObject({ matched: true, reasons: [] });
  });
});

describe('a document that is no ApplicationSet', () => {
  it.each([undefined, null, 3, 'x', [], {}, { spec: [] }, { spec: null }])(
    '%j generates nothing',
    input => {
      const applicationSet = decodeApplicationSet(input);
      expect(applicationSet.spec.generators).toEqual([]);
      expect(evaluate({}, { applicationSet }).applications).toEqual([]);
    },
  );

  it('names the field that is wrong and reads the rest', () => {
    const { problems, spec } = decodeApplicationSet({
      metadata: { name: 3 },
      spec: {
        goTemplate: 'yes',
        goTemplateOptions: ['a', 1],
        generators: [{ list: {} }],
      },
    });
    expect(problems.map(one => one.field)).toEqual([
      'metadata.name',
      'spec.goTemplate',
      'spec.goTemplateOptions.1',
    ]);
    expect(spec.generators).toHaveLength(1);
  });

  it('is refused when it is too deep or holds itself', () => {
    const loop: Record<string, unknown> = {};
    loop.spec = loop;
    const { problems } = decodeApplicationSet(loop);
    expect(problems).toMatchObject([
      { message: expect.stringContaining('nested deeper than 64 levels') },
    ]);
  });
});

it('knows the hub itself in a list of clusters', () => {
  const server = 'https://kubernetes.default.svc';
  expect(isLocalCluster({ server })).toBe(true);
  expect(isLocalCluster({ server, labels: { env: 'prod' } })).toBe(false);
  expect(isLocalCluster({ server: 'https://x' })).toBe(false);
});

it('gives the same for 500 clusters as for each of them alone', () => {
  const many = Array.from({ length: 500 }, (_, n) =>
    spoke(`c${n}`, { env: n % 3 === 0 ? 'prod' : 'dev' }),
  );
  const together = evaluate({ generators: [prod] }, { clusters: many });
  const alone = many.flatMap(cluster =>
    namesOf(evaluate({ generators: [prod] }, { clusters: [cluster] })),
  );
  expect(namesOf(together)).toEqual(alone.sort());
  expect(alone).toHaveLength(167);
});
