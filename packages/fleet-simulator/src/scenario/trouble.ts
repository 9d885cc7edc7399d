import type { Json } from '../json';
import { desiredOnSpoke, textAt } from '../world/manifests';
import { targets, type FleetWorld } from '../world/FleetWorld';
import type { Ailment } from '../world/worldState';
import { relive, settle, type Release } from './settledHistory';

const minute = 60_000;
/** A sync is over by then, and its pods are not ready yet. */
const syncTime = 8_000;

/** The trouble with which the demo begins. Each has a cause in the world; the states follow from it. */
export function makeTrouble(
  world: FleetWorld,
  releases: readonly Release[],
): void {
  const now = world.now();

  // Its API server is down, and the hub goes on calling it Successful.
  if (world.spokes.some(({ name }) => name === 'prod-ap-2')) {
    world.setFault({
      target: targets.spoke('prod-ap-2'),
      kind: 'kill',
      since: now - 12 * minute,
    });
  }

  // The newest release asks for a key that the Secret on this cluster lacks.
  fellIll(world, releases, 'checkout-api-prod-us-2', 9 * minute, {
    kind: 'broken',
    reason:
      "CreateContainerConfigError: couldn't find key client-id in Secret checkout-api/psp-token",
  });

  // The API server refuses the migration Job of the newest release.
  fellIll(world, releases, 'ledger-writer-prod-eu-1', 31 * minute, {
    kind: 'rejected',
    reason:
      'Job.batch "ledger-writer-migrate" is invalid: spec.template: Invalid value: field is immutable',
  });

  // Builds its index for hours before it is ready.
  fellIll(world, releases, 'search-indexer-stg-eu-1', 14 * minute, {
    kind: 'slow',
    reason: 'Readiness probe failed: HTTP probe failed with statuscode: 503',
  });

  editedByHand(world, 'edge-gateway-prod-eu-1', now - 180 * minute, [
    ['Deployment', ['spec', 'replicas'], 6],
    ['ConfigMap', ['data', 'RATE_LIMIT'], '900'],
  ]);

  removedByHand(world, 'shipping-rates-prod-ap-1', now - 22 * minute);
}

/** The newest release came to one Application `ago` milliseconds ago and met with this. */
function fellIll(
  world: FleetWorld,
  releases: readonly Release[],
  application: string,
  ago: number,
  ailment: Pick<Ailment, 'kind' | 'reason'>,
): void {
  const hub = world.hubs.find(candidate => candidate.application(application));
  const app = hub?.application(application);
  const cluster = app && hub?.clusterOf(app)?.name;
  if (!hub || !app || !cluster) return;
  const since = world.now() - ago;
  const fresh = { ...app, live: [], history: [], operationState: undefined };
  const team = app.labels['app.kubernetes.io/part-of'];
  const own = releases.filter(
    ({ folders }) =>
      folders[0] === '' ||
      folders.some(folder => folder.split('/').includes(team)),
  );
  hub.replace(app, fresh);
  settle(hub, application, own.slice(0, -1));
  // Only the pods of the newest release fall ill; those before them go on.
  const onset = ailment.kind === 'rejected' ? since : since + syncTime;
  relive(hub, application, since, onset);
  world.setAilment({ ...ailment, hub: hub.name, cluster, application, since });
  relive(hub, application, onset, world.now());
}

/** Somebody changed what lives on the spoke, and nobody heals it. */
function editedByHand(
  world: FleetWorld,
  application: string,
  at: number,
  edits: readonly [kind: string, path: string[], value: Json][],
): void {
  const hub = world.hubs.find(candidate => candidate.application(application));
  const app = hub?.application(application);
  if (!hub || !app) return;
  const live = app.live.map(object => {
    const own = edits
      .filter(([kind]) => textAt(desiredOnSpoke(object), 'kind') === kind)
      .map(([, path, value]) => ({ path, value }));
    if (own.length === 0) return object;
    return {
      ...object,
      edits: [...object.edits, ...own],
      generation: object.generation + 1,
      resourceVersion: hub.nextResourceVersion(),
    };
  });
  hub.replace(app, { ...app, live });
  relive(hub, application, at, at + 5_000);
}

/** Somebody deleted the resources, and the Application is synced by hand. */
function removedByHand(
  world: FleetWorld,
  application: string,
  at: number,
): void {
  const hub = world.hubs.find(candidate => candidate.application(application));
  const app = hub?.application(application);
  if (!hub || !app) return;
  hub.replace(app, { ...app, live: [] });
  relive(hub, application, at, at + 5_000);
}
