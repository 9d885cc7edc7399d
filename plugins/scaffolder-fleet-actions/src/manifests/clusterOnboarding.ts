import {
  bootstrapFile,
  clusterFile,
  RepositoryLayout,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { ClusterIntent } from './clusterIntent';
import { buildClusterExternalSecret, vaultProperties } from './clusterSecret';
import { buildServiceAccount, tokenSecretName } from './serviceAccounts';
import { argocdManagerRules, portalReaderRules } from './spokeRoles';
import { Manifest } from './typedModels';

/** The account that the hub deploys with, as `argocd cluster add` calls it. */
const MANAGER = 'argocd-manager';
/** The account that the portal asks the spoke with. */
export const READER = 'fleet-portal-reader';
const READER_NAMESPACE = 'fleet-portal';

export interface ManifestFile {
  path: string;
  manifests: Manifest[];
}

/** The files of a new spoke: what its operator applies there, and what the hub reads. */
export function buildClusterFiles(intent: ClusterIntent): ManifestFile[] {
  const { cluster, layout } = intent;
  return [
    {
      path: clusterFile(intent.hub, cluster, layout),
      manifests: [buildClusterExternalSecret(intent)],
    },
    {
      path: bootstrapFile(cluster, MANAGER, layout),
      manifests: buildServiceAccount({
        name: MANAGER,
        namespace: intent.spokeNamespace,
        role:
          intent.access === 'cluster-admin'
            ? { existing: 'cluster-admin' }
            : { rules: argocdManagerRules },
      }),
    },
    ...(intent.portalReader
      ? [
          {
            path: bootstrapFile(cluster, READER, layout),
            manifests: buildServiceAccount({
              name: READER,
              namespace: READER_NAMESPACE,
              role: { rules: portalReaderRules },
            }),
          },
        ]
      : []),
  ];
}

/** Every file that onboarding can write about a cluster, whichever parts were chosen. */
export function filesOfCluster(
  hub: string,
  cluster: string,
  layout?: RepositoryLayout,
): { registration: string; accounts: { name: string; path: string }[] } {
  return {
    registration: clusterFile(hub, cluster, layout),
    accounts: [MANAGER, READER].map(name => ({
      name,
      path: bootstrapFile(cluster, name, layout),
    })),
  };
}

/**
 * What no pull request can do: the operator does it with credentials of their
 * own. The token goes from the spoke into Vault through a pipe and is in no
 * argument, file or history.
 */
export function operatorCommands(intent: ClusterIntent): string[] {
  const { cluster, kubeContext, vault, layout } = intent;
  const folder = bootstrapFile(cluster, MANAGER, layout).replace(/[^/]+$/, '');
  const commands = [
    `kubectl --context ${kubeContext} apply -f ${folder}`,
    copyToken(
      kubeContext,
      intent.spokeNamespace,
      MANAGER,
      vault.mount,
      vault.path,
    ),
  ];
  if (intent.portalReader) {
    commands.push(
      copyToken(
        kubeContext,
        READER_NAMESPACE,
        READER,
        vault.mount,
        vault.portalPath,
      ),
    );
  }
  return commands;
}

function copyToken(
  context: string,
  namespace: string,
  account: string,
  mount: string,
  path: string,
): string {
  const { token, caData } = vaultProperties;
  const json = `{"${token}":"{{.data.token | base64decode}}","${caData}":"{{index .data "ca.crt"}}"}`;
  return (
    `kubectl --context ${context} -n ${namespace} get secret ${tokenSecretName(
      account,
    )} ` + `-o go-template='${json}' | vault kv put -mount=${mount} ${path} -`
  );
}
