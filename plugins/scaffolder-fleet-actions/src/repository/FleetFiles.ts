import type { UrlReaderService } from '@backstage/backend-plugin-api';
import { InputError, isError } from '@backstage/errors';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import { parseRepoUrl } from '@backstage/plugin-scaffolder-node';
import {
  FleetRepository,
  GitSnapshot,
  quote,
  resolveRepository,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { findWorkspaceFile } from '../workspace/WorkspaceFiles';

export interface FleetFilesOptions {
  workspacePath: string;
  repository: FleetRepository;
  reader: UrlReaderService;
  integrations: ScmIntegrationRegistry;
  signal?: AbortSignal;
}

/** What a Backstage backend offers for the reading of repositories. */
export type RepositoryAccess = Pick<
  FleetFilesOptions,
  'reader' | 'integrations'
>;

/** What Git generators read is small; of the rest the path is enough. */
const LARGEST_READ = 256 * 1024;

/**
 * The files of the fleet repository as a task finds them: what an earlier step
 * put into the workspace, and otherwise the branch that the hubs read. So a
 * workspace holds nothing but what its pull request is about.
 */
export class FleetFiles {
  readonly #options: FleetFilesOptions;

  constructor(options: FleetFilesOptions) {
    this.#options = options;
  }

  /**
   * The text of a file; undefined when there is no such file.
   *
   * @throws InputError when the path leaves the workspace or runs through a
   * symlink, or the Git host is one whose files are not read here
   */
  async find(path: string): Promise<string | undefined> {
    const { workspacePath, reader, signal } = this.#options;
    const own = await findWorkspaceFile(workspacePath, path);
    if (own !== undefined) return own;
    try {
      const found = await reader.readUrl(this.#url('blob', path), { signal });
      return (await found.buffer()).toString('utf8');
    } catch (error) {
      if (isError(error) && error.name === 'NotFoundError') return undefined;
      throw error;
    }
  }

  /**
   * As {@link find}, and on a Git host whose files are not read here what an
   * earlier step fetched: for files that a task can do without.
   */
  async findReadable(path: string): Promise<string | undefined> {
    return this.#betweenRepositoryAndKind() === undefined
      ? findWorkspaceFile(this.#options.workspacePath, path)
      : this.find(path);
  }

  /** As {@link find}. @throws InputError when there is no such file */
  async read(path: string): Promise<string> {
    const found = await this.find(path);
    if (found === undefined) {
      throw new InputError(`${quote(path)} is not in ${this.#name()}`);
    }
    return found;
  }

  /** Paths of the files below a folder of the branch, sorted; none when there is no such folder. */
  async list(folder: string): Promise<string[]> {
    const { reader, signal } = this.#options;
    try {
      const tree = await reader.readTree(this.#url('tree', folder), { signal });
      const files = await tree.files();
      return files.map(({ path }) => `${folder}/${path}`).sort();
    } catch (error) {
      if (isError(error) && error.name === 'NotFoundError') return [];
      throw error;
    }
  }

  /** The whole branch, as Git generators read it. */
  async snapshot(): Promise<GitSnapshot> {
    const { reader, signal } = this.#options;
    const tree = await reader.readTree(this.#url('tree', ''), {
      signal,
      filter: (_, info) => (info?.size ?? 0) <= LARGEST_READ,
    });
    const found: Record<string, string | undefined> = {};
    for (const file of await tree.files()) {
      found[file.path] = /\.(ya?ml|json)$/i.test(file.path)
        ? (await file.content()).toString('utf8')
        : undefined;
    }
    return { files: found };
  }

  #name(): string {
    const { repoUrl, branch } = resolveRepository(this.#options.repository);
    return `branch ${quote(branch)} of ${quote(repoUrl)}`;
  }

  /** The page of a file or folder, the root without a name; what Backstage's readers take. */
  #url(kind: 'blob' | 'tree', path: string): string {
    const { branch } = resolveRepository(this.#options.repository);
    const { host, owner = '', repo } = this.#place();
    const between = this.#betweenRepositoryAndKind();
    if (between === undefined) {
      throw new InputError(
        `repository.repoUrl: files of ${host} are not read here, only those of GitHub and GitLab; fetch ${quote(
          path,
        )} into the workspace in a step before this one`,
      );
    }
    // The slash of a branch would be taken for one of the path.
    const parts = [branch, ...(path === '' ? [] : path.split('/'))].map(
      encodeURIComponent,
    );
    return `https://${host}/${owner}/${repo}${between}/${kind}/${parts.join(
      '/',
    )}`;
  }

  #place() {
    const { repository, integrations } = this.#options;
    return parseRepoUrl(resolveRepository(repository).repoUrl, integrations);
  }

  /** What stands in addresses of files; undefined for Git hosts that have others. */
  #betweenRepositoryAndKind(): string | undefined {
    const type = this.#options.integrations.byHost(this.#place().host)?.type;
    return { github: '', gitlab: '/-' }[type ?? ''];
  }
}
