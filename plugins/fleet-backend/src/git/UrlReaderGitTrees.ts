import type {
  LoggerService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import type { GitSnapshot } from '@fleet-portal/backstage-plugin-fleet-common';
import { canonicalRepository, treeUrl } from './treeUrl';

const KEEP_MS = 30_000;
const DEADLINE_MS = 10_000;
const MOST_KEPT = 20;
const MOST_FILES = 20_000;
/** A generator reads small YAML and JSON files; of the rest the path is enough. */
const LARGEST_READ = 256 * 1024;

/** A repository at a revision, as an ApplicationSet writes it. */
export interface WantedTree {
  readonly repoURL: string;
  readonly revision: string;
}

interface Kept {
  readonly snapshot: Promise<GitSnapshot | undefined>;
  /** Milliseconds since the epoch. */
  readonly until: number;
}

/**
 * Files of repositories for the placement engine, through the URL readers and
 * integrations of the portal. Only repositories that Applications of the fleet
 * use already: the portal's own credential must not open others to everybody
 * who may ask for a preview.
 */
export class UrlReaderGitTrees {
  readonly #reader: UrlReaderService;
  readonly #integrations: ScmIntegrationRegistry;
  readonly #logger: LoggerService;
  readonly #now: () => number;
  readonly #kept = new Map<string, Kept>();

  constructor(options: {
    reader: UrlReaderService;
    integrations: ScmIntegrationRegistry;
    logger: LoggerService;
    now: () => number;
  }) {
    this.#reader = options.reader;
    this.#integrations = options.integrations;
    this.#logger = options.logger;
    this.#now = options.now;
  }

  /**
   * Reads what is wanted at the same time. A repository that may not be read,
   * or cannot be, is unknown in the answer; why is in the log.
   *
   * @param used - repositories of the fleet, as its Applications write them
   */
  async trees(
    wanted: readonly WantedTree[],
    used: ReadonlySet<string>,
  ): Promise<(repoURL: string, revision: string) => GitSnapshot | undefined> {
    const allowed = new Set([...used].map(canonicalRepository));
    const found = new Map<string, GitSnapshot>();
    await Promise.all(
      wanted.map(async ({ repoURL, revision }) => {
        const repository = canonicalRepository(repoURL);
        if (repository === undefined || !allowed.has(repository)) return;
        const url = treeUrl(this.#integrations, repository, revision);
        const snapshot = url && (await this.#read(url));
        if (snapshot) found.set(keyOf(repoURL, revision), snapshot);
      }),
    );
    return (repoURL, revision) => found.get(keyOf(repoURL, revision));
  }

  #read(url: string): Promise<GitSnapshot | undefined> {
    const kept = this.#kept.get(url);
    if (kept && kept.until > this.#now()) return kept.snapshot;
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
    const snapshot = this.#ask(url);
    this.#kept.set(url, { snapshot, until: this.#now() + KEEP_MS });
    return snapshot;
  }

  async #ask(url: string): Promise<GitSnapshot | undefined> {
    try {
      const tree = await this.#reader.readTree(url, {
        signal: AbortSignal.timeout(DEADLINE_MS),
        filter: (_, info) => (info?.size ?? 0) <= LARGEST_READ,
      });
      const files: Record<string, string | undefined> = {};
      for (const file of (await tree.files()).slice(0, MOST_FILES)) {
        files[file.path] = isReadByGenerators(file.path)
          ? (await file.content()).toString('utf8')
          : undefined;
      }
      return { files };
    } catch (error) {
      this.#logger.warn(
        `${url} cannot be read for a preview: ${
          error instanceof Error ? error.message : 'unknown error'
        }`,
      );
      return undefined;
    }
  }
}

function keyOf(repoURL: string, revision: string): string {
  return `${repoURL} ${revision}`;
}

function isReadByGenerators(path: string): boolean {
  return /\.(ya?ml|json)$/i.test(path);
}
