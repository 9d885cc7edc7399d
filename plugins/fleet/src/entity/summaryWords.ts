import { EntityDeployments } from '@fleet-portal/backstage-plugin-fleet-common';
import { FleetText } from '../translation';

/** `12 Applications on 7 of 14 clusters`. */
export function summaryWords(data: EntityDeployments, t: FleetText): string {
  const placed = new Set(
    data.applications.map(a => `${a.ref.hub}/${a.cluster}`),
  ).size;
  return t('entity.summary', {
    applications: t('matrix.applications', {
      count: data.applications.length,
    }),
    placed,
    total: data.clusters,
  });
}
