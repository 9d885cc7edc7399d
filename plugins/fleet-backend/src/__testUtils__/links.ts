import type { EntityLinks, ServiceLink } from '../domain/facts';

/** Services by ApplicationSet, each a component of the group `shop`. */
export const linksByApplicationSet: EntityLinks = {
  version: 1,
  linkOf: ({ applicationSet, name }) => linkOf(applicationSet ?? name),
  linkOfSet: (_, set) => linkOf(set.name),
  clusterEntity: () => undefined,
  hubEntity: () => undefined,
};

function linkOf(service: string): ServiceLink {
  const entityRef = `component:default/${service}`;
  return {
    service,
    entityRef,
    owner: 'group:default/shop',
    owners: ['group:default/shop'],
    matches: [{ entityRef, by: 'name of the ApplicationSet' }],
  };
}
