import { useMemo } from 'react';
import { useRouteRef } from '@backstage/core-plugin-api';
import { FleetLinks } from '../hooks';
import {
  clusterParams,
  entityParams,
  objectParams,
  rolloutPath,
  serviceParams,
} from '../hooks/pathParams';
import {
  applicationRouteRef,
  applicationSetRouteRef,
  applicationSetsRouteRef,
  clusterRecoveryRouteRef,
  clusterRouteRef,
  clustersRouteRef,
  doctorRouteRef,
  entityExternalRouteRef,
  readinessRouteRef,
  recoveryRouteRef,
  rolloutRouteRef,
  rolloutsRouteRef,
  rootRouteRef,
  templateExternalRouteRef,
} from './routes';

/** The addresses as the old frontend system resolves them. */
export function useLegacyLinks(): FleetLinks {
  const overview = useRouteRef(rootRouteRef);
  const clusters = useRouteRef(clustersRouteRef);
  const cluster = useRouteRef(clusterRouteRef);
  const applicationSets = useRouteRef(applicationSetsRouteRef);
  const applicationSet = useRouteRef(applicationSetRouteRef);
  const application = useRouteRef(applicationRouteRef);
  const rollouts = useRouteRef(rolloutsRouteRef);
  const rollout = useRouteRef(rolloutRouteRef);
  const readiness = useRouteRef(readinessRouteRef);
  const recovery = useRouteRef(recoveryRouteRef);
  const clusterRecovery = useRouteRef(clusterRecoveryRouteRef);
  const doctor = useRouteRef(doctorRouteRef);
  const entity = useRouteRef(entityExternalRouteRef);
  const template = useRouteRef(templateExternalRouteRef);

  return useMemo(
    () => ({
      overview: () => overview(),
      clusters: () => clusters(),
      cluster: ref => cluster(clusterParams(ref)),
      applicationSets: () => applicationSets(),
      applicationSet: ref => applicationSet(objectParams(ref)),
      application: ref => application(objectParams(ref)),
      rollouts: () => rollouts(),
      rollout: (service, id) =>
        rolloutPath(rollout(serviceParams(service)), id),
      readiness: () => readiness(),
      recovery: () => recovery(),
      clusterRecovery: ref => clusterRecovery(clusterParams(ref)),
      doctor: () => doctor(),
      entity: entity && (entityRef => entity(entityParams(entityRef))),
      template:
        template &&
        (templateName => template({ namespace: 'default', templateName })),
    }),
    [
      overview,
      clusters,
      cluster,
      applicationSets,
      applicationSet,
      application,
      rollouts,
      rollout,
      readiness,
      recovery,
      clusterRecovery,
      doctor,
      entity,
      template,
    ],
  );
}
