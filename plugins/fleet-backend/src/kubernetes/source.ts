import { phrase } from '@fleet-portal/backstage-plugin-fleet-common';
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
        credential: phrase('trouble.renew', {
          setting: `${setting}.${tokenFile ? 'tokenFile' : 'token'}`,
        }),
        ca: phrase('trouble.addCa', { key: `${setting}.ca`, other: '.caFile' }),
      };
    }
    case 'kubernetesPlugin':
      return {
        credential: phrase('trouble.renew', {
          setting: `${setting}.serviceAccountToken`,
        }),
        ca: phrase('trouble.addCa', {
          key: `${setting}.caData`,
          other: '.caFile',
        }),
      };
    case 'kubeconfig':
      return {
        credential: phrase('trouble.renewKubeconfig', { setting }),
        ca: phrase('trouble.kubeconfigCa', { setting }),
      };
    default:
      return {
        credential: phrase('trouble.podToken'),
        ca: phrase('trouble.podCa'),
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
