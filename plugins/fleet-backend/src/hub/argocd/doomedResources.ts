import type { DoomedObject } from '@fleet-portal/backstage-plugin-fleet-node';
import { removedApi } from '../../domain/upgrades/removedApis';
import type { RawStatus } from './applicationSchema';

type RawResource = NonNullable<NonNullable<RawStatus>['resources']>[number];

/**
 * Of `status.resources` what is to go with some release of Kubernetes; undefined
 * where nothing is. Argo CD asks its cluster for each object in the version that
 * the source of the Application renders it in, charts included.
 */
export function doomedResources(
  resources: readonly RawResource[],
): DoomedObject[] | undefined {
  const doomed = resources.filter(resource =>
    removedApi(apiVersionOf(resource), resource.kind ?? ''),
  );
  if (doomed.length === 0) return undefined;
  return doomed.map(resource => ({
    apiVersion: apiVersionOf(resource),
    kind: resource.kind ?? '',
    namespace: resource.namespace || undefined,
    name: resource.name || undefined,
  }));
}

function apiVersionOf({ group, version }: RawResource): string {
  return group ? `${group}/${version}` : version ?? '';
}
