import { decodeApplicationSet, evaluatePlacement } from '../../placement';
import {
  ApplicationSetIntent,
  decodeApplicationSetIntent,
} from '../applicationSetIntent';
import { buildApplicationSet } from '../buildApplicationSet';

const clusters = [
  { name: 'prod-eu-1', server: 'https://p1', labels: { env: 'prod' } },
  { name: 'Prod US', server: 'https://p2', labels: { env: 'prod' } },
  { name: 'stg-eu-1', server: 'https://s1', labels: { env: 'staging' } },
];

const files = {
  'apps/shop/placements/a.yaml': 'cluster: prod-eu-1\nenv: prod\n',
  'apps/shop/placements/b.yaml': 'cluster: Prod US\nenv: prod\n',
  'apps/shop/parts/cart/values.yaml': 'replicas: 1\n',
  'apps/shop/parts/Till/values.yaml': 'replicas: 1\n',
  'apps/shop/parts/old/values.yaml': 'replicas: 1\n',
  'apps/shop/values.yaml': 'replicas: 1\n',
};
const folders = { directories: [{ path: 'apps/shop/parts/*' }] };

function decoded(change: object) {
  return decodeApplicationSetIntent({
    name: 'shop',
    hubs: ['prod-hub'],
    project: 'shop',
    namespace: 'shop',
    repository: { repoUrl: 'github.com?owner=acme&repo=fleet' },
    source: { path: 'charts/service' },
    ...change,
  });
}

function intentOf(change: object): ApplicationSetIntent {
  const answer = decoded(change);
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
  return answer.intent;
}

/** What the hub makes of what was asked for. */
function generated(change: object) {
  const { applications, errors, unsupported } = evaluatePlacement({
    applicationSet: decodeApplicationSet(buildApplicationSet(intentOf(change))),
    clusters,
    git: repoURL =>
      repoURL === 'https://github.com/acme/fleet.git' ? { files } : undefined,
  });
  expect([errors, unsupported]).toEqual([[], []]);
  return applications;
}

/** Application, cluster, environment and the values file of the environment. */
const placed = (change: object) =>
  generated(change).map(({ name, cluster, labels, spec }) => [
    name,
    cluster,
    labels.env,
    JSON.stringify(spec).match(/values-[\w-]+\.yaml/)?.[0],
  ]);

/** `git.values` in place of `values` elsewhere: no test may mistake one for the other. */
const onStaging = { cluster: 'stg-eu-1', env: 'staging' };

const production = { clusters: { selector: { matchLabels: { env: 'prod' } } } };
const byName = {
  list: {
    elements: [
      { cluster: 'prod-eu-1', env: 'prod' },
      { cluster: 'Prod US', env: 'prod' },
    ],
  },
};
const byFile = { git: { files: [{ path: 'apps/shop/placements/*.yaml' }] } };
const onBoth = [
  ['shop-prod-eu-1', 'prod-eu-1', 'prod', 'values-prod.yaml'],
  ['shop-prod-us', 'Prod US', 'prod', 'values-prod.yaml'],
];
const eachFolderOnBoth = ['cart', 'old', 'till']
  .flatMap(folder => [
    [`shop-${folder}-prod-eu-1`, 'prod-eu-1', 'prod', 'values-prod.yaml'],
    [`shop-${folder}-prod-us`, 'Prod US', 'prod', 'values-prod.yaml'],
  ])
  .sort();

describe('generators of an ApplicationSet', () => {
  it.each([
    ['clusters by their labels', production],
    ['clusters by name', byName],
    ['files in Git', byFile],
  ])('place a service on %s', (_, generator) => {
    expect(placed({ generator })).toEqual(onBoth);
  });

  it.each([
    ['clusters by their labels', production],
    ['clusters by name', byName],
    ['files in Git', byFile],
    ['merged clusters', { merge: { generators: [byName, byName] } }],
  ])('place every folder on %s', (_, generator) => {
    const matrix = { generators: [{ git: folders }, generator] };
    const [first] = generated({ generator: { matrix } });
    expect(placed({ generator: { matrix } }).sort()).toEqual(eachFolderOnBoth);
    expect(first.spec.source).toMatchObject({
      path: 'charts/service',
      helm: {
        valueFiles: [
          '/apps/shop/values.yaml',
          '/apps/shop/values-prod.yaml',
          expect.stringMatching(/^\/apps\/shop\/parts\/\w+\/values.yaml$/),
          expect.stringMatching(/^\/apps\/shop\/parts\/\w+\/values-prod.yaml$/),
        ],
      },
    });
  });

  it('place every folder that is not excluded on one cluster', () => {
    const directories = [
      ...folders.directories,
      { path: 'apps/shop/parts/old', exclude: true },
    ];
    const git = { directories, values: onStaging };
    expect(placed({ generator: { git } }).sort()).toEqual([
      ['shop-cart-stg-eu-1', 'stg-eu-1', 'staging', 'values-staging.yaml'],
      ['shop-till-stg-eu-1', 'stg-eu-1', 'staging', 'values-staging.yaml'],
    ]);
  });

  it.each([
    ['clusters by their labels', production],
    ['clusters by name', byName],
    ['files in Git', byFile],
  ])('give some of %s another environment', (_, generator) => {
    const canary = {
      list: {
        elements: [
          { cluster: 'Prod US', env: 'canary' },
          // Not one of the first generator.
          { cluster: 'stg-eu-1', env: 'canary' },
        ],
      },
    };
    const merge = { generators: [generator, canary] };
    expect(placed({ generator: { merge } }).sort()).toEqual([
      ['shop-prod-eu-1', 'prod-eu-1', 'prod', 'values-prod.yaml'],
      ['shop-prod-us', 'Prod US', 'canary', 'values-canary.yaml'],
    ]);
  });

  it('reads an environment label that is no word of a template, merged or not', () => {
    const environmentLabel = 'acme.io/env';
    const [cluster] = clusters;
    const generator = { clusters: { selector: {} } };
    const changed = {
      list: { elements: [{ cluster: cluster.name, env: 'canary' }] },
    };
    for (const goTemplate of [true, false]) {
      const environments = [
        generator,
        { merge: { generators: [generator, changed] } },
      ].map(one => {
        const intent = intentOf({
          generator: one,
          environmentLabel,
          goTemplate,
        });
        const { applications, errors } = evaluatePlacement({
          applicationSet: decodeApplicationSet(buildApplicationSet(intent)),
          clusters: [{ ...cluster, labels: { [environmentLabel]: 'prod' } }],
        });
        expect(errors).toEqual([]);
        return applications[0].labels[environmentLabel];
      });
      expect(environments).toEqual(['prod', 'canary']);
    }
  });

  it.each([
    ['clusters', production],
    ['list', { list: { elements: [{ cluster: 'prod-eu-1', env: 'prod' }] } }],
    ['git files', { git: { files: [{ path: 'apps/*/placements/a.yaml' }] } }],
    ['git directories', { git: { ...folders, values: onStaging } }],
    ['matrix', { matrix: { generators: [{ git: folders }, production] } }],
    [
      'matrix of folders and files',
      {
        matrix: {
          generators: [
            { git: folders },
            { git: { files: [{ path: 'apps/*/placements/a.yaml' }] } },
          ],
        },
      },
    ],
    [
      'merge',
      {
        merge: {
          generators: [
            production,
            { list: { elements: [{ cluster: 'Prod US', env: 'canary' }] } },
          ],
        },
      },
    ],
  ])('means the same in both dialects: %s', (_, generator) => {
    const older = intentOf({ generator, goTemplate: false });
    expect(buildApplicationSet(older).spec).not.toHaveProperty('goTemplate');
    const inGo = placed({ generator });
    expect(inGo.length).toBeGreaterThan(0);
    expect(placed({ generator, goTemplate: false })).toEqual(inGo);
  });
});

describe('what is deployed from folders', () => {
  const matrix = { generators: [{ git: folders }, production] };

  it('is each folder as it is, where no chart is named', () => {
    const [{ spec }] = generated({ generator: { matrix }, source: {} });
    expect(spec).toMatchObject({
      source: {
        repoURL: 'https://github.com/acme/fleet.git',
        targetRevision: 'main',
        path: expect.stringMatching(/^apps\/shop\/parts\/\w+$/),
      },
    });
    expect(spec.source).not.toHaveProperty('helm');
  });

  it('is a chart from elsewhere with values of the fleet and of the folders', () => {
    const repoURL = 'https://github.com/acme/parts.git';
    const generator = {
      matrix: {
        generators: [{ git: { ...folders, repoURL } }, production],
      },
    };
    const { spec } = buildApplicationSet(
      intentOf({
        generator,
        source: {
          repoURL: 'https://charts.example.com',
          chart: 'service',
          targetRevision: '1.2.0',
        },
      }),
    );
    expect(spec.template.spec.sources).toEqual([
      expect.objectContaining({
        chart: 'service',
        helm: expect.objectContaining({
          releaseName: 'shop-{{.path.basenameNormalized}}',
          valueFiles: [
            '$values/apps/shop/values.yaml',
            '$values/apps/shop/values-{{.metadata.labels.env}}.yaml',
            '$folders/{{.path.path}}/values.yaml',
            '$folders/{{.path.path}}/values-{{.metadata.labels.env}}.yaml',
          ],
        }),
      }),
      {
        repoURL: 'https://github.com/acme/fleet.git',
        targetRevision: 'main',
        ref: 'values',
      },
      { repoURL, targetRevision: 'main', ref: 'folders' },
    ]);
  });
});

describe('a generator that cannot be meant', () => {
  it.each<[string, object, RegExp]>([
    ['generator', {}, /one of clusters, list, git, matrix and merge/],
    ['generator', { pullRequest: {} }, /fleet:environment:preview/],
    ['generator.git.values', { git: folders }, /folders name no cluster/],
    [
      'generator.git.directories',
      { git: { directories: [{ path: 'a', exclude: true }] } },
      /takes no folder/,
    ],
    [
      'generator.git.directories[0].path',
      { git: { directories: [{ path: '../a' }], values: onStaging } },
      /not a path inside the repository/,
    ],
    ['generator.list.elements[1].cluster', listTwice(), /there twice/],
    [
      'generator.matrix.generators',
      { matrix: { generators: [{ git: folders }] } },
      /needs two generators/,
    ],
    [
      'generator.matrix.generators[0]',
      { matrix: { generators: [production, { git: folders }] } },
      /the clusters come second/,
    ],
    [
      'generator.matrix.generators[1].list.elements[0].env',
      {
        matrix: {
          generators: [
            { git: folders },
            { list: { elements: [{ cluster: 'x' }] } },
          ],
        },
      },
      /required/,
    ],
    [
      'generator.merge.generators',
      { merge: { generators: [production] } },
      /at least one that changes/,
    ],
    [
      'generator.merge.generators[1]',
      { merge: { generators: [byName, production] } },
      /can only be the first/,
    ],
    [
      'generator.merge.generators[1]',
      { merge: { generators: [production, byFile] } },
      /by another key/,
    ],
    [
      'generator.merge',
      { merge: { mergeKeys: ['name'], generators: [byName, byName] } },
      /'mergeKeys', which has no meaning/,
    ],
  ])('is refused by the name of the field: %s', (field, generator, why) => {
    const answer = decoded({ generator });
    const problems = answer.ok ? [] : answer.problems;
    expect(problems.map(one => one.field)).toContain(field);
    expect(problems.find(one => one.field === field)?.message).toMatch(why);
  });

  it.each<[string, object, RegExp]>([
    [
      'source.path',
      { generator: production, source: {} },
      /only a generator of/,
    ],
    [
      'values',
      {
        generator: { git: { ...folders, values: onStaging } },
        source: undefined,
        values: { common: 'replicas: 1\n' },
      },
      /belong to a chart/,
    ],
    [
      'applicationName',
      { generator: byName, applicationName: 'shop-{{.name}}' },
      /leave it out for any other/,
    ],
    [
      'applicationName',
      { generator: production, applicationName: 'shop-{{name}}' },
      /with a dot/,
    ],
    [
      'applicationName',
      {
        generator: production,
        applicationName: 'shop-{{.name}}',
        goTemplate: false,
      },
      /without the dot/,
    ],
  ])('is refused together with %s', (field, change, why) => {
    expect(decoded(change)).toEqual({
      ok: false,
      problems: [{ field, message: expect.stringMatching(why) }],
    });
  });
});

function listTwice() {
  const element = { cluster: 'prod-eu-1', env: 'prod' };
  return { list: { elements: [element, element] } };
}
