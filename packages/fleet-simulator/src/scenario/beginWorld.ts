import { randomBytes } from 'node:crypto';
import type { GitHost } from '../git';
import { parseManifests } from '../render/directory';
import type { RepositoryTree } from '../render/repositoryTree';
import { applicationManifestSchema } from '../world/argoObjects';
import type { FleetWorld } from '../world/FleetWorld';
import type { Vault } from '../world/worldState';
import { fleetOwner, fleetRepository, planRepository } from './fleetRepository';
import type { Scenario } from './scenarios';
import { settle, type Release } from './settledHistory';
import { serverOf, vaultKeyOf } from './topology';
import { makeTrouble } from './trouble';

export interface BeginOptions {
  scenario: Scenario;
  git: GitHost;
  /** URL of the fleet repository as the hubs name it. */
  repoURL: string;
  /** World time at the beginning, ms. */
  now: number;
  /** Sets the time that the Git host writes into commits. */
  commitAt(ms: number): void;
}

/** Writes the repository with its past. Answers the commits, oldest first. */
export async function beginRepository(
  options: BeginOptions,
): Promise<Release[]> {
  const { git, scenario, now } = options;
  const plans = planRepository({ ...scenario, repoURL: options.repoURL });
  const releases: Release[] = [];
  let files: Record<string, string> = {};
  for (const plan of plans) {
    const at = now - plan.age;
    options.commitAt(at);
    if (releases.length === 0) {
      await git.createRepository(
        fleetOwner,
        fleetRepository,
        plan.files,
        plan.message,
        plan.author,
      );
    } else {
      await git.commit(
        fleetOwner,
        fleetRepository,
        'main',
        plan.files,
        plan.message,
        plan.author,
      );
    }
    const sha = await git.headOf(fleetOwner, fleetRepository);
    files = { ...files, ...plan.files };
    const tree: RepositoryTree = { sha, files: new Map(Object.entries(files)) };
    releases.push({ tree, at: at + 45_000, folders: plan.folders });
  }
  return releases;
}

/** Connection data of the clusters that are registered from the beginning. */
export function beginVault(scenario: Scenario): Vault {
  const vault: Vault = {};
  for (const spoke of scenario.spokes.filter(({ registered }) => registered)) {
    vault[vaultKeyOf(spoke.hub, spoke.name)] = connectionOf(spoke.name);
  }
  return vault;
}

/** What an operator puts into Vault for a spoke. The token is the hub's own and opens nothing here. */
export function connectionOf(spoke: string): Record<string, string> {
  return {
    name: spoke,
    server: serverOf(spoke),
    token: randomBytes(24).toString('hex'),
    caData: Buffer.from(`certificate authority of ${spoke}`).toString('base64'),
  };
}

/** Tells the past of a new world: bootstrap, clusters, ApplicationSets, releases, trouble. */
export async function beginWorld(
  world: FleetWorld,
  releases: readonly Release[],
  scenario: Scenario,
): Promise<void> {
  const [first] = releases;
  // The hubs look at the head of the repository from their first moment on.
  const { tree } = releases[releases.length - 1];
  world.repositories.learn(fleetOwner, fleetRepository, 'main', tree);
  const dawn = first.at - 60_000;
  for (const hub of world.hubs) {
    const path = `bootstrap/${hub.name}.yaml`;
    const manifests = parseManifests(first.tree.files.get(path) ?? '', path);
    world.at(dawn, () => {
      for (const manifest of manifests) {
        hub.admit(applicationManifestSchema.parse(manifest));
      }
    });
    for (const app of hub.applications()) settle(hub, app.name, releases);
    world.at(dawn, () => hub.tick());
    for (const app of hub.applications()) {
      if (app.owner) settle(hub, app.name, releases);
    }
  }
  if (scenario.trouble) makeTrouble(world, releases);
  await world.tick();
}
