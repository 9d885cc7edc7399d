import type { PullRequests } from '../store/PullRequests';
import type {
  RepositoryStore,
  StoredRepository,
} from '../store/RepositoryStore';
import type { GitRepository } from '../store/GitRepository';
import type { HostUrls } from '../HostUrls';

/** Path parameters with `owner` and `repo` among them, as Express types them. */
export type RepositoryParams = Readonly<Record<string, string>>;

/** What the routes of the REST API have in common. */
export interface ApiContext {
  urls: HostUrls;
  pullRequests: PullRequests;
  repository(params: RepositoryParams): StoredRepository;
  /** Throws a `NotAllowedError` for an archived repository. */
  writable(params: RepositoryParams): StoredRepository;
  branchMoved(git: GitRepository, branch: string, sha: string): void;
  mayOpenPullRequests(): boolean;
}

export function createApiContext(
  store: RepositoryStore,
  shared: Pick<
    ApiContext,
    'urls' | 'pullRequests' | 'branchMoved' | 'mayOpenPullRequests'
  >,
): ApiContext {
  return {
    ...shared,
    repository: ({ owner, repo }) => store.get(owner, repo),
    writable: ({ owner, repo }) => store.getWritable(owner, repo),
  };
}
