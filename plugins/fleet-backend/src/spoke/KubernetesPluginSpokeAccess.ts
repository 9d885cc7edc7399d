import type { ClusterRef } from '@fleet-portal/backstage-plugin-fleet-common';
import type {
  SpokeAccess,
  SpokeClient,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { baseUrl, KubernetesPluginCluster } from '../kubernetesPluginConfig';
import { OpenLinks, SpokeWay } from './OpenLinks';

/** Every hub calls its own cluster so; it says nothing about which one it is. */
const ownServer = 'https://kubernetes.default.svc';

/**
 * The way to spokes that the Backstage Kubernetes plugin is configured for: the
 * same server, or else the same name where that can only be one cluster. A
 * token goes nowhere but to the server that it is written beside.
 */
export class KubernetesPluginSpokeAccess implements SpokeAccess {
  #clusters: readonly KubernetesPluginCluster[];
  readonly #byName: boolean;
  readonly #links = new OpenLinks();

  /** @param hubs - how many the portal knows; two of them may repeat a name */
  constructor(clusters: readonly KubernetesPluginCluster[], hubs: number) {
    this.#clusters = clusters;
    this.#byName = hubs === 1;
  }

  clientFor(ref: ClusterRef, server: string): SpokeClient | undefined {
    const way = this.#wayTo(ref, server);
    return way && this.#links.clientFor(ref, server, way);
  }

  /**
   * Takes another reading of the configuration.
   *
   * @returns the spokes with a client that it has no way to any more
   */
  follow(clusters: readonly KubernetesPluginCluster[]): ClusterRef[] {
    this.#clusters = clusters;
    return this.#links.follow((ref, server) => this.#wayTo(ref, server));
  }

  #wayTo(ref: ClusterRef, server: string): SpokeWay | undefined {
    const cluster = this.#find(ref, baseUrl(server));
    if (!cluster) return undefined;
    const { access, setting } = cluster;
    return { source: { kind: 'kubernetesPlugin', access }, setting };
  }

  #find(
    ref: ClusterRef,
    server: string | undefined,
  ): KubernetesPluginCluster | undefined {
    if (server === ownServer || ref.name === 'in-cluster') return undefined;
    const same = this.#clusters.find(({ access }) => access.server === server);
    if (same || !this.#byName) return same;
    const named = this.#clusters.filter(({ name }) => name === ref.name);
    return named.length === 1 ? named[0] : undefined;
  }
}
