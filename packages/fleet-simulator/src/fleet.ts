import { InputError } from '@backstage/errors';
import express from 'express';
import { manualClock, runningClock, type WorldClock } from './clock';
import { createControlApp } from './control/createControlApp';
import { Controls } from './control/Controls';
import { portsFrom, type FleetUrls } from './fleetUrls';
import { createGitHost, type GitHost } from './git';
import { FaultyServer } from './http/FaultyServer';
import { beginRepository, beginVault, beginWorld } from './scenario/beginWorld';
import { fleetOwner, fleetRepository } from './scenario/fleetRepository';
import { scenarios, type ScenarioName } from './scenario/scenarios';
import { createSeeded } from './seeded';
import { startServers, stopServers } from './servers';
import { Repositories } from './source/repositories';
import { newAccess, type Access } from './state/access';
import { portalConfigYaml } from './state/portalConfig';
import { StateFolder } from './state/StateFolder';
import { FleetWorld, targets } from './world/FleetWorld';
import { emptyWorld } from './world/worldSnapshot';

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
  /** Moves world time forward, half a second at a time by default. */
  step(ms?: number): Promise<void>;
  /** Steps until something holds; an error when it does not within `withinMs` of world time. */
  stepUntil(holds: () => boolean, withinMs?: number): Promise<void>;
  /** Writes `app-config.fleet.yaml` into the state folder; answers its path. */
  writePortalConfig(): Promise<string>;
  stop(): Promise<void>;
}

/** How often a running world looks at itself, in real milliseconds. */
const beat = 250;
/** How often it is saved, in real milliseconds. */
const savePause = 5_000;

/** Starts a whole fleet on 127.0.0.1. */
export async function startFleet(options: FleetOptions = {}): Promise<Fleet> {
  const scenarioName = options.scenario ?? 'default';
  const scenario = scenarios[scenarioName];
  const folder = await StateFolder.open(options.stateDir);
  const saved = await folder.load();
  const seed = options.seed ?? saved?.world.seed ?? 'fleet';
  if (
    saved &&
    (saved.world.seed !== seed || saved.world.scenario !== scenarioName)
  ) {
    throw new InputError(
      `The world in ${folder.path} was begun with seed "${saved.world.seed}" and scenario "${saved.world.scenario}". Start it with these, or begin another in a folder of its own.`,
    );
  }
  if (!saved) await folder.clear();

  const clock = clockFor(options, saved?.world.snapshot.now);
  const access: Access =
    saved?.access ??
    newAccess(
      scenario.hubs.map(({ name }) => name),
      scenario.spokes.map(({ name }) => name),
    );
  const ports = portsFrom(options.controlPort ?? 0);

  // The Git host has to listen before its address can stand in the repository.
  const gitApp = express();
  const gitServer = new FaultyServer({
    port: ports.git,
    handler: gitApp,
    reject: (status, _request, response) => {
      response.writeHead(status).end();
    },
  });
  await gitServer.start();
  const gitUrl = `http://localhost:${gitServer.port}`;
  let commitTime: number | undefined;
  const git = await createGitHost({
    stateDir: folder.gitPath,
    now: () => commitTime ?? clock.now(),
    token: access.gitToken,
    baseUrl: gitUrl,
  });
  gitApp.use(git.handler);

  const repositories = new Repositories(git);
  const repoURL = `${gitUrl}/${fleetOwner}/${fleetRepository}.git`;
  const world = new FleetWorld({
    seeded: createSeeded(seed),
    clock,
    repositories,
    spokes: scenario.spokes,
    snapshot: saved?.world.snapshot ?? {
      ...emptyWorld(
        scenario.hubs.map(({ name }) => name),
        clock.now(),
      ),
      vault: beginVault(scenario),
    },
  });
  if (!saved) {
    const releases = await beginRepository({
      scenario,
      git,
      repoURL,
      now: clock.now(),
      commitAt: ms => {
        commitTime = ms;
      },
    });
    commitTime = undefined;
    await beginWorld(world, releases, scenario);
    await folder.saveAccess(access);
  }
  const save = () => folder.saveWorld(seed, scenarioName, world.snapshot());
  await save();

  git.onPush(({ owner, name }) => {
    void repositories.pushed(owner, name).then(() => {
      for (const hub of world.hubs) hub.pushed();
    });
  });

  const servers = await startServers({ world, access, ports });
  const controls = new Controls(world);
  const controlServer = new FaultyServer({
    port: ports.control,
    handler: createControlApp({ controls, urls: () => urls }),
    reject: (status, _request, response) => {
      response.writeHead(status).end();
    },
  });
  await controlServer.start();

  const urls: FleetUrls = {
    control: controlServer.url,
    git: { url: gitUrl, token: access.gitToken, repository: repoURL },
    hubs: scenario.hubs.map(({ name, title }) => ({
      name,
      title,
      url: servers.get(targets.hub(name))?.url ?? '',
      ...access.hubs[name],
    })),
    spokes: scenario.spokes.map(spoke => ({
      name: spoke.name,
      hub: spoke.hub,
      url: servers.get(targets.spoke(spoke.name))?.url ?? '',
      token: access.spokes[spoke.name],
      registered: spoke.registered,
      portalAccess: spoke.portalAccess,
    })),
  };

  const timers = clock.manual
    ? []
    : [
        setInterval(() => void world.tick(), beat),
        setInterval(() => void save(), savePause),
      ];

  return {
    urls,
    world,
    git,
    controls,
    step: (ms = 500) => world.advance(ms),
    stepUntil: async (holds, withinMs = 120_000) => {
      for (let passed = 0; !holds(); passed += 500) {
        if (passed >= withinMs) {
          throw new Error(
            `It did not come to hold within ${
              withinMs / 1_000
            } s of world time`,
          );
        }
        await world.advance(500);
      }
    },
    writePortalConfig: () =>
      folder.write('app-config.fleet.yaml', portalConfigYaml(urls)),
    stop: async () => {
      timers.forEach(timer => clearInterval(timer));
      await Promise.all([
        stopServers(servers),
        controlServer.stop(),
        gitServer.stop(),
      ]);
      await save();
      await folder.close();
    },
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
