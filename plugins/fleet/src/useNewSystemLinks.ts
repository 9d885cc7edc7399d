import { useMemo } from 'react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { FleetLinks } from './hooks';
import {
  clusterParams,
  entityParams,
  hubParams,
  objectParams,
  regionsPath,
  rolloutPath,
  serviceParams,
} from './hooks/pathParams';
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

/** The addresses as the new frontend system resolves them. */
export function useNewSystemLinks(): FleetLinks {
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

  return useMemo(() => {
    // A page that app-config switched off leads to the one that is left.
    const home = () => overview?.() ?? '/fleet';
    return {
      overview: home,
      clusters: () => clusters?.() ?? home(),
      cluster: ref => cluster?.(clusterParams(ref)) ?? home(),
      applicationSets: () => applicationSets?.() ?? home(),
      applicationSet: ref => applicationSet?.(objectParams(ref)) ?? home(),
      application: ref => application?.(objectParams(ref)) ?? home(),
      rollouts: () => rollouts?.() ?? home(),
      rollout: (service, id) => {
        const path = rollout?.(serviceParams(service));
        return path === undefined ? home() : rolloutPath(path, id);
      },
      readiness: () => readiness?.() ?? home(),
      upgrades: () => upgrades?.() ?? home(),
      provisioning: () => provisioning?.() ?? home(),
      provisionedCluster: ref =>
        provisionedCluster?.(objectParams(ref)) ?? home(),
      recovery: () => recovery?.() ?? home(),
      clusterRecovery: ref => clusterRecovery?.(clusterParams(ref)) ?? home(),
      regions: (environment, region) =>
        regionsPath(regions?.() ?? home(), environment, region),
      networking: () => networking?.() ?? home(),
      clusterNetwork: ref => clusterNetwork?.(clusterParams(ref)) ?? home(),
      hubs: () => hubs?.() ?? home(),
      hub: name => hub?.(hubParams(name)) ?? home(),
      doctor: () => doctor?.() ?? home(),
      entity: entity && (entityRef => entity(entityParams(entityRef))),
      template:
        template &&
        (templateName => template({ namespace: 'default', templateName })),
      task: task && (taskId => task({ taskId })),
    };
  }, [
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
  ]);
}
