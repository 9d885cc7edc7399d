import {
  evaluate,
  fleet,
  named,
  namesOf,
  repository,
  spoke,
} from '../__fixtures__/fleet';

const clusters = (selector?: unknown, more: object = {}) => ({
  clusters: { ...(selector ? { selector } : {}), ...more },
});
const list = (...elements: object[]) => ({ list: { elements } });
const directories = (...paths: (string | object)[]) => ({
  git: {
    repoURL: 'https://git.example.com/fleet',
    revision: 'main',
    directories: paths.map(path =>
      typeof path === 'string' ? { path } : path,
    ),
  },
});
const filesOf = (...paths: (string | object)[]) => ({
  git: {
    repoURL: 'https://git.example.com/fleet',
    revision: 'main',
    files: paths.map(path => (typeof path === 'string' ? { path } : path)),
  },
});
const prod = { matchLabels: { env: 'prod' } };

describe('the clusters generator', () => {
  it('takes the hub itself only without a selector', () => {
    const all = ['app-Prod_EU', 'app-dr-us', 'app-in-cluster'];
    const everything = [...all, 'app-prod-us', 'app-staging-eu'];
    expect(namesOf(evaluate({ generators: [clusters()] }))).toEqual(everything);
    expect(namesOf(evaluate({ generators: [clusters({})] }))).toEqual(
      everything,
    );
    const absent = {
      matchExpressions: [{ key: 'x', operator: 'DoesNotExist' }],
    };
    expect(namesOf(evaluate({ generators: [clusters(absent)] }))).not.toContain(
      'app-in-cluster',
    );
  });

  it('matches a hub that was registered by its labels', () => {
    const registered = { ...spoke('in-cluster', { env: 'prod' }) };
    const result = evaluate(
      { generators: [clusters(prod)] },
      { clusters: [registered] },
    );
    expect(namesOf(result)).toEqual(['app-in-cluster']);
  });

  const wanted = {
    name: 'Prod_EU',
    nameNormalized: 'prod-eu',
    server: 'https://prod_eu.example.com',
    project: 'payments',
  };
  const selector = { matchLabels: { env: 'prod', region: 'eu' } };

  it('gives flat parameters without goTemplate', () => {
    const { applications } = evaluate({
      generators: [clusters(selector, { values: { ring: 'of-{{name}}' } })],
    });
    expect(applications.map(one => one.params)).toEqual([
      {
        ...wanted,
        'metadata.annotations.fleet/owner': 'team-a',
        'metadata.labels.argocd.argoproj.io/secret-type': 'cluster',
        'metadata.labels.env': 'prod',
        'metadata.labels.region': 'eu',
        'metadata.labels.tier': 'critical',
        'values.ring': 'of-Prod_EU',
      },
    ]);
  });

  it('gives nested parameters with goTemplate', () => {
    const { applications } = evaluate({
      goTemplate: true,
      generators: [
        clusters(selector, {
          values: {
            ring: '{{.metadata.labels.env}}',
            other: '{{.values.ring}}',
          },
        }),
      ],
    });
    expect(applications.map(one => one.params)).toEqual([
      {
        ...wanted,
        metadata: {
          annotations: { 'fleet/owner': 'team-a' },
          labels: {
            'argocd.argoproj.io/secret-type': 'cluster',
            env: 'prod',
            region: 'eu',
            tier: 'critical',
          },
        },
        values: { ring: 'prod', other: '<no value>' },
      },
    ]);
  });

  it.each([false, true])(
    'never repeats the copy of the Secret that kubectl keeps (goTemplate: %s)',
    goTemplate => {
      const annotations = {
        'kubectl.kubernetes.io/last-applied-configuration': 'bearerToken',
        owner: 'team-a',
      };
      const result = evaluate(
        { goTemplate, generators: [clusters(prod)] },
        { clusters: [{ ...spoke('one', { env: 'prod' }), annotations }] },
      );
      expect(namesOf(result)).toEqual(['app-one']);
      expect(JSON.stringify(result)).toContain('team-a');
      expect(JSON.stringify(result)).not.toContain('bearerToken');
    },
  );

  it('gives all clusters as one list with flatList', () => {
    const result = evaluate({
      goTemplate: true,
      generators: [clusters(prod, { flatList: true })],
      template: named('{{range .clusters}}{{.nameNormalized}}.{{end}}x'),
    });
    expect(namesOf(result)).toEqual(['prod-eu.prod-us.x']);
  });

  it('refuses a selector that the hub refuses', () => {
    const wrong = { matchExpressions: [{ key: 'env', operator: 'Like' }] };
    expect(evaluate({ generators: [clusters(wrong)] }).errors).toEqual([
      {
        stage: 'generate',
        message:
          'error getting cluster secrets: error converting label selector: "Like" is not a valid label selector operator',
      },
    ]);
  });

  it('loses no key called __proto__', () => {
    const labels = JSON.parse('{"__proto__": "x", "env": "prod"}');
    const asked = JSON.parse(
      '{"matchLabels": {"env": "prod", "__proto__": "x"}}',
    );
    const odd = { clusters: [spoke('odd', labels)] };
    // Kubernetes takes no label that starts with an underscore.
    expect(evaluate({ generators: [clusters(asked)] }, odd)).toMatchObject({
      applications: [],
      errors: [{ message: expect.stringContaining('"__proto__"') }],
    });
    const { applications } = evaluate(
      {
        goTemplate: true,
        generators: [
          clusters(prod, { values: JSON.parse('{"__proto__": "v"}') }),
        ],
        template: named(
          '{{index .metadata.labels "__proto__"}}{{index .values "__proto__"}}',
        ),
      },
      odd,
    );
    expect(applications.map(one => one.name)).toEqual(['xv']);
    expect(Object.keys(applications[0].params.values ?? {})).toEqual([
      '__proto__',
    ]);
  });
});

describe('the list generator', () => {
  it('takes elements, and values below `values`', () => {
    const result = evaluate({
      generators: [list({ name: 'a', values: { x: '1' } })],
      template: named('{{name}}-{{values.x}}'),
    });
    expect(namesOf(result)).toEqual(['a-1']);
  });

  it('takes numbers and lists with goTemplate only', () => {
    const generators = [list({ name: 'a', n: 2, l: ['x'] })];
    const template = named('{{.name}}-{{.n}}-{{index .l 0}}');
    expect(
      namesOf(evaluate({ goTemplate: true, generators, template })),
    ).toEqual(['a-2-x']);
    expect(evaluate({ generators, template }).errors).toMatchObject([
      { message: expect.stringContaining('error parsing value as string') },
    ]);
  });

  it('adds the elements of elementsYaml', () => {
    const result = evaluate({
      goTemplate: true,
      generators: [
        { list: { elements: [{ name: 'a' }], elementsYaml: '- name: b\n' } },
      ],
    });
    expect(namesOf(result)).toEqual(['app-a', 'app-b']);
    const wrong = evaluate({
      generators: [{ list: { elementsYaml: 'name: b' } }],
    });
    expect(wrong.errors).toMatchObject([{ field: 'list.elementsYaml' }]);
  });

  it('leaves a template without any parameter as it is written', () => {
    const { applications } = evaluate({
      generators: [list({})],
      template: named('{{name}}'),
    });
    expect(applications).toMatchObject([{ name: '{{name}}', finalizers: [] }]);
  });
});

describe('the git generator', () => {
  const path = (spec: object) =>
    evaluate({ template: named('{{path}}'), ...spec });

  it.each([
    [['apps/*'], ['apps/Api_v2', 'apps/old', 'apps/web']],
    [['*'], ['apps', 'config']],
    [['apps/**'], ['apps/Api_v2', 'apps/old', 'apps/web']],
    [['apps/*/*'], ['apps/web/templates']],
    [['apps/[a-o]*'], ['apps/old']],
    [
      ['apps/*', { path: 'apps/o?d', exclude: true }],
      ['apps/Api_v2', 'apps/web'],
    ],
    [[{ path: 'apps/old', exclude: true }, 'apps/old'], []],
    [['apps/['], []],
  ])('directories %j', (paths, expected) => {
    expect(namesOf(path({ generators: [directories(...paths)] }))).toEqual(
      expected,
    );
  });

  it('tells the path in both dialects', () => {
    const flat = path({ generators: [directories('apps/Api*')] });
    expect(flat.applications[0].params).toEqual({
      path: 'apps/Api_v2',
      'path.basename': 'Api_v2',
      'path.basenameNormalized': 'api-v2',
      'path[0]': 'apps',
      'path[1]': 'Api_v2',
    });
    const nested = evaluate({
      goTemplate: true,
      generators: [
        {
          git: {
            ...directories('apps/Api*').git,
            pathParamPrefix: 'repo',
            values: { dir: '{{.repo.path.basename}}' },
          },
        },
      ],
      template: named('{{index .repo.path.segments 1}}'),
    });
    expect(nested.applications[0]).toMatchObject({
      name: 'Api_v2',
      params: {
        repo: {
          path: {
            path: 'apps/Api_v2',
            basename: 'Api_v2',
            basenameNormalized: 'api-v2',
            segments: ['apps', 'Api_v2'],
          },
        },
        values: { dir: 'Api_v2' },
      },
    });
  });

  it.each([
    [['config/eu.json'], ['eu']],
    // Git's own globbing: a star takes slashes, too.
    [['config/*d*.yaml'], ['deep']],
    [['config/*.json'], ['eu']],
    [['config/**/*.yaml'], ['deep']],
    [['config/nested'], ['deep']],
    [['config/many.yaml'], ['one', 'two']],
    [
      [
        'config/eu.json',
        'config/nested',
        { path: 'config/eu.*', exclude: true },
      ],
      ['deep'],
    ],
  ])('files %j', (paths, expected) => {
    const result = evaluate({
      generators: [filesOf(...paths)],
      template: named('{{name}}'),
    });
    expect({
      names: namesOf(result),
      errors: result.errors,
      unsupported: result.unsupported,
    }).toEqual({
      names: expected,
      errors: expect.anything(),
      unsupported: [],
    });
  });

  it('flattens a file without goTemplate and keeps its shape with it', () => {
    const flat = evaluate({
      generators: [filesOf('config/eu.json')],
      template: named('{{name}}'),
    });
    expect(flat.applications[0].params).toMatchObject({
      name: 'eu',
      'target.cluster': 'Prod_EU',
      size: '3',
      path: 'config',
      'path.filename': 'eu.json',
      'path.filenameNormalized': 'eu.json',
    });
    const nested = evaluate({
      goTemplate: true,
      generators: [filesOf('config/eu.json')],
      template: named('{{.target.cluster}}-{{.path.filename}}-{{.size}}'),
    });
    expect(namesOf(nested)).toEqual(['Prod_EU-eu.json-3']);
  });

  it('refuses a file that is no YAML', () => {
    const { errors, applications } = evaluate({
      generators: [filesOf('config/broken.yaml')],
    });
    expect(applications).toEqual([]);
    expect(errors).toMatchObject([
      {
        message: expect.stringContaining(
          "error generating params from git: unable to process file 'config/broken.yaml': unable to parse file: ",
        ),
      },
    ]);
  });

  it.each([
    [
      filesOf('config/unknown.yaml'),
      {},
      'the content of config/unknown.yaml is not known here',
    ],
    [filesOf(':(glob)config/*'), {}, 'has a magic word of Git'],
    [filesOf('config/*'), { newGitFileGlobbing: true }, 'new file globbing'],
    [
      directories('*'),
      { git: undefined },
      'the files of https://git.example.com/fleet at main are not known here',
    ],
    [directories('*'), { git: () => undefined }, 'are not known here'],
  ])('does not guess %j', (generator, input, words) => {
    const result = evaluate({ generators: [generator] }, input);
    expect(result.unsupported).toEqual([
      {
        generator: 'generators[0].git',
        reason: expect.stringContaining(words),
      },
    ]);
    expect(result.applications).toEqual([]);
  });
});

describe('the matrix generator', () => {
  const matrix = (...generators: object[]) => ({ matrix: { generators } });

  it('combines two generators', () => {
    const result = evaluate({
      generators: [matrix(directories('apps/w*', 'apps/o*'), clusters(prod))],
      template: named('{{path.basename}}-{{nameNormalized}}'),
    });
    expect(namesOf(result)).toEqual([
      ...['old-prod-eu', 'old-prod-us', 'web-prod-eu', 'web-prod-us'],
    ]);
  });

  it('renders the second with the parameters of the first', () => {
    const result = evaluate({
      goTemplate: true,
      generators: [
        matrix(
          list({ stage: 'prod' }, { stage: 'dr' }),
          clusters({ matchLabels: { env: '{{.stage}}' } }),
        ),
      ],
      template: named('{{.stage}}-{{.nameNormalized}}'),
    });
    expect(namesOf(result)).toEqual([
      'dr-dr-us',
      'prod-prod-eu',
      'prod-prod-us',
    ]);
  });

  it('nests once, and refuses what is nested twice', () => {
    const inner = matrix(list({ a: '1' }, { a: '2' }), list({ b: 'x' }));
    const result = evaluate({
      generators: [matrix(inner, list({ c: 'y' }))],
      template: named('{{a}}{{b}}{{c}}'),
    });
    expect(namesOf(result)).toEqual(['1xy', '2xy']);
    const twice = evaluate({
      generators: [matrix(matrix(inner, list({ d: '1' })), list({ c: 'y' }))],
    });
    expect(twice.errors).toMatchObject([
      {
        message: expect.stringContaining(
          'child generator generated no parameters',
        ),
      },
    ]);
  });

  it('lets the first win with goTemplate, and refuses without', () => {
    const generators = [matrix(list({ name: 'a' }), list({ name: 'b' }))];
    expect(namesOf(evaluate({ goTemplate: true, generators }))).toEqual([
      'app-a',
    ]);
    expect(evaluate({ generators }).errors).toMatchObject([
      {
        message:
          'failed to combine string maps with merging params for the matrix generator: found duplicate key name with different value, a: a ,b: b',
      },
    ]);
  });

  it.each([
    [[], 'found less than two generators, Matrix support only two'],
    [[list()], 'found less than two generators, Matrix support only two'],
    [
      [list(), list(), list()],
      'found more than two generators, Matrix support only two',
    ],
    [[{}, list()], 'child generator generated no parameters'],
    [
      [{ ...list(), ...clusters() }, list()],
      'found more than one generator in matrix.Generators',
    ],
  ])('refuses %j', (children, words) => {
    const { errors } = evaluate({ generators: [matrix(...children)] });
    expect(errors).toMatchObject([{ message: expect.stringContaining(words) }]);
  });

  it('stops at 20,000 Applications', () => {
    const many = list(
      ...Array.from({ length: 150 }, (_, n) => ({ a: `${n}` })),
    );
    const more = list(
      ...Array.from({ length: 150 }, (_, n) => ({ b: `${n}` })),
    );
    const result = evaluate({ generators: [matrix(many, more)] });
    expect(result.applications).toEqual([]);
    expect(result.errors).toMatchObject([
      { message: expect.stringContaining('more than 20,000 Applications') },
    ]);
  });
});

describe('the merge generator', () => {
  const merge = (mergeKeys: string[], ...generators: object[]) => ({
    merge: { mergeKeys, generators },
  });

  it('overrides the first by the later ones where the keys agree', () => {
    const result = evaluate({
      generators: [
        merge(
          ['name'],
          clusters(prod, { values: { size: '1' } }),
          list({ name: 'prod-us', 'values.size': '9' }),
          list({ name: 'zzz', 'values.size': '7' }),
        ),
      ],
      template: named('{{nameNormalized}}-{{values.size}}'),
    });
    expect(namesOf(result)).toEqual(['prod-eu-1', 'prod-us-9']);
  });

  it('merges maps deeply with goTemplate', () => {
    const result = evaluate({
      goTemplate: true,
      generators: [
        merge(
          ['id'],
          list({ id: '1', v: { a: 'x', b: 'y' } }),
          list({ id: '1', v: { b: 'z' } }),
        ),
      ],
      template: named('{{.v.a}}{{.v.b}}'),
    });
    expect(namesOf(result)).toEqual(['xz']);
  });

  it.each([
    [
      merge(['name'], list()),
      'found less than two generators, Merge requires two or more',
    ],
    [
      merge([], list({ name: 'a' }), list()),
      'no merge keys were specified, Merge requires at least one',
    ],
    [
      merge(['name'], list({ name: 'a' }, { name: 'a' }), list()),
      'Merge requires all param sets to be unique. Duplicate key was {"name":"a"}',
    ],
  ])('refuses %j', (generator, words) => {
    expect(evaluate({ generators: [generator] }).errors).toMatchObject([
      { message: expect.stringContaining(words) },
    ]);
  });
});

describe('the selector of a generator', () => {
  const of = (matchLabels: object) => ({ selector: { matchLabels } });

  it.each([false, true])('filters parameters (goTemplate: %s)', goTemplate => {
    const generators = [
      { ...clusters(), ...of({ 'metadata.labels.region': 'eu' }) },
      {
        ...list({ name: 'a', stage: 'x' }, { name: 'b' }),
        ...of({ stage: 'x' }),
      },
    ];
    expect(namesOf(evaluate({ goTemplate, generators }))).toEqual([
      ...['app-Prod_EU', 'app-a', 'app-staging-eu'],
    ]);
  });

  it('compares what is no label, such as a URL', () => {
    const [{ server }] = fleet;
    const generators = [{ ...clusters(), ...of({ server }) }];
    expect(namesOf(evaluate({ generators }))).toEqual(['app-staging-eu']);
  });

  it('is refused as the hub refuses it', () => {
    const selector = { matchExpressions: [{ key: 'a', operator: 'Like' }] };
    expect(
      evaluate({ generators: [{ ...clusters(), selector }] }).errors,
    ).toMatchObject([
      { message: expect.stringContaining('error parsing label selector: ') },
    ]);
  });
});

describe('what this engine cannot know', () => {
  it.each(['scmProvider', 'pullRequest', 'plugin', 'clusterDecisionResource'])(
    '%s',
    kind => {
      const result = evaluate({
        generators: [{ [kind]: {} }, list({ name: 'a' })],
      });
      expect(result.unsupported).toMatchObject([
        { generator: `generators[0].${kind}` },
      ]);
      expect(namesOf(result)).toEqual(['app-a']);
    },
  );

  it('is named where it is nested', () => {
    const nested = {
      matrix: { generators: [list({ a: '1' }), { plugin: {} }] },
    };
    expect(evaluate({ generators: [nested] }).unsupported).toMatchObject([
      { generator: 'generators[0].matrix.generators[1].plugin' },
    ]);
  });

  it('refuses a kind that the hub does not know either', () => {
    expect(evaluate({ generators: [{ lists: {} }] }).errors).toMatchObject([
      { message: 'ApplicationSet set contains unrecognized generators: lists' },
    ]);
  });
});

it('asks for the tree of the repository and revision of the spec', () => {
  const git = jest.fn(() => repository);
  evaluate({ generators: [directories('*')] }, { git });
  expect(git).toHaveBeenCalledWith('https://git.example.com/fleet', 'main');
});
