import { useMemo } from 'react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { HubObjectRef } from '@fleet-portal/backstage-plugin-fleet-common';
import { FleetLinks } from './hooks';
import {
  applicationRouteRef,
  applicationSetRouteRef,
  applicationSetsRouteRef,
  clusterRouteRef,
  clustersRouteRef,
  entityExternalRouteRef,
  rootRouteRef,
  templateExternalRouteRef,
} from './routes';

/** The addresses as the new frontend system resolves them. */
export function useNewSystemLinks(): FleetLinks {
  const overview = useRouteRef(rootRouteRef);
  const clusters = useRouteRef(clustersRouteRef);
  const cluster = useRouteRef(clusterRouteRef);
  const applicationSets = useRouteRef(applicationSetsRouteRef);
  const applicationSet = useRouteRef(applicationSetRouteRef);
  const application = useRouteRef(applicationRouteRef);
  const entity = useRouteRef(entityExternalRouteRef);
  const template = useRouteRef(templateExternalRouteRef);

  return useMemo(() => {
    // A page that app-config switched off is left out of the links' way.
    const home = () => overview?.() ?? '/fleet';
    return {
      overview: home,
      clusters: () => clusters?.() ?? home(),
      cluster: ({ hub, name }) =>
        cluster?.({ hub: segment(hub), name: segment(name) }) ?? home(),
      applicationSets: () => applicationSets?.() ?? home(),
      applicationSet: ref => applicationSet?.(objectParams(ref)) ?? home(),
      application: ref => application?.(objectParams(ref)) ?? home(),
      entity: entity && (entityRef => entity(routeParams(entityRef))),
      template:
        template &&
        (templateName => template({ namespace: 'default', templateName })),
    };
  }, [
    overview,
    clusters,
    cluster,
    applicationSets,
    applicationSet,
    application,
    entity,
    template,
  ]);
}

function routeParams(entityRef: string) {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return { kind, namespace, name };
}

/**
 * Cluster names are free text. The route resolver encodes every reserved
 * character but the per cent sign itself.
 */
const segment = (value: string) => value.replaceAll('%', '%25');

function objectParams({ hub, namespace, name }: HubObjectRef) {
  return {
    hub: segment(hub),
    namespace: segment(namespace),
    name: segment(name),
  };
}
