import { DEFAULT_NAMESPACE, Entity } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  ANNOTATION_CLUSTER,
  ANNOTATION_HUB,
  ClusterRef,
} from '@fleet-portal/backstage-plugin-fleet-common';

/** The entity of the page as the fleet's routes name it. */
export function useFleetEntity() {
  const { entity } = useEntity();
  return {
    kind: entity.kind.toLocaleLowerCase('en-US'),
    namespace: entity.metadata.namespace ?? DEFAULT_NAMESPACE,
    name: entity.metadata.name,
  };
}

/** The cluster that the entity of the page stands for. */
export function useEntityCluster(): ClusterRef {
  return clusterOf(useEntity().entity);
}

function clusterOf(entity: Entity): ClusterRef {
  const annotations = entity.metadata.annotations ?? {};
  return {
    hub: annotations[ANNOTATION_HUB] ?? '',
    name: annotations[ANNOTATION_CLUSTER] ?? '',
  };
}
