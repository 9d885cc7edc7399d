import { decodeApplicationSet, evaluatePlacement } from '../placement';
import {
  ApplicationSetIntent,
  decodeApplicationSetIntent,
} from './applicationSetIntent';
import { buildApplicationSet } from './buildApplicationSet';
import { filesRead } from './filesRead';

const clusters = [
  cluster('prod-eu-1', { env: 'prod', region: 'eu' }),
  cluster('prod-us-1', { env: 'prod', region: 'us' }),
  cluster('prod-nowhere', { env: 'prod' }),
];

function cluster(name: string, labels: Record<string, string>) {
  return { name, server: `https://${name}.example.com`, labels };
}

const base = {
  name: 'shop',
  hubs: ['prod-hub'],
  generator: { clusters: { selector: { matchLabels: { env: 'prod' } } } },
  project: 'shop',
  namespace: 'shop',
  repository: { repoUrl: 'github.com?owner=acme&repo=fleet' },
  source: { path: 'charts/service' },
};

function intentOf(input: object): ApplicationSetIntent {
  const decoded = decodeApplicationSetIntent({ ...base, ...input });
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.problems));
  return decoded.intent;
}

function problemsOf(input: object) {
  const decoded = decodeApplicationSetIntent({ ...base, ...input });
  return decoded.ok ? [] : decoded.problems;
}

/** The rendered Applications, by cluster. */
function rendered(input: object) {
  const { applications, errors } = evaluatePlacement({
    applicationSet: decodeApplicationSet(buildApplicationSet(intentOf(input))),
    clusters,
  });
  expect(errors).toEqual([]);
  return Object.fromEntries(
    applications.map(({ cluster: name, spec }) => [name, spec]),
  );
}

const readsOf = (input: object) =>
  Object.fromEntries(
    Object.entries(rendered(input)).map(([name, spec]) => [
      name,
      filesRead(spec),
    ]),
  );

describe.each([true, false])(
  'files of a cluster (goTemplate %s)',
  goTemplate => {
    it('are those of everybody and of its environment, unless something else is asked for', () => {
      expect(readsOf({ goTemplate })).toEqual({
        'prod-eu-1': ['apps/shop/values.yaml', 'apps/shop/values-prod.yaml'],
        'prod-us-1': ['apps/shop/values.yaml', 'apps/shop/values-prod.yaml'],
        'prod-nowhere': ['apps/shop/values.yaml', 'apps/shop/values-prod.yaml'],
      });
    });

    it('are named after each key in its order, and a cluster without the label is left out', () => {
      const by = ['environment', 'region', 'cluster'];
      expect(readsOf({ goTemplate, values: { by } })).toEqual({
        'prod-eu-1': [
          'apps/shop/values.yaml',
          'apps/shop/values-prod.yaml',
          'apps/shop/values-eu.yaml',
          'apps/shop/values-prod-eu-1.yaml',
        ],
        'prod-us-1': [
          'apps/shop/values.yaml',
          'apps/shop/values-prod.yaml',
          'apps/shop/values-us.yaml',
          'apps/shop/values-prod-us-1.yaml',
        ],
      });
    });

    it('are named after what a list says', () => {
      const generator = {
        list: {
          elements: [{ cluster: 'prod-nowhere', env: 'dr', region: 'moon' }],
        },
      };
      const values = { by: ['environment', 'region', 'cluster'] };
      expect(readsOf({ goTemplate, generator, values })).toEqual({
        'prod-nowhere': [
          'apps/shop/values.yaml',
          'apps/shop/values-dr.yaml',
          'apps/shop/values-moon.yaml',
          'apps/shop/values-prod-nowhere.yaml',
        ],
      });
    });

    it.each([
      ['environment', 'overlays/prod'],
      ['region', 'overlays/eu'],
      ['cluster', 'overlays/prod-eu-1'],
    ])('are an overlay of Kustomize by %s', (by, overlay) => {
      const specs = rendered({
        goTemplate,
        source: { path: 'apps/shop' },
        kustomize: { by },
      });
      expect(specs['prod-eu-1']).toMatchObject({
        source: {
          repoURL: 'https://github.com/acme/fleet.git',
          targetRevision: 'main',
          path: `apps/shop/${overlay}`,
        },
      });
      expect(JSON.stringify(specs)).not.toContain('helm');
    });

    it('come before what is made from the name and the labels of the cluster', () => {
      const dot = goTemplate ? '.' : '';
      const helm = {
        releaseName: `shop-{{${dot}nameNormalized}}`,
        values: `cluster: '{{${dot}name}}'\nregion: '{{${dot}metadata.labels.env}}'\n`,
      };
      expect(rendered({ goTemplate, helm })['prod-eu-1']).toMatchObject({
        source: {
          helm: {
            releaseName: 'shop-prod-eu-1',
            values: "cluster: 'prod-eu-1'\nregion: 'prod'\n",
          },
        },
      });
    });
  },
);

describe('files of clusters', () => {
  it('of a chart elsewhere come from a second source', () => {
    const source = {
      repoURL: 'https://charts.example.com',
      chart: 'shop',
      targetRevision: '1.2.3',
    };
    expect(readsOf({ source })['prod-eu-1']).toEqual([
      'apps/shop/values.yaml',
      'apps/shop/values-prod.yaml',
    ]);
    expect(rendered({ source })['prod-eu-1']).toMatchObject({
      sources: [{ chart: 'shop' }, { ref: 'values' }],
    });
  });

  it('that are relative are read from the chart, and a folder as it is', () => {
    expect(
      filesRead({
        sources: [
          { path: 'charts/a', helm: { valueFiles: ['own.yaml'] } },
          { path: 'base' },
        ],
      }),
    ).toEqual(['charts/a/own.yaml', 'base']);
    expect(filesRead({ source: 3 })).toEqual([]);
  });

  it.each<[string, object, string]>([
    [
      'values.regions[0].region',
      { values: { regions: [{ region: 'eu' }] } },
      'no cluster reads it; add region to values.by, or leave it out',
    ],
    [
      'values.regions[0].region',
      {
        values: {
          by: ['environment', 'region'],
          environments: [{ environment: 'eu' }],
          regions: [{ region: 'eu' }],
        },
      },
      "'values-eu.yaml' is asked for twice, by different keys; keep one",
    ],
    [
      'values.clusters[0].cluster',
      { values: { by: ['cluster'], clusters: [{ cluster: '../x' }] } },
      '',
    ],
    [
      'generator.list.elements[0].region',
      {
        generator: { list: { elements: [{ cluster: 'a', env: 'prod' }] } },
        values: { by: ['region'] },
      },
      'it is required, since a file is named after the region; give it, or take region out of values.by',
    ],
    [
      'helm.values',
      { helm: { values: "a: '{{ .server | quote }}'" } },
      "'{{ .server | quote }}' is nothing that this generator tells; take {{.name}}, {{.nameNormalized}}, {{.server}} and {{.metadata.labels.env}} with any label",
    ],
    ['helm.values', { helm: { values: "a: '}}{{'" } }, ''],
    ['helm.releaseName', { helm: { releaseName: 'Shop {{.name}}' } }, ''],
    [
      'helm.releaseName',
      { goTemplate: false, helm: { releaseName: 'a-{{.name}}' } },
      '',
    ],
    [
      'values',
      { kustomize: {}, values: { common: 'a: 1' } },
      'they are for Helm, and kustomize deploys overlays; leave one of the two out',
    ],
    [
      'kustomize',
      {
        kustomize: {},
        source: {
          repoURL: 'https://c.example.com',
          chart: 'x',
          targetRevision: '1',
        },
      },
      '',
    ],
    [
      'kustomize.overlays',
      {
        kustomize: { overlays: [{ name: 'prod' }] },
        source: { repoURL: 'https://github.com/acme/shop.git', path: 'k' },
      },
      '',
    ],
    [
      'kustomize.overlays[0].name',
      { kustomize: { overlays: [{ name: 'a/b' }] } },
      '',
    ],
    [
      'finalizer',
      { finalizer: 'background', preserveResourcesOnDeletion: true },
      'it deletes what preserveResourcesOnDeletion keeps; leave one of the two out',
    ],
    [
      'rollingSync[0].maxUpdate',
      { rollingSync: [{ environments: ['dev'], maxUpdate: '200%' }] },
      '',
    ],
    [
      'rollingSync[1].environments[0]',
      { rollingSync: [{ environments: ['dev'] }, { environments: ['dev'] }] },
      '',
    ],
  ])('%s is refused by its name', (field, input, message) => {
    const found = problemsOf(input).filter(one => one.field === field);
    expect(found).toHaveLength(1);
    expect(found[0].message).toContain(message);
  });

  it('of the tool that was not chosen in the end do not count', () => {
    const typed = {
      values: { common: 'replicas: 1' },
      kustomize: { by: 'region' },
    };
    expect(intentOf({ ...typed, tool: 'helm' })).not.toHaveProperty(
      'kustomize',
    );
    expect(intentOf({ ...typed, tool: 'kustomize' })).not.toHaveProperty(
      'values',
    );
  });
});

describe('the order and the end of Applications', () => {
  it('are environment after environment, and the finalizer that is asked for', () => {
    const { spec } = buildApplicationSet(
      intentOf({
        rollingSync: [
          { environments: ['dev', 'staging'] },
          { environments: ['prod'], maxUpdate: '25%' },
          { environments: ['dr'], maxUpdate: '1' },
        ],
        finalizer: 'background',
      }),
    );
    expect(spec.strategy).toEqual({
      type: 'RollingSync',
      rollingSync: {
        steps: [
          {
            matchExpressions: [
              { key: 'env', operator: 'In', values: ['dev', 'staging'] },
            ],
          },
          {
            matchExpressions: [
              { key: 'env', operator: 'In', values: ['prod'] },
            ],
            maxUpdate: '25%',
          },
          {
            matchExpressions: [{ key: 'env', operator: 'In', values: ['dr'] }],
            maxUpdate: 1,
          },
        ],
      },
    });
    expect(spec.template.metadata.finalizers).toEqual([
      'resources-finalizer.argocd.argoproj.io/background',
    ]);
  });
});
