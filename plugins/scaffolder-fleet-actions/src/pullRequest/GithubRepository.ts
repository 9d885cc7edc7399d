import { ResponseError } from '@backstage/errors';
import { z } from 'zod';

/** A pull request, as far as the search for an open one needs it. */
export interface PullRequest {
  number: number;
  /** The page that a person opens. */
  url: string;
  state: 'open' | 'closed' | 'merged';
  branch: string;
  body: string;
  /** Commit that its branch pointed to when it ended; of an open one, now. */
  headSha: string;
  /** Commit that it was made against; of a merged one, without its changes. */
  baseSha: string;
}

// https://docs.github.com/en/rest/pulls/pulls#list-pull-requests
const pullRequestsSchema = z.array(
  z
    .object({
      number: z.int(),
      html_url: z.url({ protocol: /^https?$/ }),
      state: z.enum(['open', 'closed']),
      body: z.string().nullish(),
      merged_at: z.string().nullish(),
      head: z.object({ ref: z.string(), sha: z.string() }),
      base: z.object({ sha: z.string() }),
    })
    .transform(
      ({ number, html_url: url, merged_at: mergedAt, head, base, ...own }) => ({
        number,
        url,
        state: mergedAt ? ('merged' as const) : own.state,
        branch: head.ref,
        body: own.body ?? '',
        headSha: head.sha,
        baseSha: base.sha,
      }),
    ),
);

/** Of one page; GitHub gives no more. */
const PAGE = 100;
/** A repository with more open pull requests has other troubles. */
const MOST_PAGES = 20;

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

  /** Open pull requests whose branch begins with `prefix`, newest first. */
  async openPullRequests(prefix: string): Promise<PullRequest[]> {
    const found: PullRequest[] = [];
    for (let page = 1; page <= MOST_PAGES; page += 1) {
      const query = `state=open&per_page=${PAGE}&page=${page}`;
      const response = await this.#get(`pulls?${query}`);
      const pulls = pullRequestsSchema.parse(await checked(response));
      found.push(...pulls.filter(({ branch }) => branch.startsWith(prefix)));
      if (pulls.length < PAGE) break;
    }
    return found;
  }

  /** Closes a pull request without merging it; `why` goes below its text. */
  async closePullRequest({ number, body }: PullRequest, why: string) {
    const response = await this.#send(`pulls/${number}`, 'PATCH', {
      state: 'closed',
      body: `${body}\n\n---\n\n${why}\n`,
    });
    await checked(response);
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
    return this.#send(path, 'GET');
  }

  #send(path: string, method: string, body?: object): Promise<Response> {
    const { apiBaseUrl, owner, repo, headers, signal } = this.#options;
    const repository = `${encodeURIComponent(owner)}/${encodeURIComponent(
      repo,
    )}`;
    return fetch(`${apiBaseUrl}/repos/${repository}/${path}`, {
      method,
      headers: {
        accept: 'application/vnd.github+json',
        ...(body && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body && JSON.stringify(body),
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
