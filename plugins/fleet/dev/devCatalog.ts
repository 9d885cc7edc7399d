import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import {
  ANNOTATION_APPLICATION_SET,
  ANNOTATION_CLUSTER,
  ANNOTATION_HUB,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { FakeWorld } from '@fleet-portal/backstage-plugin-fleet-common/testUtils';

/** Components and clusters of the world, so that their pages can be looked at. */
export function devCatalog(world: FakeWorld) {
  const services = new Map(world.applications.map(a => [a.service, a.owner]));
  const entities = [
    ...[...services].map(([name, owner]) => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name,
        namespace: 'default',
        annotations: { [ANNOTATION_APPLICATION_SET]: name },
      },
      spec: { type: 'service', lifecycle: 'production', owner },
    })),
    ...world.clusters.map(({ ref, labels }) => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        name: `${ref.hub}-${ref.name}`,
        namespace: 'default',
        labels,
        annotations: {
          [ANNOTATION_HUB]: ref.hub,
          [ANNOTATION_CLUSTER]: ref.name,
        },
      },
      spec: { type: 'kubernetes-cluster', owner: 'group:default/platform' },
    })),
  ];
  return createFrontendModule({
    pluginId: 'catalog',
    extensions: [
      ApiBlueprint.make({
        params: defineParams =>
          defineParams({
            api: catalogApiRef,
            deps: {},
            factory: () => catalogApiMock({ entities }),
          }),
      }),
    ],
  });
}
