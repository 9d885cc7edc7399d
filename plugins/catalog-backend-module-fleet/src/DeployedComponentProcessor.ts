import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  CatalogProcessor,
  CatalogProcessorCache,
  CatalogProcessorEmit,
  processingResult,
} from '@backstage/plugin-catalog-node';
import type { LocationSpec } from '@backstage/plugin-catalog-common';
import { ANNOTATION_DEPLOYED } from '@fleet-portal/backstage-plugin-fleet-common';
import { DeployedComponents, refreshKey } from './DeployedComponents';

/** What the catalog keeps for an entity, for a replica that just started. */
const REMEMBERED = 'deployed';

/**
 * Marks the components that Applications name by `backstage.io/entity-ref`, a
 * label, or the name of their ApplicationSet. Such a component says nothing of
 * Argo CD itself, and a page chooses its cards by what the entity says.
 */
export class DeployedComponentProcessor implements CatalogProcessor {
  readonly #deployed: DeployedComponents;

  constructor(deployed: DeployedComponents) {
    this.#deployed = deployed;
  }

  getProcessorName(): string {
    return 'FleetDeployedComponentProcessor';
  }

  async preProcessEntity(
    entity: Entity,
    _location: LocationSpec,
    emit: CatalogProcessorEmit,
    _originLocation: LocationSpec,
    cache: CatalogProcessorCache,
  ): Promise<Entity> {
    if (entity.kind.toLocaleLowerCase('en-US') !== 'component') return entity;
    const ref = stringifyEntityRef(entity);
    emit(processingResult.refresh(refreshKey(ref)));

    const heard = this.#deployed.has(ref);
    const deployed = heard ?? (await cache.get<boolean>(REMEMBERED)) ?? false;
    await cache.set(REMEMBERED, deployed);
    if (!deployed) return entity;
    return {
      ...entity,
      metadata: {
        ...entity.metadata,
        annotations: {
          ...entity.metadata.annotations,
          [ANNOTATION_DEPLOYED]: 'true',
        },
      },
    };
  }
}
