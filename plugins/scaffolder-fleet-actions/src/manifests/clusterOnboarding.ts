import {
  bootstrapFile,
  clusterFile,
  resourceSetFile,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { buildResourceSet } from '../provisioning/buildResourceSet';
import {
  accountsOf,
  MANAGER,
  READER,
  READER_NAMESPACE,
} from './clusterAccounts';
import { ClusterIntent } from './clusterIntent';
import { buildClusterExternalSecret, vaultProperties } from './clusterSecret';
import { tokenSecretName } from './serviceAccounts';
import { Manifest } from './typedModels';

export interface ManifestFile {
  path: string;
  manifests: Manifest[];
}

/**
 * The files of a new spoke: what the hub reads, and what its operator or Cluster
 * API applies there.
 *
 * @param namespace - of the Cluster, where Cluster API applies it
 */
export function buildClusterFiles(
  intent: ClusterIntent,
  namespace?: string,
): ManifestFile[] {
  const { bootstrap, cluster, hub, layout } = intent;
  const accounts = accountsOf(intent);
  return [
    {
      path: clusterFile(hub, cluster, layout),
      manifests: [buildClusterExternalSecret(intent)],
    },
    ...(bootstrap === 'clusterResourceSet'
      ? [
          {
            path: resourceSetFile(hub, cluster, layout),
            manifests: buildResourceSet(cluster, namespace, accounts),
          },
        ]
      : accounts.map(({ name, manifests }) => ({
          path: bootstrapFile(cluster, name, layout),
          manifests,
        }))),
  ];
}

/** When the operator runs the commands, and why then. */
export function whenToRun({ bootstrap }: Pick<ClusterIntent, 'bootstrap'>): {
  title: string;
  words: string;
} {
  return bootstrap === 'clusterResourceSet'
    ? {
        title: 'Run these once it is merged',
        words:
          'Cluster API puts the accounts on the cluster as soon as its control plane answers; the page of the cluster under Provisioning shows when it has. Then run these, with your own credentials for the cluster and for Vault. The token goes through a pipe and is stored nowhere else.',
      }
    : {
        title: 'Run these before you merge',
        words:
          'Run these in a checkout of this branch, with your own credentials for the cluster and for Vault. The token goes through a pipe and is stored nowhere else.',
      };
}

/**
 * What no pull request can do: the operator does it with credentials of their
 * own. The token goes from the spoke into Vault through a pipe and is in no
 * argument, file or history.
 */
export function operatorCommands(intent: ClusterIntent): string[] {
  const { bootstrap, cluster, kubeContext, vault, layout } = intent;
  const folder = bootstrapFile(cluster, MANAGER, layout).replace(/[^/]+$/, '');
  const commands = [
    ...(bootstrap === 'operator'
      ? [`kubectl --context ${kubeContext} apply -f ${folder}`]
      : []),
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
