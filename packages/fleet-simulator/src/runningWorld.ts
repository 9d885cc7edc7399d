import type { WorldClock } from './clock';
import { createGitHost, type GitHost } from './git';
import { beginRepository, beginVault, beginWorld } from './scenario/beginWorld';
import { fleetOwner, fleetRepository } from './scenario/fleetRepository';
import { scenarios, type ScenarioName } from './scenario/scenarios';
import { createSeeded } from './seeded';
import {
  startServers,
  stopServers,
  type FleetServers,
  type ServerPorts,
} from './servers';
import { Repositories } from './source/repositories';
import { WorldMetrics } from './prometheus/WorldMetrics';
import type { Access } from './state/access';
import type { StateFolder } from './state/StateFolder';
import { FleetWorld, gitHost } from './world/FleetWorld';
import { emptyWorld, type WorldSnapshot } from './world/worldSnapshot';

export interface WorldOptions {
  folder: StateFolder;
  seed: string;
  scenario: ScenarioName;
  clock: WorldClock;
  access: Access;
  /** Where the Git host answers. */
  gitUrl: string;
  ports: ServerPorts;
  /** The world that an earlier run left; a new one begins when absent. */
  saved?: WorldSnapshot;
}

/** A world with its Git host and the servers of its hubs and spokes. */
export interface RunningWorld {
  world: FleetWorld;
  git: GitHost;
  metrics: WorldMetrics;
  servers: FleetServers;
  repoURL: string;
  save(): Promise<void>;
  /** Stops the servers. Nothing is saved. */
  close(): Promise<void>;
}

export async function openWorld(options: WorldOptions): Promise<RunningWorld> {
  const { folder, clock, access, saved } = options;
  const scenario = scenarios[options.scenario];
  const repoURL = `${options.gitUrl}/${fleetOwner}/${fleetRepository}.git`;
  // Commits of the past are written with times of the past.
  let commitTime: number | undefined;
  const git = await createGitHost({
    stateDir: folder.gitPath,
    now: () => commitTime ?? clock.now(),
    token: access.gitToken,
    baseUrl: options.gitUrl,
    mayOpenPullRequests: () =>
      !world.strains.lasts('no-pull-requests', gitHost),
  });
  const world: FleetWorld = new FleetWorld({
    seeded: createSeeded(options.seed),
    clock,
    repositories: new Repositories(git),
    spokes: scenario.spokes,
    snapshot: saved ?? {
      ...emptyWorld(
        scenario.hubs.map(({ name }) => name),
        clock.now(),
      ),
      vault: beginVault(scenario),
    },
  });
  const save = () =>
    folder.saveWorld(options.seed, options.scenario, world.snapshot());
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
    await save();
  }
  const deaf = git.onPush(push => world.pushed(push.owner, push.name));
  const unasked = git.onPullRequest(({ owner, name }) =>
    world.pullRequestsChanged(owner, name),
  );
  const metrics = new WorldMetrics(world, repoURL);
  const servers = await startServers({ world, access, ports: options.ports });
  return {
    world,
    git,
    metrics,
    servers,
    repoURL,
    save,
    close: async () => {
      deaf();
      unasked();
      metrics.close();
      await stopServers(servers);
    },
  };
}
