import type { ClusterRef } from '@fleet-portal/backstage-plugin-fleet-common';
import type {
  SpokeAccess,
  SpokeClient,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { ApiServerLink } from '../kubernetes/ApiServerLink';
import { baseUrl, KubernetesPluginCluster } from '../kubernetesPluginConfig';
import { KubernetesSpokeClient } from './KubernetesSpokeClient';

/** Every hub calls its own cluster so; it says nothing about which one it is. */
const ownServer = 'https://kubernetes.default.svc';

/**
 * The way to spokes that the Backstage Kubernetes plugin is configured for: the
 * same server, or else the same name where that can only be one cluster. A
 * token goes nowhere but to the server that it is written beside.
 */
export class KubernetesPluginSpokeAccess implements SpokeAccess {
  readonly #clusters: readonly KubernetesPluginCluster[];
  readonly #byName: boolean;

  /** @param hubs - how many the portal knows; two of them may repeat a name */
  constructor(clusters: readonly KubernetesPluginCluster[], hubs: number) {
    this.#clusters = clusters;
    this.#byName = hubs === 1;
  }

  clientFor(ref: ClusterRef, server: string): SpokeClient | undefined {
    const cluster = this.#find(ref, baseUrl(server));
    if (!cluster) return undefined;
    const { access, setting } = cluster;
    const link = new ApiServerLink({
      source: { kind: 'kubernetesPlugin', access },
      setting,
      connections: 6,
    });
    link.open();
    return new KubernetesSpokeClient({ ref, link });
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
