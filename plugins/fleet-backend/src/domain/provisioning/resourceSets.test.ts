import type {
  ClusterApiCluster,
  ClusterApiResourceBinding,
  ClusterApiResourceSet,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { resourceSetsOf } from './resourceSets';

const namespace = 'clusters';
const triedAt = '2030-01-01T00:00:00Z';
const logs = 'Please check controller logs for errors';

const cluster = (controlPlaneInitialized = true): ClusterApiCluster => ({
  namespace,
  name: 'prod-eu-4',
  labels: { 'cluster.x-k8s.io/cluster-name': 'prod-eu-4', env: 'prod' },
  paused: false,
  deleting: false,
  infrastructureProvisioned: true,
  controlPlaneInitialized,
  conditions: [],
});

type Verdict = ['True' | 'False', string?] | [];
const set = (
  [status, message]: Verdict,
  overrides: Partial<ClusterApiResourceSet> = {},
): ClusterApiResourceSet => ({
  namespace,
  name: 'bootstrap',
  selector: { matchLabels: { 'cluster.x-k8s.io/cluster-name': 'prod-eu-4' } },
  resources: ['hub', 'portal'].map(name => ({ kind: 'ConfigMap', name })),
  conditions: status ? [{ type: 'ResourcesApplied', status, message }] : [],
  ...overrides,
});
const binding = (
  name: string,
  applied: boolean,
): ClusterApiResourceBinding => ({
  namespace,
  cluster: 'prod-eu-4',
  set: 'bootstrap',
  kind: 'ConfigMap',
  name,
  applied,
  triedAt,
});

const shown = (
  one: ClusterApiResourceSet,
  bindings: ClusterApiResourceBinding[],
  of = cluster(),
) => resourceSetsOf(of, { status: 'ok', sets: [one], bindings }).items;

const hubApplied = binding('hub', true);
const all = [hubApplied, binding('portal', true)];

it.each<
  [
    string,
    Verdict,
    ClusterApiResourceBinding[],
    boolean,
    [state: string, message: string | undefined, ...resources: string[]],
  ]
>([
  [
    'applied',
    ['True'],
    all,
    true,
    ['applied', undefined, 'applied', 'applied'],
  ],
  [
    'waiting for the control plane, whatever Cluster API calls that',
    ['False', logs],
    [],
    false,
    ['waiting', undefined, 'waiting', 'waiting'],
  ],
  [
    'waiting for Cluster API to look at it',
    [],
    [],
    true,
    ['waiting', undefined, 'waiting', 'waiting'],
  ],
  [
    'failed where Cluster API cannot reach the cluster',
    ['False', logs],
    [],
    true,
    ['failed', logs, 'waiting', 'waiting'],
  ],
  [
    'failed where the cluster refused a part of it',
    ['False', logs],
    [hubApplied, binding('portal', false)],
    true,
    ['failed', logs, 'applied', 'failed'],
  ],
  [
    'failed where a ConfigMap is missing, although Cluster API is content',
    ['True'],
    [hubApplied],
    true,
    ['failed', undefined, 'applied', 'missing'],
  ],
  [
    'applied to this cluster while another one selected has trouble',
    ['False', logs],
    all,
    true,
    ['applied', undefined, 'applied', 'applied'],
  ],
])('is %s', (_, verdict, bindings, reachable, [state, message, ...parts]) => {
  const [found] = shown(set(verdict), bindings, cluster(reachable));
  expect([
    found.state,
    found.message,
    ...found.resources.map(one => one.state),
  ]).toEqual([state, message, ...parts]);
});

it('says why in the older words, where they are the plainer ones', () => {
  const trouble = 'namespaces "argocd" is forbidden';
  const [{ message }] = shown(set(['False', logs], { trouble }), [
    binding('hub', false),
  ]);
  expect(message).toBe(trouble);
});

it.each<[string, Partial<ClusterApiResourceSet>]>([
  ['that selects another', { selector: { matchLabels: { env: 'dev' } } }],
  ['that selects nothing', { selector: {} }],
  ['of another namespace', { namespace: 'elsewhere' }],
  [
    'with a selector that Kubernetes refuses',
    { selector: { matchExpressions: [{ key: 'env', operator: 'Like' }] } },
  ],
])('leaves out a set %s', (_, overrides) => {
  expect(shown(set(['True'], overrides), all)).toEqual([]);
});

it('says where it may not know', () => {
  expect(resourceSetsOf(cluster(), { status: 'forbidden' })).toEqual({
    status: 'forbidden',
    items: [],
  });
  expect(resourceSetsOf(cluster(), undefined).status).toBe('absent');
});
