import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  ResourceEntity,
} from '@backstage/catalog-model';
import {
  ANNOTATION_CLUSTER,
  ANNOTATION_HUB,
  ClusterSummary,
  HubSummary,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { clusterEntityName, toEntityName } from './entityName';

export interface EntityDefaults {
  owner: string;
  system?: string;
  namespace: string;
}

/** The hub as a Resource of type `argocd-hub`. */
export function hubEntity(
  hub: HubSummary,
  defaults: EntityDefaults,
): ResourceEntity {
  return {
    apiVersion: 'backstage.io/v1beta1',
    kind: 'Resource',
    metadata: {
      name: toEntityName(hub.name),
      namespace: defaults.namespace,
      title: hub.title,
      description: 'Argo CD hub',
      annotations: { ...locations(hub.name), [ANNOTATION_HUB]: hub.name },
      tags: ['argocd'],
      links: links(hub.links.argocd, 'Argo CD'),
    },
    spec: {
      type: 'argocd-hub',
      owner: defaults.owner,
      ...(defaults.system ? { system: defaults.system } : {}),
    },
  };
}

/** A cluster as a Resource of type `kubernetes-cluster` that depends on its hub. */
export function clusterEntity(
  cluster: ClusterSummary,
  defaults: EntityDefaults,
): ResourceEntity {
  const { hub, name } = cluster.ref;
  const where = [cluster.environment, cluster.region].filter(Boolean);
  return {
    apiVersion: 'backstage.io/v1beta1',
    kind: 'Resource',
    metadata: {
      name: clusterEntityName(hub, name),
      namespace: defaults.namespace,
      title: cluster.inCluster ? `${name} (${hub})` : name,
      description: ['Kubernetes cluster', ...where].join(', '),
      annotations: {
        ...locations(hub),
        [ANNOTATION_HUB]: hub,
        [ANNOTATION_CLUSTER]: name,
      },
      labels: catalogLabels(cluster.labels),
      tags: ['kubernetes'],
      links: links(cluster.links.argocd, 'Argo CD'),
    },
    spec: {
      type: 'kubernetes-cluster',
      owner: defaults.owner,
      ...(defaults.system ? { system: defaults.system } : {}),
      dependsOn: [`resource:${defaults.namespace}/${toEntityName(hub)}`],
    },
  };
}

function locations(hub: string) {
  const location = `argocd-fleet:${hub}`;
  return {
    [ANNOTATION_LOCATION]: location,
    [ANNOTATION_ORIGIN_LOCATION]: location,
  };
}

function links(url: string | undefined, title: string) {
  return url ? [{ url, title }] : [];
}

const labelValue = /^[a-zA-Z0-9]([a-zA-Z0-9._-]{0,61}[a-zA-Z0-9])?$/;
const labelKey =
  /^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?\/)?[a-zA-Z0-9]([a-zA-Z0-9._-]{0,61}[a-zA-Z0-9])?$/;

/** The labels that the catalog takes as well; one it would refuse must not lose the entity. */
function catalogLabels(labels: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(labels).filter(
      ([key, value]) => labelKey.test(key) && labelValue.test(value),
    ),
  );
}
