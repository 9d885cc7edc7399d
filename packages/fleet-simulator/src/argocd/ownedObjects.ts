import type { JsonObject } from '../json';
import { replicaSetObjects } from '../kubernetes/deployments';
import { podObjects } from '../kubernetes/pods';
import type { Whereabouts } from '../kubernetes/workloads';
import type { ApplicationState } from '../world/applicationState';
import type { HubContext } from './HubContext';

/** What the pods of an Application depend on besides their Deployments. */
export function whereaboutsOf(
  app: ApplicationState,
  { hub, world }: HubContext,
): Whereabouts {
  const { cluster, ailment } = hub.contextOf(app);
  const spoke = world.spokes.find(({ name }) => name === cluster?.name);
  return {
    seeded: world.seeded,
    cluster: cluster?.name ?? '',
    ailment,
    nodes: spoke?.nodes ?? 3,
  };
}

/** The ReplicaSets and pods that its Deployments own, as their spoke answers them. */
export function ownedObjects(
  app: ApplicationState,
  context: HubContext,
): JsonObject[] {
  const on = whereaboutsOf(app, context);
  const said = (apiVersion: string, kind: string) => (object: JsonObject) => ({
    apiVersion,
    kind,
    ...object,
  });
  return app.live.flatMap(object => [
    ...replicaSetObjects(object, on).map(said('apps/v1', 'ReplicaSet')),
    ...podObjects(object, on).map(said('v1', 'Pod')),
  ]);
}
