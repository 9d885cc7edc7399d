import type { RequestListener } from 'node:http';
import { createHubApp } from './argocd/createHubApp';
import { permissionDenied, RpcError } from './argocd/rpcErrors';
import { FaultyServer } from './http/FaultyServer';
import { createSpokeApp } from './kubernetes/createSpokeApp';
import { statusJson, unauthorized } from './kubernetes/kubeStatus';
import { ObjectStore } from './kubernetes/ObjectStore';
import { SpokeView } from './kubernetes/SpokeView';
import { readableReleases } from './scenario/helmReleases';
import type { Access } from './state/access';
import { targets, type FleetWorld } from './world/FleetWorld';

/** The servers of the hubs and spokes, by the target that a network fault names. */
export type FleetServers = Map<string, FaultyServer>;

/** Ports in the order of the scenario's hubs and spokes; 0 is any free one. */
export interface ServerPorts {
  hub(index: number): number;
  spoke(index: number): number;
}

export interface ServerOptions {
  world: FleetWorld;
  access: Access;
  ports: ServerPorts;
}

/** The ports that servers have, for others to take their place. */
export function portsOf(servers: FleetServers): ServerPorts {
  const ports = (kind: string) =>
    [...servers]
      .filter(([target]) => target.startsWith(`${kind}/`))
      .map(([, server]) => server.port);
  const hubs = ports('hub');
  const spokes = ports('spoke');
  return { hub: index => hubs[index], spoke: index => spokes[index] };
}

/** Starts a server for each hub and spoke, with the faults that the world has. */
export async function startServers(
  options: ServerOptions,
): Promise<FleetServers> {
  const { world } = options;
  const servers: FleetServers = new Map();
  world.hubs.forEach((_, index) => addHub(index, options, servers));
  world.spokes.forEach((_, index) => addSpoke(index, options, servers));
  const results = await Promise.allSettled(
    [...servers].map(([target, server]) => server.start(world.fault(target))),
  );
  const failed = results.find(result => result.status === 'rejected');
  if (failed) {
    await stopServers(servers);
    throw failed.reason;
  }
  world.onFault(target => {
    const server = servers.get(target);
    if (server) void server.setFault(world.fault(target));
  });
  return servers;
}

export async function stopServers(servers: FleetServers): Promise<void> {
  await Promise.all([...servers.values()].map(server => server.stop()));
}

function addHub(
  index: number,
  { world, access, ports }: ServerOptions,
  servers: FleetServers,
): void {
  const hub = world.hubs[index];
  const secrets = access.hubs[hub.name];
  const app = createHubApp({
    hub,
    world,
    accounts: [
      { name: 'portal', token: secrets.token, role: 'syncer' },
      { name: 'operator', token: secrets.operatorToken, role: 'operator' },
    ],
    login: { username: secrets.username, password: secrets.password },
    url: () => servers.get(targets.hub(hub.name))?.url ?? '',
  });
  const server = new FaultyServer({
    port: ports.hub(index),
    handler: app,
    reject: (status, _request, response) => {
      const error =
        status === 401
          ? new RpcError(
              'unauthenticated',
              'invalid session: token has expired',
            )
          : permissionDenied();
      const code = status === 401 ? 16 : 7;
      const { message } = error;
      response.writeHead(status, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify({ error: message, code, message }));
    },
  });
  servers.set(targets.hub(hub.name), server);
}

function addSpoke(
  index: number,
  { world, access, ports }: ServerOptions,
  servers: FleetServers,
): void {
  const spoke = world.spokes[index];
  const store = new ObjectStore(
    new SpokeView(spoke, world, world.now()),
    // Seconds rise over restarts, so that versions do too.
    Math.floor(world.now() / 1_000) - 1_600_000_000,
  );
  const handler: RequestListener = createSpokeApp({
    spoke,
    world,
    store,
    reader: {
      user: 'system:serviceaccount:fleet-portal:fleet-portal-reader',
      token: access.spokes[spoke.name],
      mayListSecrets: spoke.name in readableReleases,
    },
  });
  const server = new FaultyServer({
    port: ports.spoke(index),
    handler,
    reject: (status, _request, response) => {
      const refused =
        status === 401
          ? unauthorized
          : {
              code: 403,
              reason: 'Forbidden',
              message:
                'forbidden: User "system:serviceaccount:fleet-portal:fleet-portal-reader" cannot get path "/"',
            };
      response.writeHead(status, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(statusJson(refused)));
    },
  });
  servers.set(targets.spoke(spoke.name), server);
}
