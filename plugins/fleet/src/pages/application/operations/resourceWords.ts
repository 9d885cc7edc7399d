import { ResourceRef } from '@fleet-portal/backstage-plugin-fleet-common';

/** `apps/Deployment shop/checkout`: tells resources of one Application apart. */
export function keyOfResource(resource: ResourceRef): string {
  const { group, kind, namespace, name } = resource;
  const what = group ? `${group}/${kind}` : kind;
  return `${what} ${namespace ? `${namespace}/${name}` : name}`;
}

/** Kind and name of the first few. */
export function namesOf(resources: readonly ResourceRef[]): string {
  const few = resources.slice(0, 8).map(({ kind, name }) => `${kind} ${name}`);
  return resources.length > few.length
    ? `${few.join(', ')}, …`
    : few.join(', ');
}
