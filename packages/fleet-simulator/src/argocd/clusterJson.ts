import { timestamp } from '../clock';
import type { JsonObject } from '../json';
import { runningVersions } from '../clusterApi/runningVersions';
import { apiVersionsOf } from '../kubernetes/apiVersions';
import type { FleetWorld } from '../world/FleetWorld';
import type { HubWorld } from '../world/HubWorld';
import { inCluster } from '../world/customResources';
import type { RegisteredCluster } from '../world/worldState';
import { withoutUndefined } from './applicationJson';

/** The hub looks at its clusters this often. */
const connectionCheck = 10_000;

/**
 * A cluster as Argo CD 3.5 answers it. The hub goes on calling a cluster
 * Successful when its API server is down: it was watched for a quarter of an
 * hour that a real one does.
 */
export function clusterJson(
  cluster: RegisteredCluster,
  hub: HubWorld,
  world: FleetWorld,
): JsonObject {
  const applications = hub
    .applications()
    .filter(app => hub.clusterOf(app)?.name === cluster.name);
  const monitored = applications.length > 0;
  const now = world.now();
  const connectionState = {
    status: monitored ? 'Successful' : 'Unknown',
    message: monitored
      ? ''
      : 'Cluster has no applications and is not being monitored.',
    attemptedAt: timestamp(now - (now % connectionCheck)),
  };
  const local = cluster.name === inCluster.name;
  const name = local ? hub.name : cluster.name;
  const spoke = world.spokes.find(candidate => candidate.name === name);
  const version = spoke ? runningVersions(world, spoke).apiServer : 'v1.36.1';
  const apiVersions = apiVersionsOf(spoke);
  const hasLabels = Object.keys(cluster.labels).length > 0;
  const hasAnnotations = Object.keys(cluster.annotations).length > 0;
  return withoutUndefined({
    server: cluster.server,
    name: cluster.name,
    config: { tlsClientConfig: { insecure: false } },
    connectionState,
    serverVersion: local ? version.slice(1) : version,
    info: {
      connectionState,
      serverVersion: local ? version.slice(1) : version,
      cacheInfo: monitored
        ? {
            resourcesCount: applications.reduce(
              (sum, app) => sum + app.live.length * 4,
              180,
            ),
            apisCount: apiVersions.filter(api => api.split('/').length > 1)
              .length,
            lastCacheSyncTime: timestamp(cluster.registeredAt || now),
          }
        : {},
      applicationsCount: applications.length,
      apiVersions: monitored ? apiVersions : undefined,
    },
    labels: hasLabels ? cluster.labels : undefined,
    annotations: hasAnnotations ? cluster.annotations : undefined,
  });
}

/** All clusters of a hub, its own included. */
export function clustersOf(hub: HubWorld): RegisteredCluster[] {
  return [...hub.clusters(), inCluster];
}
