import type { JsonObject } from '../json';
import { createSeeded } from '../seeded';
import type { LiveObject } from '../world/applicationState';
import { ClusterApi } from './ClusterApi';
import { clusterApiObjects } from './objects';

const seeded = createSeeded('test');
const accounts = `apiVersion: v1
kind: Namespace
metadata: { name: argocd }
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: argocd-manager, namespace: argocd }
`;

const live = (applied: JsonObject): LiveObject => ({
  uid: 'u',
  resourceVersion: '1',
  createdAt: 0,
  generation: 1,
  applied,
  edits: [],
});
const cluster = (name: string, namespace = 'clusters') =>
  live({
    apiVersion: 'cluster.x-k8s.io/v1beta2',
    kind: 'Cluster',
    metadata: { name, namespace },
    spec: { topology: { version: 'v1.36.1' } },
  });
const configMap = (content: string, name = 'accounts') =>
  live({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, namespace: 'clusters' },
    data: { 'manifests.yaml': content },
  });
const setOf = (clusterSelector: JsonObject, ...names: string[]) =>
  live({
    apiVersion: 'addons.cluster.x-k8s.io/v1beta2',
    kind: 'ClusterResourceSet',
    metadata: { name: 'bootstrap', namespace: 'clusters' },
    spec: {
      clusterSelector,
      resources: names.map(name => ({ kind: 'ConfigMap', name })),
      strategy: 'ApplyOnce',
    },
  });
const forOne = {
  matchLabels: { 'cluster.x-k8s.io/cluster-name': 'prod-eu-4' },
};
const set = setOf(forOne, 'accounts');

/** Looks once at each of the moments, in milliseconds. */
function play(
  api: ClusterApi,
  objects: LiveObject[],
  moments: number[],
  answers = true,
) {
  api.see(objects);
  for (const now of moments) api.tick(now, () => answers);
  const now = moments[moments.length - 1];
  const found = clusterApiObjects({
    estates: api.estates(),
    live: objects,
    seeded,
    now,
  });
  const of = (plural: string) =>
    found.get(`${plural}.addons.cluster.x-k8s.io`) ?? [];
  return {
    sets: of('clusterresourcesets'),
    bindings: of('clusterresourcesetbindings'),
    pending: api.pendingSets('prod-eu-4'),
  };
}

const bindingOf = (...resources: JsonObject[]) => [
  {
    kind: 'ClusterResourceSetBinding',
    metadata: { name: 'prod-eu-4', namespace: 'clusters' },
    spec: {
      clusterName: 'prod-eu-4',
      bindings: [{ clusterResourceSetName: 'bootstrap', resources }],
    },
  },
];
const applied = { kind: 'ConfigMap', name: 'accounts', applied: true };
const verdict = (status: string, reason: string) => [
  {
    status: {
      conditions: [
        { type: 'ResourcesApplied', status, reason },
        { type: 'Paused', status: 'False' },
      ],
    },
  },
];

describe('a ClusterResourceSet', () => {
  let api: ClusterApi;
  beforeEach(() => {
    api = new ClusterApi([], seeded);
  });

  it('is applied as soon as the control plane answers', () => {
    const objects = [cluster('prod-eu-4'), configMap(accounts), set];
    const before = play(api, objects, [0, 5_000]);
    expect(before.sets).toMatchObject(verdict('False', 'InternalError'));
    expect(before.sets).toMatchObject([
      {
        status: {
          deprecated: {
            v1beta1: {
              conditions: [
                {
                  reason: 'RemoteClusterClientFailed',
                  message: expect.stringContaining('is down'),
                },
              ],
            },
          },
        },
      },
    ]);
    expect(before.bindings).toMatchObject(bindingOf());
    expect(before.pending).toEqual(['bootstrap']);
    const after = play(api, objects, [60_000]);
    expect(after.sets).toMatchObject(verdict('True', 'Applied'));
    expect(after.bindings).toMatchObject(bindingOf(applied));
    expect(after.pending).toEqual([]);
    expect(api.snapshot()).toMatchObject([
      { resources: [{ namespaces: ['argocd'] }] },
    ]);
  });

  it('waits while the cluster does not answer', () => {
    const objects = [cluster('prod-eu-4'), configMap(accounts), set];
    expect(play(api, objects, [0, 60_000], false).pending).toEqual([
      'bootstrap',
    ]);
    expect(play(api, objects, [61_000]).pending).toEqual([]);
  });

  it('is not applied again when Git changes, nor after a restart', () => {
    const objects = [cluster('prod-eu-4'), configMap(accounts), set];
    const before = play(api, objects, [0, 60_000]).bindings;
    const restarted = new ClusterApi(api.snapshot(), seeded);
    const changed = [
      cluster('prod-eu-4'),
      configMap('kind: [', 'accounts'),
      set,
    ];
    expect(play(restarted, changed, [90_000]).bindings).toEqual(before);
  });

  it('tells manifests that cannot be read, until they are mended', () => {
    const objects = [cluster('prod-eu-4'), configMap('kind: ['), set];
    const broken = play(api, objects, [0, 60_000]);
    expect(broken.sets).toMatchObject(verdict('False', 'NotApplied'));
    expect(broken.bindings).toMatchObject(
      bindingOf({ ...applied, applied: false }),
    );
    const mended = [cluster('prod-eu-4'), configMap(accounts), set];
    expect(play(api, mended, [61_000]).sets).toMatchObject(
      verdict('True', 'Applied'),
    );
  });

  it('forgets a ConfigMap that there is not, as Cluster API does', () => {
    const both = setOf(forOne, 'accounts', 'nowhere');
    const objects = [cluster('prod-eu-4'), configMap(accounts), both];
    const { sets, bindings, pending } = play(api, objects, [0, 60_000]);
    expect(sets).toMatchObject(verdict('True', 'Applied'));
    expect(bindings).toMatchObject(bindingOf(applied));
    expect(pending).toEqual(['bootstrap']);
  });

  it.each([
    ['nothing', setOf({}, 'accounts'), cluster('prod-eu-4')],
    ['another name', set, cluster('prod-eu-5')],
    ['another namespace', set, cluster('prod-eu-4', 'elsewhere')],
  ])('leaves alone what it does not select: %s', (_, one, other) => {
    const { bindings, sets } = play(
      api,
      [other, configMap(accounts), one],
      [0, 60_000],
    );
    expect(bindings).toEqual([]);
    expect(sets).toMatchObject([
      { status: { conditions: [{ type: 'Paused' }] } },
    ]);
  });
});
