import { Query } from '@tanstack/react-query';
import {
  ChangesResponse,
  stringifyClusterRef,
  stringifyHubObjectRef,
} from '@fleet-portal/backstage-plugin-fleet-common';

/**
 * Which of the cached answers a change makes old. Roll-ups (overview, matrix,
 * entity) count Applications, so any change touches them; details only when
 * they show what changed.
 */
export function concernedQueries(
  changes: ChangesResponse,
): (query: Query) => boolean {
  const { applications, removedApplications, clusters, applicationSets } =
    changes;
  const anything =
    applications.length +
      removedApplications.length +
      clusters.length +
      applicationSets.length >
    0;
  const changedApplications = new Set([
    ...applications.map(a => stringifyHubObjectRef(a.ref)),
    ...removedApplications.map(stringifyHubObjectRef),
  ]);
  const changedClusters = new Set([
    ...clusters.map(stringifyClusterRef),
    ...applications.flatMap(({ ref, cluster }) =>
      cluster === null
        ? []
        : [stringifyClusterRef({ hub: ref.hub, name: cluster })],
    ),
  ]);
  const changedServices = new Set(applications.map(a => a.service));
  // A removed Application no longer says where it was, or whose.
  const anyCluster = removedApplications.length > 0;
  const changedSets = new Set(applicationSets.map(stringifyHubObjectRef));
  const setsOfApplications = new Set(
    applications.flatMap(({ ref, applicationSet }) =>
      applicationSet === undefined
        ? []
        : [stringifyHubObjectRef({ ...ref, name: applicationSet })],
    ),
  );

  return ({ queryKey: [kind, ref] }) => {
    const key = String(ref);
    switch (kind) {
      case 'application':
      case 'applicationEvents':
      case 'resourceManifests':
      case 'resourceEvents':
        return changedApplications.has(key);
      case 'cluster':
      case 'clusterApplications':
      case 'cell':
      case 'clusterReadiness':
      case 'clusterRecovery':
      case 'clusterNetwork':
        return anyCluster || changedClusters.has(key);
      case 'rollout':
        return anyCluster || clusters.length > 0 || changedServices.has(key);
      case 'applicationSet':
        return (
          changedSets.has(key) ||
          setsOfApplications.has(key) ||
          clusters.length > 0 ||
          anyCluster
        );
      // Windows open and close by the clock, metrics move with it; the doctor asks
      // the whole fleet anew, and only when somebody wants it to.
      case 'syncWindows':
      case 'metrics':
      case 'doctor':
        return false;
      default:
        return anything;
    }
  };
}
