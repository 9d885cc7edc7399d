import type {
  ProvisionedCluster,
  ProvisionedClusterDetail,
  ProvisioningResponse,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { clusterKey } from '../../domain/facts';
import type { FleetView } from '../../domain/FleetView';
import { conditionsOf } from '../../domain/provisioning/conditions';
import { Estate, estatesOf } from '../../domain/provisioning/estate';
import {
  compareProvisioned,
  machinesOf,
  provisionedCluster,
  workerSetsOf,
} from '../../domain/provisioning/provisionedCluster';
import { registrationOf } from '../../domain/provisioning/registration';
import type { FleetScope } from '../../domain/scope';
import type {
  ManagementClusters,
  ManagementReading,
} from '../../provisioning/ManagementClusters';
import type { FleetContext } from '../FleetService';
import type { FleetViews } from '../FleetViews';
import { unknownObject } from '../unknownObject';
import type {
  ProvisionedClusterRef,
  ProvisioningService,
} from './ProvisioningService';

interface Shown {
  readonly estate: Estate;
  readonly cluster: ProvisionedCluster;
}

/** From what the management clusters say, beside what the hubs know. */
export class DefaultProvisioningService implements ProvisioningService {
  readonly #views: FleetViews;
  readonly #clusters: Pick<ManagementClusters, 'known' | 'read'>;

  constructor(options: {
    views: FleetViews;
    clusters: Pick<ManagementClusters, 'known' | 'read'>;
  }) {
    this.#views = options.views;
    this.#clusters = options.clusters;
  }

  async getProvisioning({
    scope,
  }: FleetContext): Promise<ProvisioningResponse> {
    const readings = await this.#clusters.known();
    const versioned = this.#views.view(scope);
    const { view } = versioned;
    return {
      ...this.#views.envelope(versioned),
      managementClusters: readings
        .map(({ status }) => status)
        .filter(({ ref }) => view.hub(ref.hub) !== undefined),
      items: readings
        .flatMap(reading => this.#shown(reading, view, scope))
        .map(({ cluster }) => cluster)
        .sort(compareProvisioned),
    };
  }

  async getProvisionedCluster(
    { hub, namespace, name }: ProvisionedClusterRef,
    { scope }: FleetContext,
  ): Promise<ProvisionedClusterDetail> {
    const reading = await this.#clusters.read(hub);
    const versioned = this.#views.view(scope);
    const found = reading
      ? this.#shown(reading, versioned.view, scope).find(
          ({ cluster }) =>
            cluster.namespace === namespace && cluster.name === name,
        )
      : undefined;
    if (!reading || !found) {
      throw unknownObject(`Cluster ${namespace}/${name}`, hub, 'provisioning');
    }
    const { estate, cluster } = found;
    return {
      ...this.#views.envelope(versioned, { hubNames: new Set([hub]) }),
      managementCluster: reading.status,
      cluster,
      workerSets: workerSetsOf(estate),
      machines: machinesOf(estate),
      conditions: conditionsOf(estate),
      resourceSets: estate.resourceSets,
    };
  }

  /**
   * What a reader sees of one management cluster. A cluster that is onboarded is
   * seen by whoever sees it on its hub; one that is not, by whoever would.
   */
  #shown(
    { objects, status }: ManagementReading,
    view: FleetView,
    scope: FleetScope | undefined,
  ): Shown[] {
    if (!objects) return [];
    const { hub } = status.ref;
    const { places } = this.#views.view().view;
    return estatesOf(objects).flatMap(estate => {
      const registered = registrationOf(hub, estate.cluster, places);
      const isSeen = registered
        ? view.place(clusterKey(registered.hub, registered.name)) !== undefined
        : !scope || scope.cluster(asOnboarded(hub, estate, view));
      return isSeen
        ? [{ estate, cluster: provisionedCluster(hub, estate, registered) }]
        : [];
    });
  }
}

/** What permission rules would see of it. */
function asOnboarded(hub: string, { cluster }: Estate, view: FleetView) {
  const { name, labels } = cluster;
  return {
    hub,
    name,
    labels,
    environment: labels[view.rules.label],
    owners: [],
  };
}
