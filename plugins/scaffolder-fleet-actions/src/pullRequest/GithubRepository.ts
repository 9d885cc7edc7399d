import { ResponseError } from '@backstage/errors';
import { z } from 'zod';

/** A pull request, as far as the search for an open one needs it. */
export interface PullRequest {
  number: number;
  /** The page that a person opens. */
  url: string;
  state: 'open' | 'closed' | 'merged';
  /** Commit that its branch pointed to when it ended; of an open one, now. */
  headSha: string;
}

// https://docs.github.com/en/rest/pulls/pulls#list-pull-requests
const pullRequestsSchema = z.array(
  z
    .object({
      number: z.int(),
      html_url: z.url({ protocol: /^https?$/ }),
      state: z.enum(['open', 'closed']),
      merged_at: z.string().nullish(),
      head: z.object({ sha: z.string() }),
    })
    .transform(
      ({ number, html_url: url, state, merged_at: mergedAt, head }) => ({
        number,
        url,
        state: mergedAt ? ('merged' as const) : state,
        headSha: head.sha,
      }),
    ),
);

// https://docs.github.com/en/rest/git/refs#get-a-reference
const refSchema = z.object({ object: z.object({ sha: z.string() }) });

// https://docs.github.com/en/rest/repos/contents#get-repository-content
// A folder comes as a list.
const contentsSchema = z.union([
  z.object({ sha: z.string() }).transform(({ sha }) => sha),
  z.array(z.unknown()).transform(() => undefined),
]);

export interface GithubRepositoryOptions {
  /** `https://api.github.com`, without a slash at the end. */
  apiBaseUrl: string;
  owner: string;
  repo: string;
  /** Credentials of the integration; undefined for none. */
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/**
 * What GitHub's REST API says about one repository.
 *
 * All methods throw a ResponseError when GitHub refuses, and a ZodError when
 * its answer is not what its documents say.
 */
export class GithubRepository {
  readonly #options: GithubRepositoryOptions;

  constructor(options: GithubRepositoryOptions) {
    this.#options = options;
  }

  /** Pull requests of a branch of this repository, in every state, newest first. */
  async pullRequestsOf(branch: string): Promise<PullRequest[]> {
    const head = encodeURIComponent(`${this.#options.owner}:${branch}`);
    const response = await this.#get(`pulls?head=${head}&state=all`);
    return pullRequestsSchema.parse(await checked(response));
  }

  /** The commit that a branch points to; undefined when there is no such branch. */
  async headOf(branch: string): Promise<string | undefined> {
    const response = await this.#get(`git/ref/heads/${encodePath(branch)}`);
    if (response.status === 404) return undefined;
    return refSchema.parse(await checked(response)).object.sha;
  }

  /** Git's name for the content of a file; undefined when there is no such file. */
  async blobOf(path: string, commit: string): Promise<string | undefined> {
    const response = await this.#get(
      `contents/${encodePath(path)}?ref=${commit}`,
    );
    if (response.status === 404) return undefined;
    return contentsSchema.parse(await checked(response));
  }

  #get(path: string): Promise<Response> {
    const { apiBaseUrl, owner, repo, headers, signal } = this.#options;
    const repository = `${encodeURIComponent(owner)}/${encodeURIComponent(
      repo,
    )}`;
    return fetch(`${apiBaseUrl}/repos/${repository}/${path}`, {
      headers: { accept: 'application/vnd.github+json', ...headers },
      signal,
    });
  }
}

async function checked(response: Response): Promise<unknown> {
  if (!response.ok) throw await ResponseError.fromResponse(response);
  return response.json();
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
