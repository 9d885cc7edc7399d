import { InputError } from '@backstage/errors';
import type {
  GithubCredentialsProvider,
  ScmIntegrationRegistry,
} from '@backstage/integration';
import { parseRepoUrl } from '@backstage/plugin-scaffolder-node';
import { GithubRepository } from './GithubRepository';

/** What a Backstage backend offers for the pull requests of a repository. */
export interface GithubAccess {
  integrations: ScmIntegrationRegistry;
  githubCredentialsProvider: GithubCredentialsProvider;
}

/** @throws InputError for a Git host that is not GitHub */
export async function githubRepository(
  { integrations, githubCredentialsProvider }: GithubAccess,
  repoUrl: string,
  signal?: AbortSignal,
): Promise<GithubRepository> {
  const { host, owner, repo } = parseRepoUrl(repoUrl, integrations);
  const apiBaseUrl = integrations.github.byHost(host)?.config.apiBaseUrl;
  if (!apiBaseUrl || !owner) {
    throw new InputError(
      `repoUrl: ${host} is not a GitHub host of integrations.github with an apiBaseUrl; leave this step out of templates for other Git hosts`,
    );
  }
  const url = `https://${host}/${encodeURIComponent(
    owner,
  )}/${encodeURIComponent(repo)}`;
  const { headers } = await githubCredentialsProvider.getCredentials({ url });
  return new GithubRepository({ apiBaseUrl, owner, repo, headers, signal });
}
