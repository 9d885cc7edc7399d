import { valueAt } from '../json';
import type { ApplicationSpec, Source } from '../world/argoObjects';
import { imagesOf } from '../world/manifests';
import { renderApplication } from './renderApplication';

const files = {
  'charts/service/Chart.yaml': 'name: service\nappVersion: "0.1.0"\n',
  'charts/service/values.yaml': 'replicas: 1\nservice: {port: 80}\n',
  'apps/shop/values.yaml': 'image: {repository: registry.example.com/shop}\n',
  'apps/shop/values-prod.yaml': 'image: {tag: "2.0"}\nreplicas: 4\n',
  'apps/bad/Chart.yaml': 'name: bad\n',
  'apps/bad/values.yaml': 'replicas: many\n',
  'apps/torn/Chart.yaml': 'name: torn\n',
  'apps/torn/values.yaml': 'a: [\n',
  'plain/b.yaml':
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: b}\n---\napiVersion: v1\nkind: Namespace\nmetadata: {name: n}\n',
  'plain/deep/c.yaml':
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c, namespace: own}\n',
  'plain/deep/skip.yaml':
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: skip}\n',
  'broken/x.yaml': 'just: a map\n',
  'base/kustomization.yaml': 'resources: [deployment.yaml]\n',
  'base/deployment.yaml':
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: d}\nspec: {template: {spec: {containers: [{name: app, image: "registry.example.com/d:1"}]}}}\n',
  'overlays/prod/kustomization.yaml':
    'resources: [../../base]\nimages: [{name: registry.example.com/d, newTag: "7"}]\n',
  'overlays/gone/kustomization.yaml': 'resources: [../nowhere]\n',
};
const tree = { sha: 'a'.repeat(40), files: new Map(Object.entries(files)) };

function render(...sources: Partial<Source>[]) {
  const full = sources.map(source => ({
    repoURL: 'https://git.example.com/fleet-demo/fleet',
    ...source,
  }));
  const spec: ApplicationSpec = {
    project: 'default',
    destination: { name: 'prod-eu-1', namespace: 'shop' },
    ...(full.length === 1 ? { source: full[0] } : { sources: full }),
  };
  return renderApplication({
    applicationName: 'shop-prod',
    spec,
    treeOf: () => tree,
  });
}

it('merges Helm values in their order and names the release', () => {
  const { manifests, sourceTypes, revisions } = render({
    path: 'charts/service',
    helm: {
      releaseName: 'shop',
      valueFiles: [
        '/apps/shop/values.yaml',
        '../../apps/shop/values-prod.yaml',
      ],
      valuesObject: { config: { A: '1' } },
      parameters: [{ name: 'service.port', value: '8443' }],
    },
  });
  expect(sourceTypes).toEqual(['Helm']);
  expect(revisions).toEqual([tree.sha]);
  expect(
    manifests.map(({ kind, metadata }) => [kind, valueAt(metadata, ['name'])]),
  ).toEqual([
    ['ConfigMap', 'shop-config'],
    ['Service', 'shop'],
    ['Deployment', 'shop'],
  ]);
  expect(imagesOf(manifests)).toEqual(['registry.example.com/shop:2.0']);
  expect(valueAt(manifests[1], ['spec', 'ports', '0', 'port'])).toBe(8443);
  expect(valueAt(manifests[2], ['spec', 'replicas'])).toBe(4);
  expect(manifests[2].metadata).toMatchObject({
    namespace: 'shop',
    annotations: {
      'argocd.argoproj.io/tracking-id': 'shop-prod:apps/Deployment:shop/shop',
    },
  });
});

it('takes values from another source by its ref', () => {
  const { manifests, sourceTypes } = render(
    {
      path: 'charts/service',
      helm: { valueFiles: ['$values/apps/shop/values-prod.yaml'] },
    },
    { ref: 'values' },
  );
  expect(sourceTypes).toEqual(['Helm', '']);
  expect(imagesOf(manifests)).toEqual(['registry.example.com/shop-prod:2.0']);
});

it('reads folders of manifests with globs, and fills the namespace in', () => {
  const flat = render({ path: 'plain' });
  expect(flat.manifests.map(({ metadata }) => metadata)).toMatchObject([
    { name: 'b', namespace: 'shop' },
    { name: 'n' },
  ]);
  expect(valueAt(flat.manifests[1], ['metadata', 'namespace'])).toBe(undefined);
  const deep = render({
    path: 'plain',
    directory: { recurse: true, include: '{*.yaml,deep/*}', exclude: '*skip*' },
  });
  expect(
    deep.manifests.map(manifest => valueAt(manifest, ['metadata', 'name'])),
  ).toEqual(['b', 'n', 'c']);
  expect(valueAt(deep.manifests[2], ['metadata', 'namespace'])).toBe('own');
});

it('builds kustomizations', () => {
  const { manifests, sourceTypes } = render({ path: 'overlays/prod' });
  expect(sourceTypes).toEqual(['Kustomize']);
  expect(imagesOf(manifests)).toEqual(['registry.example.com/d:7']);
  const overridden = render({
    path: 'overlays/prod',
    kustomize: { images: ['registry.example.com/d:8'] },
  });
  expect(imagesOf(overridden.manifests)).toEqual(['registry.example.com/d:8']);
});

it.each([
  [{ path: 'nowhere' }, /: nowhere: app path does not exist$/],
  [{ path: '../etc' }, /app path does not exist/],
  [
    { path: 'charts/service', helm: { valueFiles: ['/apps/x.yaml'] } },
    /Error: open \/apps\/x\.yaml: no such file or directory/,
  ],
  [
    { path: 'charts/service', helm: { valueFiles: ['../../../x'] } },
    /outside of the repository root/,
  ],
  [{ path: 'apps/bad' }, /failed to parse replicas/],
  [{ path: 'apps/torn' }, /failed to parse values\.yaml/],
  [{ path: 'broken' }, /failed to unmarshal "broken\/x\.yaml"/],
  [{ path: 'overlays/gone' }, /kustomize build overlays\/gone.*nowhere/],
])(
  'says what is wrong with %j in the words of the repo server',
  (source, words) => {
    expect(() => render(source)).toThrow(words);
    expect(() => render(source)).toThrow(
      /^Failed to load target state: failed to generate manifest for source 1 of 1: rpc error: code = Unknown desc = /,
    );
  },
);
