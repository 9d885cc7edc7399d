import { InputError } from '@backstage/errors';
import express from 'express';
import { manualClock, runningClock, type WorldClock } from './clock';
import { Controls } from './control/Controls';
import { createControlApp } from './control/createControlApp';
import { portsFrom, type FleetUrls } from './fleetUrls';
import type { GitHost } from './git';
import { FaultyServer } from './http/FaultyServer';
import { openWorld, type RunningWorld } from './runningWorld';
import { scenarios, type ScenarioName } from './scenario/scenarios';
import { portsOf } from './servers';
import { newAccess, type Access } from './state/access';
import { portalConfigYaml } from './state/portalConfig';
import { StateFolder } from './state/StateFolder';
import { inCluster } from './world/customResources';
import { targets, type FleetWorld } from './world/FleetWorld';

export interface FleetOptions {
  /** Where the world lies between runs. A temporary folder when absent. */
  stateDir?: string;
  /** Port of the control API; the others follow from it. Any free ports when absent or 0. */
  controlPort?: number;
  /** The same seed makes the same world. Default `fleet`. */
  seed?: string;
  scenario?: ScenarioName;
  /**
   * `manual` (default): world time stands still until `step`. `running`: it
   * goes with the wall clock.
   */
  clock?: 'manual' | 'running';
  /** World time at the beginning, ms since 1970. Default: the wall clock's. */
  now?: number;
  /** World seconds per second, for a running clock. */
  speed?: number;
}

export interface Fleet {
  readonly urls: FleetUrls;
  readonly world: FleetWorld;
  readonly git: GitHost;
  /** What the control API can do, without HTTP. */
  readonly controls: Controls;
  /** Moves world time forward, half a second by default. */
  step(ms?: number): Promise<void>;
  /** Steps until something holds; an error when it does not within `withinMs` of world time (default two minutes). */
  stepUntil(holds: () => boolean, withinMs?: number): Promise<void>;
  /** Writes `app-config.fleet.yaml` into the state folder; answers its path. */
  writePortalConfig(): Promise<string>;
  /** Waits until every server does what the last faults want of it. */
  settled(): Promise<void>;
  /** Begins the world anew, at the same addresses and with the same tokens. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

/** How often a running world looks at itself, in real milliseconds. */
const beat = 250;
/** How often it is saved, in real milliseconds. */
const savePause = 5_000;

/** Starts a whole fleet on 127.0.0.1. */
export async function startFleet(options: FleetOptions = {}): Promise<Fleet> {
  const scenario = options.scenario ?? 'default';
  const folder = await StateFolder.open(options.stateDir);
  const saved = await folder.load();
  const seed = options.seed ?? saved?.world.seed ?? 'fleet';
  if (
    saved &&
    (saved.world.seed !== seed || saved.world.scenario !== scenario)
  ) {
    throw new InputError(
      `The world in ${folder.path} was begun with seed "${saved.world.seed}" and scenario "${saved.world.scenario}". Start it with these, or begin another in a folder of its own.`,
    );
  }
  if (!saved) await folder.clear();
  const access = accessFor(scenario, saved?.access);
  await folder.saveAccess(access);
  const clock = clockFor(options, saved?.world.snapshot.now);
  const ports = portsFrom(options.controlPort ?? 0);

  // These two outlive a reset, and hand over to whatever world there is.
  let current: RunningWorld | undefined;
  const gitApp = express();
  gitApp.use((request, response, next) => {
    if (current) current.git.handler(request, response, next);
    else response.status(503).end();
  });
  const gitServer = plainServer(ports.git, gitApp);
  const controlApp = express();
  const controlServer = plainServer(ports.control, controlApp);

  const begin = async (
    serverPorts: RunningWorld['servers'] | undefined,
    snapshot: Parameters<typeof openWorld>[0]['saved'],
  ) =>
    openWorld({
      folder,
      seed,
      scenario,
      clock,
      access,
      gitUrl: `http://localhost:${gitServer.port}`,
      ports: serverPorts ? portsOf(serverPorts) : ports,
      saved: snapshot,
    });

  await gitServer.start();
  let running: RunningWorld;
  try {
    running = await begin(undefined, saved?.world.snapshot);
    current = running;
    await controlServer.start();
  } catch (error) {
    await current?.close();
    await gitServer.stop();
    await folder.close();
    throw error;
  }

  const urls = urlsOf(running, access, scenario, {
    control: controlServer.url,
    git: `http://localhost:${gitServer.port}`,
  });
  const controls = new Controls(() => running.world);
  const reset = async () => {
    current = undefined;
    await running.close();
    await folder.clearWorld();
    running = await begin(running.servers, undefined);
    current = running;
  };
  const metrics = () => running.metrics;
  controlApp.use(createControlApp({ controls, urls, reset, metrics }));

  const timers = clock.manual
    ? []
    : [
        setInterval(() => current?.world.tick().catch(report), beat),
        setInterval(() => current?.save().catch(report), savePause),
      ];

  return {
    urls,
    controls,
    reset,
    get world() {
      return running.world;
    },
    get git() {
      return running.git;
    },
    step: (ms = 500) => running.world.advance(ms),
    stepUntil: async (holds, withinMs = 120_000) => {
      for (let passed = 0; !holds(); passed += 500) {
        if (passed >= withinMs) {
          throw new Error(
            `It did not come to hold within ${
              withinMs / 1_000
            } s of world time`,
          );
        }
        await running.world.advance(500);
      }
    },
    settled: async () => {
      await Promise.all(
        [...running.servers.values()].map(server => server.settled()),
      );
    },
    writePortalConfig: () =>
      folder.write('app-config.fleet.yaml', portalConfigYaml(urls)),
    stop: async () => {
      timers.forEach(timer => clearInterval(timer));
      await Promise.all([
        running.close(),
        controlServer.stop(),
        gitServer.stop(),
      ]);
      await running.save();
      await folder.close();
    },
  };
}

/** The secrets that an earlier run made, and new ones for what it had not. */
function accessFor(scenario: ScenarioName, known?: Access): Access {
  const { hubs, spokes } = scenarios[scenario];
  const made = newAccess(
    hubs.map(({ name }) => name),
    spokes.map(({ name }) => name),
  );
  return {
    ...made,
    ...known,
    hubs: { ...made.hubs, ...known?.hubs },
    spokes: { ...made.spokes, ...known?.spokes },
  };
}

/** A running world goes on after a step that failed. */
function report(error: unknown): void {
  const words = error instanceof Error ? error.stack : String(error);
  process.stderr.write(`Demo fleet: ${words}\n`);
}

/** A server that no fault is about. */
function plainServer(
  port: number,
  handler: ConstructorParameters<typeof FaultyServer>[0]['handler'],
): FaultyServer {
  return new FaultyServer({
    port,
    handler,
    reject: (status, _request, response) => {
      response.writeHead(status).end();
    },
  });
}

function urlsOf(
  { servers, repoURL }: RunningWorld,
  access: Access,
  scenario: ScenarioName,
  own: { control: string; git: string },
): FleetUrls {
  const { hubs, spokes } = scenarios[scenario];
  return {
    control: own.control,
    metrics: `${own.control}/thanos`,
    git: { url: own.git, token: access.gitToken, repository: repoURL },
    hubs: hubs.map(({ name, title }) => ({
      name,
      title,
      url: servers.get(targets.hub(name))?.url ?? '',
      ...access.hubs[name],
    })),
    spokes: spokes.map(
      ({ name, hub, registered, portalAccess, ownCluster }) => ({
        name,
        cluster: ownCluster ? inCluster.name : name,
        hub,
        url: servers.get(targets.spoke(name))?.url ?? '',
        token: access.spokes[name],
        registered,
        portalAccess,
      }),
    ),
  };
}

/** A world that was left goes on at the wall clock's time, and never goes back. */
function clockFor(
  options: FleetOptions,
  savedNow: number | undefined,
): WorldClock {
  const wall = () => Date.now();
  const begin = Math.max(options.now ?? wall(), savedNow ?? 0);
  return options.clock === 'running'
    ? runningClock({ start: begin, speed: options.speed, wall })
    : manualClock(begin);
}
