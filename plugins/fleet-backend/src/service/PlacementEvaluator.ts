import {
  ApplicationSetSource,
  evaluatePlacement,
  GitSnapshot,
  PlacementCluster,
  PlacementResult,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { FleetView } from '../domain/FleetView';
import { perObject } from '../domain/memo';

/** Where the files of a repository come from, for generators that need them. */
export interface GitTrees {
  /**
   * Reads what an ApplicationSet asks for. A repository that may not be read,
   * or cannot be, is absent: the generator is then unsupported.
   *
   * @param used - repositories that Applications of the fleet use already
   */
  trees(
    wanted: readonly { repoURL: string; revision: string }[],
    used: ReadonlySet<string>,
  ): Promise<(repoURL: string, revision: string) => GitSnapshot | undefined>;
}

/** Repositories that Applications of the fleet use. */
export const usedRepositories = perObject(
  (view: FleetView): ReadonlySet<string> =>
    new Set(
      view.rows.flatMap(({ facts }) => facts.sources.map(one => one.repoURL)),
    ),
);

/** Places ApplicationSets that are not on a hub yet, or on clusters as they would be. */
export class PlacementEvaluator {
  readonly #git: GitTrees;
  readonly #repositories: readonly string[];

  constructor(options: {
    git: GitTrees;
    /** That may be read besides those that the fleet uses. */
    repositories: readonly string[];
  }) {
    this.#git = options.git;
    this.#repositories = options.repositories;
  }

  /** The engine is synchronous: it says what it wants to read, then has it. */
  async evaluate(
    view: FleetView,
    clusters: readonly PlacementCluster[],
    applicationSet: ApplicationSetSource,
  ): Promise<PlacementResult> {
    const wanted = new Map<string, { repoURL: string; revision: string }>();
    const first = evaluatePlacement({
      applicationSet,
      clusters,
      git: (repoURL, revision) => {
        wanted.set(`${repoURL} ${revision}`, { repoURL, revision });
        return undefined;
      },
    });
    if (wanted.size === 0) return first;
    const git = await this.#git.trees(
      [...wanted.values()],
      new Set([...usedRepositories(view), ...this.#repositories]),
    );
    return evaluatePlacement({ applicationSet, clusters, git });
  }
}
