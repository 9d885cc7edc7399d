import { clusterKey } from '../domain/facts';
import type { EntityRows } from '../domain/deployments';
import type { FleetView } from '../domain/FleetView';
import type { EntityIndex } from '../entities/EntityIndex';

/**
 * The Applications that an entity's page is about: those of a component, those
 * on a cluster, or those of everything in a system, domain or group.
 */
export function entityRows(
  view: FleetView,
  entities: EntityIndex,
  entityRef: string,
): EntityRows {
  const cluster = entities.clusterOf(entityRef);
  if (cluster) {
    const place = view.place(clusterKey(cluster.hub, cluster.name));
    return {
      entityRef,
      rows: place ? view.rowsOn(place) : [],
      matchedBy: place && 'annotations fleet-portal.io/hub and cluster',
    };
  }
  const parts = entities.within(entityRef);
  const rows = [...new Set(parts.flatMap(part => view.rowsOfEntity(part)))];
  const own = rows[0]?.link.matches.find(m => m.entityRef === entityRef);
  return {
    entityRef,
    rows,
    matchedBy: own?.by ?? (rows.length > 0 ? 'what it contains' : undefined),
  };
}
