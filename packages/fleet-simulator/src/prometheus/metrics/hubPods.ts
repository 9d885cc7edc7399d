import { inCluster } from '../../world/customResources';
import type { HubWorld } from '../../world/HubWorld';

export interface Pod {
  pod: string;
  instance: string;
}

/** Prometheus names what it scrapes by address; each hub has a range of its own. */
function podOf(name: string, hub: HubWorld, last: number, port: number): Pod {
  const range = hub.name.length;
  return { pod: name, instance: `10.42.${range}.${last}:${port}` };
}

/** A busy hub has two application controllers, another one. */
export function controllersOf(hub: HubWorld): Pod[] {
  const replicas = hub.clusters().length > 6 ? 2 : 1;
  return Array.from({ length: replicas }, (_, index) =>
    podOf(`argocd-application-controller-${index}`, hub, 10 + index, 8082),
  );
}

/** Clusters in turn, as the algorithm round-robin of Argo CD does it. */
export function controllerOf(hub: HubWorld, index: number): Pod {
  const controllers = controllersOf(hub);
  return controllers[index % controllers.length];
}

export function repoServersOf(hub: HubWorld): Pod[] {
  return controllersOf(hub).map((_, index) =>
    podOf(`argocd-repo-server-${index}`, hub, 20 + index, 8084),
  );
}

export function serverOf(hub: HubWorld): Pod {
  return podOf('argocd-server-0', hub, 30, 8083);
}

export function applicationSetControllerOf(hub: HubWorld): Pod {
  return podOf('argocd-applicationset-controller-0', hub, 40, 8080);
}

/** What a cluster is called in the world; a hub calls its own by another name. */
export function spokeName(hub: HubWorld, cluster: string): string {
  return cluster === inCluster.name ? hub.name : cluster;
}
