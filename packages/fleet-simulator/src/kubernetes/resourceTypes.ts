/** The collections that the played API server serves. */
export interface ResourceType {
  plural: string;
  kind: string;
  /** '' for the core group. */
  group: string;
  version: string;
  namespaced: boolean;
}

function type(
  plural: string,
  kind: string,
  group: string,
  namespaced = true,
): ResourceType {
  return { plural, kind, group, version: 'v1', namespaced };
}

export const resourceTypes: readonly ResourceType[] = [
  type('nodes', 'Node', '', false),
  type('namespaces', 'Namespace', '', false),
  type('pods', 'Pod', ''),
  type('services', 'Service', ''),
  type('configmaps', 'ConfigMap', ''),
  type('events', 'Event', ''),
  type('secrets', 'Secret', ''),
  type('deployments', 'Deployment', 'apps'),
  // Asked for when add-ons are looked for; no cluster of the world has one.
  type('daemonsets', 'DaemonSet', 'apps'),
  type('replicasets', 'ReplicaSet', 'apps'),
  type('jobs', 'Job', 'batch'),
  type('poddisruptionbudgets', 'PodDisruptionBudget', 'policy'),
];

export function groupVersionOf(resource: ResourceType): string {
  return resource.group
    ? `${resource.group}/${resource.version}`
    : resource.version;
}

export function resourceType(
  group: string,
  version: string,
  plural: string,
): ResourceType | undefined {
  return resourceTypes.find(
    candidate =>
      candidate.group === group &&
      candidate.version === version &&
      candidate.plural === plural,
  );
}
