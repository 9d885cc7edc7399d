import type { Entity } from '@backstage/catalog-model';
import type { FleetPlan, ServicePlan } from './planFleet';

/** The catalog of the fleet: a component per service, and the teams. */
export function catalogEntities(plan: FleetPlan): Entity[] {
  const owners = new Set(plan.services.map(({ owner }) => owner));
  return [
    ...plan.services.map(componentOf),
    ...[...owners].map(
      (name): Entity => ({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Group',
        metadata: { name, namespace: 'default' },
        spec: { type: 'team', children: [] },
        relations: [],
      }),
    ),
  ];
}

function componentOf(service: ServicePlan): Entity {
  const { name, owner, annotation } = service;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      annotations:
        annotation === 'applicationset'
          ? { 'fleet-portal.io/applicationset': name }
          : { 'argocd/app-selector': `app.kubernetes.io/part-of=${name}` },
    },
    spec: { type: 'service', lifecycle: 'production', owner },
    relations: [{ type: 'ownedBy', targetRef: `group:default/${owner}` }],
  };
}
