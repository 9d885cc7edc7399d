import { resourceName, resourceTypes } from '../kubernetes/resourceTypes';
import type { JsonObject } from '../json';

/** The definitions of all custom resources of these API groups. */
export function definitionsOf(groups: readonly string[]): JsonObject[] {
  return resourceTypes
    .filter(({ group }) => groups.includes(group))
    .map(type => {
      const { group, kind, plural, namespaced, version } = type;
      return {
        apiVersion: 'apiextensions.k8s.io/v1',
        kind: 'CustomResourceDefinition',
        metadata: { name: resourceName(type) },
        spec: {
          group,
          names: { kind, plural, singular: kind.toLowerCase() },
          scope: namespaced ? 'Namespaced' : 'Cluster',
          versions: [{ name: version, served: true, storage: true }],
        },
      };
    });
}
