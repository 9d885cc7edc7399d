import { useMemo } from 'react';
import { useRouteRef } from '@backstage/core-plugin-api';
import { FleetLinks } from '../hooks';
import {
  clusterParams,
  entityParams,
  hubParams,
  objectParams,
  regionsPath,
  rolloutPath,
  serviceParams,
} from '../hooks/pathParams';
import {
  applicationRouteRef,
  applicationSetRouteRef,
  applicationSetsRouteRef,
  clusterNetworkRouteRef,
  clusterRecoveryRouteRef,
  clusterRouteRef,
  clustersRouteRef,
  doctorRouteRef,
  entityExternalRouteRef,
  hubRouteRef,
  hubsRouteRef,
  provisionedClusterRouteRef,
  provisioningRouteRef,
  readinessRouteRef,
  networkingRouteRef,
  recoveryRouteRef,
  regionsRouteRef,
  rolloutRouteRef,
  rolloutsRouteRef,
  rootRouteRef,
  taskExternalRouteRef,
  templateExternalRouteRef,
  upgradesRouteRef,
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
  const upgrades = useRouteRef(upgradesRouteRef);
  const provisioning = useRouteRef(provisioningRouteRef);
  const provisionedCluster = useRouteRef(provisionedClusterRouteRef);
  const recovery = useRouteRef(recoveryRouteRef);
  const clusterRecovery = useRouteRef(clusterRecoveryRouteRef);
  const regions = useRouteRef(regionsRouteRef);
  const networking = useRouteRef(networkingRouteRef);
  const clusterNetwork = useRouteRef(clusterNetworkRouteRef);
  const hubs = useRouteRef(hubsRouteRef);
  const hub = useRouteRef(hubRouteRef);
  const doctor = useRouteRef(doctorRouteRef);
  const entity = useRouteRef(entityExternalRouteRef);
  const template = useRouteRef(templateExternalRouteRef);
  const task = useRouteRef(taskExternalRouteRef);

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
      upgrades: () => upgrades(),
      provisioning: () => provisioning(),
      provisionedCluster: ref => provisionedCluster(objectParams(ref)),
      recovery: () => recovery(),
      clusterRecovery: ref => clusterRecovery(clusterParams(ref)),
      regions: (environment, region) =>
        regionsPath(regions(), environment, region),
      networking: () => networking(),
      clusterNetwork: ref => clusterNetwork(clusterParams(ref)),
      hubs: () => hubs(),
      hub: name => hub(hubParams(name)),
      doctor: () => doctor(),
      entity: entity && (entityRef => entity(entityParams(entityRef))),
      template:
        template &&
        (templateName => template({ namespace: 'default', templateName })),
      task: task && (taskId => task({ taskId })),
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
      upgrades,
      provisioning,
      provisionedCluster,
      recovery,
      clusterRecovery,
      regions,
      networking,
      clusterNetwork,
      hubs,
      hub,
      doctor,
      entity,
      template,
      task,
    ],
  );
}
