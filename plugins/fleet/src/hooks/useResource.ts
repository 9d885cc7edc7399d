import {
  ApplicationRef,
  ResourceManifestsQuery,
  TreeNode,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { fleetInterval, useFleetQuery } from './queries';
import { queryKeys } from './queryKeys';

/** One resource of an Application in Git and on its cluster. */
export const useResourceManifests = (
  ref: ApplicationRef,
  resource: ResourceManifestsQuery,
) => {
  const { group, version, kind, namespace, name } = resource;
  const word = JSON.stringify([group, version, kind, namespace, name]);
  return useFleetQuery(
    queryKeys.resourceManifests(ref, word),
    (api, signal) => api.getResourceManifests(ref, resource, signal),
    { refetchInterval: fleetInterval },
  );
};

/** What happened to it lately; not asked while it is not known which object it is. */
export const useResourceEvents = (
  ref: ApplicationRef,
  node: Pick<TreeNode, 'uid' | 'namespace' | 'name'> | undefined,
) => {
  const { uid = '', namespace, name = '' } = node ?? {};
  return useFleetQuery(
    queryKeys.resourceEvents(ref, uid),
    (api, signal) =>
      api.getResourceEvents(ref, { uid, namespace, name }, signal),
    { refetchInterval: fleetInterval, enabled: node !== undefined },
  );
};
