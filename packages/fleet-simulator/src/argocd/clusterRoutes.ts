import type { Request, Router } from 'express';
import { queryText, replyJson } from '../http/reply';
import type { RegisteredCluster } from '../world/worldState';
import { clusterJson, clustersOf } from './clusterJson';
import { requireOperator, type HubContext } from './HubContext';
import { permissionDenied } from './rpcErrors';

export function addClusterRoutes(router: Router, context: HubContext): void {
  const { hub, world } = context;

  router.get('/api/v1/clusters', (request, response) => {
    const name = queryText(request, 'name');
    const server = queryText(request, 'server');
    const items = clustersOf(hub)
      .filter(cluster => !name || cluster.name === name)
      .filter(cluster => !server || cluster.server === server)
      .map(cluster => clusterJson(cluster, hub, world));
    replyJson(request, response, { metadata: {}, items });
  });

  router.get('/api/v1/clusters/:id', (request, response) => {
    const cluster = asked(request, context);
    replyJson(request, response, clusterJson(cluster, hub, world));
  });

  router.post('/api/v1/clusters/:id/invalidate-cache', (request, response) => {
    const cluster = asked(request, context);
    requireOperator(context, request, `clusters, update, ${cluster.server}`);
    replyJson(request, response, clusterJson(cluster, hub, world));
  });
}

/** By server URL, or by name with `id.type=name`. An unknown one is not told from a forbidden one. */
function asked(request: Request, context: HubContext): RegisteredCluster {
  const { id } = request.params;
  const key = queryText(request, 'id.type') === 'name' ? 'name' : 'server';
  const cluster = clustersOf(context.hub).find(
    candidate => candidate[key] === id,
  );
  if (!cluster) throw permissionDenied();
  return cluster;
}
