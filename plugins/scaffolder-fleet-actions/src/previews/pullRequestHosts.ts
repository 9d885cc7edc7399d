import type { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import { parseRepoUrl } from '@backstage/plugin-scaffolder-node';

/** How the hubs ask one Git host for open pull requests. */
export interface PullRequestHost {
  host: string;
  api?: string;
  tokenRef?: { secretName: string; key: string };
  appSecretName?: string;
}

/** `fleet.pullRequestGenerators` */
export function readPullRequestHosts(
  config: RootConfigService,
): PullRequestHost[] {
  return (
    config.getOptionalConfigArray('fleet.pullRequestGenerators') ?? []
  ).map(entry => {
    const tokenRef = entry.getOptionalConfig('tokenRef');
    return {
      host: entry.getString('host'),
      api: entry.getOptionalString('api'),
      ...(tokenRef && {
        tokenRef: {
          secretName: tokenRef.getString('secretName'),
          key: tokenRef.getString('key'),
        },
      }),
      appSecretName: entry.getOptionalString('appSecretName'),
    };
  });
}

/** A repository whose pull requests a generator reads, as Argo CD takes it. */
export type PullRequestSource =
  | {
      github: {
        owner: string;
        repo: string;
        labels: string[];
        api?: string;
        tokenRef?: PullRequestHost['tokenRef'];
        appSecretName?: string;
      };
    }
  | {
      gitlab: {
        project: string;
        labels: string[];
        pullRequestState: 'opened';
        api?: string;
        tokenRef?: PullRequestHost['tokenRef'];
      };
    };

/**
 * Credentials and addresses come from configuration, never from a form: who
 * fills in a form must not send a hub's token to a host of their choice.
 *
 * @throws InputError for a Git host that is no GitHub or GitLab of `integrations`
 */
export function pullRequestSource(
  { repoUrl, labels }: { repoUrl: string; labels: string[] },
  hosts: readonly PullRequestHost[],
  integrations: ScmIntegrationRegistry,
): PullRequestSource {
  const { host, owner = '', repo } = parseRepoUrl(repoUrl, integrations);
  const configured = hosts.find(one => one.host === host);
  const { tokenRef, appSecretName } = configured ?? {};
  const github = integrations.github.byHost(host);
  if (github) {
    const api = configured?.api ?? apiOf(host, github.config.apiBaseUrl);
    return {
      github: {
        owner,
        repo,
        ...(api && { api }),
        ...(tokenRef && { tokenRef }),
        ...(appSecretName && { appSecretName }),
        labels,
      },
    };
  }
  const gitlab = integrations.gitlab.byHost(host);
  if (gitlab) {
    const api = configured?.api ?? apiOf(host, gitlab.config.baseUrl);
    return {
      gitlab: {
        project: `${owner}/${repo}`,
        ...(api && { api }),
        ...(tokenRef && { tokenRef }),
        labels,
        pullRequestState: 'opened',
      },
    };
  }
  throw new InputError(
    `pullRequests.repoUrl: ${host} is no GitHub or GitLab of integrations, whose pull requests are known here`,
  );
}

/** Argo CD knows the two public hosts by itself. */
function apiOf(host: string, api: string | undefined): string | undefined {
  return ['github.com', 'gitlab.com'].includes(host) ? undefined : api;
}
