import { SourceError } from '@fleet-portal/backstage-plugin-fleet-node';
import type { ApiServerAccess } from './access';
import { readKubeconfig } from './kubeconfig';
import type { Remedies } from './trouble';

/** Where the way to an API server is written. */
export type ApiServerSource =
  | { kind: 'settings'; access: ApiServerAccess }
  /** The Backstage Kubernetes plugin's own configuration. */
  | { kind: 'kubernetesPlugin'; access: ApiServerAccess }
  | { kind: 'kubeconfig'; file: string; context?: string }
  | { kind: 'inCluster' };

/**
 * Reads what the source names, now.
 *
 * @param setting - the entry of the configuration, for sentences
 * @throws SourceError `unauthorized` with the key and the remedy
 */
export function resolveSource(
  source: ApiServerSource,
  setting: string,
): ApiServerAccess {
  switch (source.kind) {
    case 'settings':
    case 'kubernetesPlugin':
      return source.access;
    case 'kubeconfig':
      return readKubeconfig(source, setting);
    default:
      return ownCluster(process.env, setting);
  }
}

/** What to do about each kind of trouble, by where the access is written. */
export function remediesFor(
  source: ApiServerSource,
  setting: string,
): Remedies {
  switch (source.kind) {
    case 'settings': {
      const { tokenFile } = source.access;
      return {
        credential: `Renew ${setting}.${tokenFile ? 'tokenFile' : 'token'}.`,
        ca: `Add its CA as ${setting}.ca or .caFile.`,
      };
    }
    case 'kubernetesPlugin':
      return {
        credential: `Renew ${setting}.serviceAccountToken.`,
        ca: `Add its CA as ${setting}.caData or .caFile.`,
      };
    case 'kubeconfig':
      return {
        credential: `Renew the credential in the file of ${setting}.kubeconfig.`,
        ca: `Add its CA to the file of ${setting}.kubeconfig (certificate-authority-data).`,
      };
    default:
      return {
        credential:
          "Check that the portal's pod has a ServiceAccount token mounted.",
        ca: "Check the CA that is mounted into the portal's pod.",
      };
  }
}

const mounted = '/var/run/secrets/kubernetes.io/serviceaccount';

/** The cluster that the portal itself runs in, as every pod is told. */
function ownCluster(
  env: Readonly<Record<string, string | undefined>>,
  setting: string,
): ApiServerAccess {
  const host = env.KUBERNETES_SERVICE_HOST;
  const port = env.KUBERNETES_SERVICE_PORT;
  if (!host || !port) {
    throw new SourceError(
      'unauthorized',
      `${setting}.inCluster is true, but the portal does not run in a Kubernetes cluster; set url and token, or kubeconfig, instead.`,
    );
  }
  return {
    server: `https://${host.includes(':') ? `[${host}]` : host}:${port}`,
    tokenFile: `${mounted}/token`,
    caFile: `${mounted}/ca.crt`,
    dangerouslyAllowSkipTLSVerify: false,
  };
}
