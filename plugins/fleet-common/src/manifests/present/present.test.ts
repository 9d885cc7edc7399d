import { parse } from 'yaml';
import {
  ApplicationSetIntent,
  decodeApplicationSetIntent,
} from '../applicationSetIntent';
import { buildApplicationSet } from '../buildApplicationSet';
import { changeApplicationSet } from './changeApplicationSet';
import { mergeChange } from './mergeChange';
import { readApplicationSet } from './readApplicationSet';

const repository = { repoUrl: 'github.com?owner=acme&repo=fleet' };
const byLabels = {
  clusters: {
    selector: {
      matchLabels: { tier: 'core' },
      matchExpressions: [{ key: 'edge', operator: 'DoesNotExist' }],
    },
  },
};
const chart = {
  repoURL: 'https://charts.example.com',
  chart: 'shop',
  targetRevision: '1.2.3',
};
const base = {
  name: 'shop',
  hubs: ['prod-hub'],
  generator: byLabels,
  project: 'shop',
  namespace: 'shop',
  repository,
  source: { path: 'charts/service' },
};

function intentOf(input: object): ApplicationSetIntent {
  const decoded = decodeApplicationSetIntent({ ...base, ...input });
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.problems));
  return decoded.intent;
}

const written = (input: object = {}) =>
  JSON.parse(JSON.stringify(buildApplicationSet(intentOf(input))));

/** The same words without the dot that templates of Go have. */
const inOlderTemplates = (intent: ApplicationSetIntent) => ({
  ...intent,
  helm: intent.helm && {
    releaseName: intent.helm.releaseName?.replaceAll('{{.', '{{'),
    values: intent.helm.values?.replaceAll('{{.', '{{'),
  },
});

const directories = [{ path: 'apps/shop/*' }];

const every: [string, object][] = [
  ['clusters by label', {}],
  ['the older templates', { goTemplate: false }],
  ['another label of the environment', { environmentLabel: 'acme.io/stage' }],
  [
    'clusters by name',
    { generator: { list: { elements: [{ cluster: 'a', env: 'prod' }] } } },
  ],
  [
    'files in Git',
    { generator: { git: { files: [{ path: 'apps/*/p/*.yaml' }] } } },
  ],
  [
    'folders on one cluster',
    {
      generator: {
        git: { directories, values: { cluster: 'a', env: 'prod' } },
      },
    },
  ],
  [
    'folders on clusters by label',
    {
      generator: {
        matrix: { generators: [{ git: { directories } }, byLabels] },
      },
    },
  ],
  [
    'folders on clusters by files',
    {
      generator: {
        matrix: {
          generators: [
            { git: { directories } },
            { git: { files: [{ path: 'p/*.yaml' }] } },
          ],
        },
      },
    },
  ],
  [
    'some of them with another environment',
    {
      generator: {
        merge: {
          generators: [
            byLabels,
            { list: { elements: [{ cluster: 'a', env: 'canary' }] } },
          ],
        },
      },
    },
  ],
  ['a chart elsewhere', { source: chart }],
  [
    'a chart in another Git repository',
    {
      source: {
        repoURL: 'https://github.com/acme/charts.git',
        path: 'shop',
        targetRevision: 'v2',
      },
    },
  ],
  [
    'files by every key',
    { values: { by: ['region', 'environment', 'cluster'] } },
  ],
  ['one file for all', { values: { by: [] } }],
  [
    'values of the cluster',
    { helm: { releaseName: 'a-{{.name}}', values: "a: '{{.name}}'\n" } },
  ],
  ['overlays', { source: { path: 'k' }, kustomize: { by: 'cluster' } }],
  [
    'everything about syncing',
    {
      syncPolicy: {
        automated: true,
        prune: true,
        selfHeal: true,
        allowEmpty: true,
        createNamespace: false,
        retry: {
          limit: 2,
          backoff: { duration: '1s', factor: 3, maxDuration: '1m' },
        },
      },
      rollingSync: [
        { environments: ['staging'] },
        { environments: ['prod'], maxUpdate: '25%' },
      ],
    },
  ],
  ['syncing by hand', { syncPolicy: { automated: false } }],
  ['what outlives it', { preserveResourcesOnDeletion: true }],
  ['what goes with it', { finalizer: 'background' }],
];

describe('an ApplicationSet of the portal', () => {
  it.each(every)('with %s is read back as it was asked for', (_, input) => {
    const present = written(input);
    const { intent, unread } = readApplicationSet(present, repository);
    expect(unread).toEqual([]);
    expect(JSON.parse(JSON.stringify(buildApplicationSet(intent)))).toEqual(
      present,
    );
  });

  const pairs = every.flatMap(([from, before]) =>
    every.map(([to, after]) => [from, to, before, after] as const),
  );
  it.each(pairs)('with %s is changed to %s', (_from, _to, before, after) => {
    const { goTemplate, environmentLabel } = intentOf(before);
    const whole = { ...intentOf(after), goTemplate, environmentLabel };
    const wanted = goTemplate === false ? inOlderTemplates(whole) : whole;
    const { generator, source, values, helm, kustomize, finalizer } = wanted;
    const { changed, problems } = changeApplicationSet(
      written(before),
      {
        generator,
        values: values ?? { by: ['environment'] },
        source: source ?? null,
        helm: helm ?? null,
        kustomize: kustomize ?? null,
        syncPolicy: {
          automated: true,
          prune: false,
          selfHeal: false,
          allowEmpty: false,
          createNamespace: true,
          retry: {
            limit: 5,
            backoff: { duration: '5s', factor: 2, maxDuration: '3m' },
          },
          ...wanted.syncPolicy,
        },
        rollingSync: wanted.rollingSync ?? [],
        preserveResourcesOnDeletion:
          wanted.preserveResourcesOnDeletion ?? false,
        finalizer: finalizer ?? null,
      },
      repository,
    );
    expect(problems).toEqual([]);
    expect(changed).toEqual(
      JSON.parse(JSON.stringify(buildApplicationSet(wanted))),
    );
  });
});

describe('what makes the manifests', () => {
  const helm = { releaseName: 'shop-eu', values: "cluster: '{{.name}}'\n" };
  const change = (before: object, wanted: object) => {
    const { changed, problems } = changeApplicationSet(
      written(before),
      wanted,
      repository,
    );
    expect(problems).toEqual([]);
    return changed;
  };

  it('is Helm or Kustomize, and what was said to the other one goes', () => {
    expect(change({ helm }, { tool: 'kustomize' })).toEqual(
      written({ kustomize: {} }),
    );
    expect(
      change(
        { helm, source: chart },
        {
          tool: 'kustomize',
          source: { path: 'apps/shop' },
          kustomize: { by: 'cluster' },
        },
      ),
    ).toEqual(
      written({ source: { path: 'apps/shop' }, kustomize: { by: 'cluster' } }),
    );
    expect(change({ kustomize: { by: 'region' } }, { tool: 'helm' })).toEqual(
      written(),
    );
    expect(
      change({ kustomize: {} }, { tool: 'helm', source: chart, helm }),
    ).toEqual(written({ source: chart, helm }));
  });

  it('stays as it is when only more is said to it', () => {
    expect(
      change({ kustomize: { by: 'cluster' } }, { tool: 'kustomize' }),
    ).toEqual(written({ kustomize: { by: 'cluster' } }));
    expect(
      change(
        { kustomize: { by: 'cluster' } },
        { kustomize: { overlays: [{ name: 'eu' }] } },
      ),
    ).toEqual(written({ kustomize: { by: 'cluster' } }));
    expect(change({ helm }, { tool: 'helm' })).toEqual(written({ helm }));
  });

  it('is told nothing any more where that is taken away', () => {
    expect(change({ helm }, { helm: null })).toEqual(written());
    expect(change({ helm }, { helm: { values: helm.values } })).toEqual(
      written({ helm: { values: helm.values } }),
    );
    expect(
      change({ values: { by: ['region', 'cluster'] } }, { values: { by: [] } }),
    ).toEqual(written({ values: { by: [] } }));
    expect(change({ kustomize: {} }, { kustomize: null })).toEqual(written());
  });

  it('cannot be Helm for what only brings itself, nor nothing at all', () => {
    const { problems } = changeApplicationSet(
      written(),
      { source: null },
      repository,
    );
    expect(problems.map(({ field }) => field)).toEqual(['source.path']);
  });
});

const handMade = parse(`
metadata: { name: shop, namespace: argocd, annotations: { note: ours } }
spec:
  goTemplate: true
  generators:
    - clusters:
        selector: { matchLabels: { env: prod } }
        values: { tier: gold }
  template:
    metadata:
      name: 'shop-{{.name}}'
      labels: { env: '{{.metadata.labels.env}}' }
    spec:
      project: shop
      source:
        repoURL: https://github.com/acme/fleet
        targetRevision: main
        path: charts/service
        helm:
          valueFiles:
            - /apps/shop/values.yaml
            - /apps/shop/values-{{.metadata.labels.env}}.yaml
            - /apps/shop/clusters/{{.name}}.yaml
      destination: { server: '{{.server}}', namespace: shop }
      ignoreDifferences: [{ kind: Deployment }]
      syncPolicy: { syncOptions: [ServerSideApply=true] }
`);

describe('an ApplicationSet that somebody wrote', () => {
  it('says what of it cannot be changed', () => {
    const { unread, intent } = readApplicationSet(handMade, repository);
    expect(unread).toEqual([
      { field: 'generator', message: expect.stringContaining('by hand') },
    ]);
    expect(intent).toMatchObject({
      project: 'shop',
      source: { path: 'charts/service' },
      values: { by: ['environment'] },
      syncPolicy: { automated: false, createNamespace: false },
    });
  });

  it('keeps everything else when the rest is changed', () => {
    const { changed, problems } = changeApplicationSet(
      handMade,
      {
        values: { by: ['environment', 'cluster'] },
        rollingSync: [{ environments: ['prod'] }],
        finalizer: 'foreground',
        syncPolicy: { automated: true, prune: true },
      },
      repository,
    );
    expect(problems).toEqual([]);
    const { template, ...spec } = handMade.spec;
    expect(changed).toEqual({
      ...handMade,
      spec: {
        ...spec,
        strategy: expect.objectContaining({ type: 'RollingSync' }),
        template: {
          metadata: {
            ...template.metadata,
            finalizers: ['resources-finalizer.argocd.argoproj.io'],
          },
          spec: {
            ...template.spec,
            source: {
              ...template.spec.source,
              helm: {
                valueFiles: [
                  '/apps/shop/values.yaml',
                  '/apps/shop/values-{{.metadata.labels.env}}.yaml',
                  '/apps/shop/values-{{.nameNormalized}}.yaml',
                  '/apps/shop/clusters/{{.name}}.yaml',
                ],
              },
            },
            syncPolicy: {
              ...template.spec.syncPolicy,
              automated: { prune: true, selfHeal: false, allowEmpty: false },
            },
          },
        },
      },
    });
  });

  it('is synced by itself again where that was only switched off', () => {
    const off = structuredClone(handMade);
    off.spec.template.spec.syncPolicy.automated = {
      enabled: false,
      prune: true,
    };
    expect(readApplicationSet(off, repository).intent.syncPolicy).toMatchObject(
      {
        automated: false,
      },
    );
    const { changed, problems } = changeApplicationSet(
      off,
      { syncPolicy: { automated: true, retry: { limit: 2 } } },
      repository,
    );
    expect(problems).toEqual([]);
    expect(changed).toMatchObject({
      spec: {
        template: {
          spec: {
            syncPolicy: {
              automated: { prune: true },
              syncOptions: ['ServerSideApply=true'],
              retry: { limit: 2 },
            },
          },
        },
      },
    });
  });

  it('that reads its values from where the portal would not is left alone', () => {
    const pinned = structuredClone(handMade);
    pinned.spec.template.spec.source.targetRevision = 'v1';
    const asked = changeApplicationSet(
      pinned,
      { values: { by: ['cluster'] } },
      repository,
    );
    expect(asked.problems).toEqual([
      {
        field: 'source',
        message: expect.stringMatching(
          /^spec\.template\.spec\.sources is not as this portal writes it/,
        ),
      },
    ]);
  });

  it('takes nothing that could not have been asked for from the beginning', () => {
    const asked = changeApplicationSet(
      written({}),
      { helm: { values: "a: '{{ .server | upper }}'" } },
      repository,
    );
    expect(asked.problems).toEqual([
      {
        field: 'helm.values',
        message: expect.stringContaining('nothing that this generator tells'),
      },
    ]);
    expect(asked.changed).toEqual(written({}));
  });

  it('is not touched where it is not clear what would become of it', () => {
    const asked = changeApplicationSet(
      handMade,
      { generator: intentOf({}).generator },
      repository,
    );
    expect(asked.problems).toEqual([
      { field: 'generator', message: expect.stringContaining('by hand') },
    ]);
    expect(asked.changed).toBe(handMade);
  });
});

describe('a merged change', () => {
  it('begins a list of texts, and not in the middle of one', () => {
    expect(mergeChange({}, { a: ['A=1'] }, { a: ['A=2'] })).toEqual({
      value: { a: ['A=2'] },
      conflicts: [],
    });
    expect(mergeChange({}, { a: ['x'] }, { a: ['x', 'y'] })).toEqual({
      value: {},
      conflicts: ['a'],
    });
  });

  it('takes away what says no more than was thought', () => {
    const before = { a: { b: 1, c: 2 } };
    expect(mergeChange({ a: { b: 1 } }, before, {})).toEqual({
      value: {},
      conflicts: [],
    });
    expect(mergeChange({ a: { b: 1, d: 3 } }, before, {})).toEqual({
      value: { a: { b: 1, d: 3 } },
      conflicts: ['a'],
    });
  });

  it('names the places that are not what they were thought to be', () => {
    const { value, conflicts } = mergeChange(
      { a: { b: [{ c: 1 }], d: 2 }, e: 5 },
      { a: { b: [{ c: 3 }], d: 2 } },
      { a: { b: [{ c: 4 }], d: 6 } },
    );
    expect(conflicts).toEqual(['a.b']);
    expect(value).toEqual({ a: { b: [{ c: 1 }], d: 6 }, e: 5 });
  });

  it('takes out of a list of texts what is not wanted, and leaves the rest', () => {
    expect(mergeChange(['x', 'A=1', 'y'], ['A=1'], ['A=2'])).toEqual({
      value: ['x', 'y', 'A=2'],
      conflicts: [],
    });
  });
});
