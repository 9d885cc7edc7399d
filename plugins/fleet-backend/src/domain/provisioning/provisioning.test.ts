import type {
  ClusterApiCluster,
  ClusterApiCondition,
  ClusterApiMachine,
  ClusterApiObjects,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { conditionsOf } from './conditions';
import { Estate, estatesOf } from './estate';
import {
  compareProvisioned,
  machinesOf,
  provisionedCluster,
  workerSetsOf,
} from './provisionedCluster';

const namespace = 'clusters';
const since = '2030-01-01T00:00:00Z';
const condition = (
  type: string,
  status: ClusterApiCondition['status'],
  message?: string,
): ClusterApiCondition => ({ type, status, message, since });

const cluster = (
  overrides: Partial<ClusterApiCluster> = {},
): ClusterApiCluster => ({
  namespace,
  name: 'prod-eu-4',
  createdAt: since,
  labels: { env: 'prod' },
  phase: 'Provisioned',
  paused: false,
  deleting: false,
  endpoint: { host: 'api.example.com', port: 6443 },
  controlPlane: { kind: 'KubeadmControlPlane', name: 'cp' },
  infrastructureProvisioned: true,
  controlPlaneInitialized: true,
  conditions: [],
  ...overrides,
});

const machine = (
  name: string,
  overrides: Partial<ClusterApiMachine> = {},
): ClusterApiMachine => ({
  namespace,
  name,
  cluster: 'prod-eu-4',
  controlPlane: false,
  deployment: 'workers',
  phase: 'Running',
  version: 'v1.36.1',
  conditions: [],
  ...overrides,
});

interface Numbers {
  controlPlane?: [ready: number, upToDate: number];
  workers?: [ready: number, upToDate: number];
  runs?: string;
}

function estate(
  overrides: Partial<ClusterApiCluster> = {},
  { controlPlane = [3, 3], workers = [2, 2], runs = 'v1.36.1' }: Numbers = {},
  machines: ClusterApiMachine[] = [machine('w-1'), machine('w-2')],
): Estate {
  const objects: ClusterApiObjects = {
    clusters: [cluster(overrides)],
    controlPlanes: [
      {
        namespace,
        name: 'cp',
        kind: 'KubeadmControlPlane',
        replicas: 3,
        ready: controlPlane[0],
        upToDate: controlPlane[1],
        version: 'v1.36.1',
        runs,
        initialized: true,
        conditions: [],
      },
    ],
    machineDeployments: [
      {
        namespace,
        name: 'workers',
        cluster: 'prod-eu-4',
        replicas: 2,
        ready: workers[0],
        upToDate: workers[1],
        version: 'v1.36.1',
        conditions: [],
      },
    ],
    machines,
  };
  return estatesOf(objects)[0];
}

const shown = (one: Estate, registered = false) =>
  provisionedCluster(
    'prod-hub',
    one,
    registered ? { hub: 'prod-hub', name: 'prod-eu-4' } : undefined,
  );

it.each<[string, Estate]>([
  ['ready', estate()],
  ['deleting', estate({ deleting: true, phase: 'Failed' })],
  ['failed', estate({ phase: 'Failed' })],
  ['failed', estate({}, {}, [machine('w-1', { phase: 'Failed' })])],
  ['provisioning', estate({ controlPlaneInitialized: false })],
  ['provisioning', estate({}, { workers: [0, 2] }, [])],
  ['changing', estate({}, { controlPlane: [3, 1] })],
  ['changing', estate({}, { workers: [1, 2] })],
  ['changing', estate({}, { runs: 'v1.35.4' })],
  ['paused', estate({ paused: true }, { workers: [1, 2] })],
])('is %s', (state, one) => {
  expect(shown(one).state).toBe(state);
});

it('goes step by step, and says with Cluster API why the present one is not done', () => {
  const waits = estate(
    {
      conditions: [
        condition('InfrastructureReady', 'True'),
        condition(
          'ControlPlaneAvailable',
          'False',
          '1 of 3 machines are ready',
        ),
      ],
    },
    { controlPlane: [1, 3], workers: [2, 2] },
  );
  expect(shown(waits).steps).toEqual([
    { step: 'defined', state: 'done', since },
    { step: 'infrastructure', state: 'done', since },
    {
      step: 'controlPlane',
      state: 'doing',
      since,
      message: '1 of 3 machines are ready',
    },
    // Its machines are ready, and not before their control plane is.
    { step: 'workers', state: 'waiting' },
    { step: 'onboarded', state: 'waiting' },
  ]);
  const stepsOf = (one: Estate, registered: boolean) =>
    shown(one, registered).steps.map(({ state }) => state);
  expect(stepsOf(estate(), false).slice(3)).toEqual(['done', 'waiting']);
  expect(stepsOf(estate(), true)).toEqual(Array(5).fill('done'));
  expect(
    stepsOf(
      estate({ phase: 'Failed', infrastructureProvisioned: false }),
      false,
    ),
  ).toEqual(['done', 'failed', 'waiting', 'waiting', 'waiting']);
});

it('counts, names versions newest first, and writes the address as a URL', () => {
  const mixed = shown(
    estate({ endpoint: { host: 'fd00::1', port: 6443 } }, {}, [
      machine('w-1', { version: 'v1.9.0' }),
      machine('w-2', { version: 'v1.10.0' }),
    ]),
  );
  expect(mixed).toMatchObject({
    server: 'https://[fd00::1]:6443',
    runs: ['v1.36.1', 'v1.10.0', 'v1.9.0'],
    controlPlane: { wanted: 3, ready: 3, upToDate: 3 },
    workers: { wanted: 2, ready: 2, upToDate: 2 },
    version: 'v1.36.1',
  });
});

it('counts no machine of a control plane that the cloud runs', () => {
  const [managed] = estatesOf({
    clusters: [
      cluster({ controlPlane: { kind: 'AWSManagedControlPlane', name: 'cp' } }),
    ],
    controlPlanes: [
      {
        namespace,
        name: 'cp',
        kind: 'AWSManagedControlPlane',
        version: 'v1.36.0',
        runs: 'v1.36.0',
        initialized: true,
        conditions: [],
      },
    ],
    machineDeployments: [],
    machines: [],
  });
  expect(shown(managed)).toMatchObject({
    state: 'ready',
    controlPlane: undefined,
    version: 'v1.36.0',
  });
});

it('does not mix clusters of one name in two namespaces', () => {
  const objects: ClusterApiObjects = {
    clusters: [cluster(), cluster({ namespace: 'other' })],
    controlPlanes: [],
    machineDeployments: [],
    machines: [machine('w-1'), machine('w-2', { namespace: 'other' })],
  };
  expect(
    estatesOf(objects).map(one => machinesOf(one).map(({ name }) => name)),
  ).toEqual([['w-1'], ['w-2']]);
});

it('lists machines, sets and conditions in an order that helps', () => {
  const one = estate(
    {
      conditions: [
        condition('InfrastructureReady', 'True'),
        condition('ScalingDown', 'False'),
        condition('RollingOut', 'True'),
        condition('WorkersAvailable', 'Unknown', 'who knows'),
      ],
    },
    {},
    [
      machine('w-2', {
        phase: 'Exotic',
        conditions: [condition('Ready', 'False', 'no Node yet')],
      }),
      machine('w-1'),
      machine('c-1', { controlPlane: true, deployment: undefined }),
    ],
  );
  expect(
    machinesOf(one).map(({ name, phase, message }) => [name, phase, message]),
  ).toEqual([
    ['c-1', 'Running', undefined],
    ['w-1', 'Running', undefined],
    ['w-2', 'Unknown', 'no Node yet'],
  ]);
  expect(workerSetsOf(one)).toEqual([
    { name: 'workers', wanted: 2, ready: 2, upToDate: 2, version: 'v1.36.1' },
  ]);
  expect(conditionsOf(one).map(({ type, ok }) => [type, ok])).toEqual([
    ['WorkersAvailable', false],
    ['RollingOut', undefined],
    ['InfrastructureReady', true],
  ]);
});

it('puts what is urgent first', () => {
  const named = (name: string, overrides: Partial<ClusterApiCluster>) =>
    shown(estate({ name, ...overrides }));
  const all = [
    { ...named('b', {}), state: 'ready' as const },
    { ...named('a', {}), state: 'ready' as const },
    named('c', { phase: 'Failed' }),
  ];
  expect(all.sort(compareProvisioned).map(({ name }) => name)).toEqual([
    'c',
    'a',
    'b',
  ]);
});
