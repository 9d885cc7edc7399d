import { NotFoundError } from '@backstage/errors';
import type { ProvisioningClient } from '../client';
import {
  ManagementCluster,
  ProvisionedCluster,
  ProvisionedClusterDetail,
  ProvisionedMachine,
  ProvisioningResponse,
} from '../wire';
import { BUILT_AT, secondsBefore } from './wireBuilders';

/** A cluster that is whole and onboarded, but for what is given. */
export function buildProvisionedCluster(
  name: string,
  overrides: Partial<ProvisionedCluster> = {},
): ProvisionedCluster {
  const since = secondsBefore(86_400);
  const done = { state: 'done' as const, since };
  return {
    hub: 'prod-hub',
    namespace: 'clusters',
    name,
    state: 'ready',
    phase: 'Provisioned',
    createdAt: since,
    labels: { env: 'prod', region: 'eu-west-1', tier: 'core' },
    server: `https://${name}.example.com:6443`,
    controlPlaneKind: 'KubeadmControlPlane',
    version: 'v1.36.1',
    runs: ['v1.36.1'],
    controlPlane: { wanted: 3, ready: 3, upToDate: 3 },
    workers: { wanted: 2, ready: 2, upToDate: 2 },
    steps: [
      { step: 'defined', ...done },
      { step: 'infrastructure', ...done },
      { step: 'controlPlane', ...done },
      { step: 'workers', ...done },
      { step: 'onboarded', state: 'done' },
    ],
    registered: { hub: 'prod-hub', name },
    ...overrides,
  };
}

export function buildMachine(
  name: string,
  overrides: Partial<ProvisionedMachine> = {},
): ProvisionedMachine {
  return {
    name,
    role: 'worker',
    set: 'workers',
    phase: 'Running',
    version: 'v1.36.1',
    node: `${name}.internal`,
    createdAt: secondsBefore(86_400),
    ...overrides,
  };
}

type Details = Pick<
  ProvisionedClusterDetail,
  'workerSets' | 'machines' | 'conditions' | 'resourceSets'
>;
type Ask = (
  method: string,
) => Omit<ProvisioningResponse, 'items' | 'managementClusters'>;

/** What Cluster API makes for a {@link FakeFleet}; nothing unless said. */
export class FakeProvisioning
  implements Pick<ProvisioningClient, keyof ProvisioningClient>
{
  managementClusters: ManagementCluster[] = [
    {
      ref: { hub: 'prod-hub', name: 'in-cluster' },
      status: 'ok',
      observedAt: BUILT_AT,
    },
  ];
  clusters: ProvisionedCluster[] = [];
  /** By name of the cluster. */
  readonly details = new Map<string, Partial<Details>>();
  readonly #ask: Ask;

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  async getProvisioning(): Promise<ProvisioningResponse> {
    return {
      ...this.#ask('getProvisioning'),
      managementClusters: this.managementClusters,
      items: this.clusters,
    };
  }

  async getProvisionedCluster(ref: {
    hub: string;
    namespace: string;
    name: string;
  }): Promise<ProvisionedClusterDetail> {
    const envelope = this.#ask('getProvisionedCluster');
    const cluster = this.clusters.find(
      one =>
        one.hub === ref.hub &&
        one.namespace === ref.namespace &&
        one.name === ref.name,
    );
    const managementCluster = this.managementClusters.find(
      one => one.ref.hub === ref.hub,
    );
    if (!cluster || !managementCluster) {
      throw new NotFoundError(`There is no cluster ${ref.name}`);
    }
    return {
      ...envelope,
      managementCluster,
      cluster,
      workerSets: [],
      machines: [],
      conditions: [],
      resourceSets: { status: 'ok', items: [] },
      ...this.details.get(ref.name),
    };
  }
}
