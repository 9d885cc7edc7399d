export interface Config {
  fleet?: {
    /**
     * How the hubs ask Git hosts for open pull requests, for the action
     * `fleet:environment:preview`. A host that is not listed is asked without a
     * token, at the address that `integrations` has for it.
     */
    pullRequestGenerators?: Array<{
      /** Host of the repositories, for example `github.com`. */
      host: string;
      /** Address of its API as the hubs reach it. Default: that of `integrations`. */
      api?: string;
      /** Where the hubs have a token; a Secret in the namespace of Argo CD. */
      tokenRef?: {
        secretName: string;
        key: string;
      };
      /** Secret of a GitHub App that the hubs have, instead of tokenRef. */
      appSecretName?: string;
    }>;
  };
}
