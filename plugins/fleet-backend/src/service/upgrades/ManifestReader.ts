import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ApplicationSource } from '@fleet-portal/backstage-plugin-fleet-common';
import type { FleetView } from '../../domain/FleetView';
import { doomedIn, ScannedTree } from '../../domain/upgrades/manifestApis';
import { GitTrees, usedRepositories } from '../PlacementEvaluator';

/** Milliseconds; manifests change less often than they are asked about. */
const MAX_AGE = 10 * 60_000;
/** Trees that are read at the same time. */
const AT_ONCE = 4;

/**
 * What Git has of APIs that go, read in the background: nobody waits for a
 * repository. Only repositories that Applications use are read.
 */
export class ManifestReader {
  readonly #git: GitTrees;
  readonly #logger: LoggerService;
  readonly #now: () => number;
  #known: ReadonlyMap<string, ScannedTree> = new Map();
  #readAt = -Infinity;
  #reading?: Promise<void>;

  constructor(options: {
    git: GitTrees;
    logger: LoggerService;
    now: () => number;
  }) {
    this.#git = options.git;
    this.#logger = options.logger;
    this.#now = options.now;
  }

  /** Undefined for a source that was not read yet. */
  known(
    view: FleetView,
  ): (source: ApplicationSource) => ScannedTree | undefined {
    const isOld = this.#now() - this.#readAt >= MAX_AGE;
    const isNew = treesOf(view).some(({ key }) => !this.#known.has(key));
    if (isOld || isNew) this.#reading ??= this.#read(view);
    return source => this.#known.get(keyOf(source));
  }

  /** Resolves when nothing is read any more. */
  async settled(): Promise<void> {
    await this.#reading;
  }

  async #read(view: FleetView): Promise<void> {
    const found = new Map<string, ScannedTree>();
    try {
      const wanted = treesOf(view);
      for (let at = 0; at < wanted.length; at += AT_ONCE) {
        const some = wanted.slice(at, at + AT_ONCE);
        const tree = await this.#git.trees(some, usedRepositories(view));
        for (const { key, repoURL, revision } of some) {
          const snapshot = tree(repoURL, revision);
          const reason = 'The portal cannot read it.';
          found.set(key, snapshot ? doomedIn(snapshot) : { reason });
        }
      }
      this.#known = found;
      this.#readAt = this.#now();
    } catch (error) {
      this.#logger.warn(
        `Manifests in Git could not be searched for removed APIs. ${error}`,
      );
    } finally {
      this.#reading = undefined;
    }
  }
}

function treesOf(view: FleetView) {
  const trees = new Map<
    string,
    { key: string; repoURL: string; revision: string }
  >();
  for (const { facts } of view.rows) {
    for (const source of facts.sources) {
      if (source.chart !== undefined) continue;
      const key = keyOf(source);
      const { repoURL, targetRevision: revision = 'HEAD' } = source;
      trees.set(key, { key, repoURL, revision });
    }
  }
  return [...trees.values()];
}

function keyOf({ repoURL, targetRevision = 'HEAD' }: ApplicationSource) {
  return `${repoURL} ${targetRevision}`;
}
