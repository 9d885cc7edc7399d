import type { HubRoute } from './routes';

/**
 * What an account needs for a route, in the words of Argo CD's policy: the
 * resource, the action and all objects of it. Routes that are open to every account
 * are not here.
 */
const needed: Partial<Record<HubRoute, string>> = {
  applications: 'applications, get, */*',
  applicationSets: 'applicationsets, get, */*',
  clusters: 'clusters, get, *',
  projects: 'projects, get, *',
  repositories: 'repositories, get, *',
  repositoryCredentials: 'repositories, get, *',
  applicationStream: 'applications, get, */*',
  applicationSetStream: 'applicationsets, get, */*',
  resourceTree: 'applications, get, */*',
  revisionMetadata: 'applications, get, */*',
  managedResources: 'applications, get, */*',
  resource: 'applications, get, */*',
  events: 'applications, get, */*',
  syncWindows: 'applications, get, */*',
  generate: 'applicationsets, create, */*',
  application: 'applications, get, */*',
  sync: 'applications, sync, */*',
  rollback: 'applications, sync, */*',
  terminate: 'applications, sync, */*',
  invalidateCache: 'clusters, update, *',
};

/** The line of `policy.csv` that lets the portal's account use a route. */
export function policyLine(route: HubRoute): string | undefined {
  const permission = needed[route];
  return permission && `p, role:fleet-portal, ${permission}, allow`;
}
