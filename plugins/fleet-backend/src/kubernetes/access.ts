import { KubeConfig } from '@kubernetes/client-node';
import { readFileSync } from 'fs';
import { Agent } from 'undici';

/** How an API server is reached, whichever part of the configuration says so. */
export interface ApiServerAccess {
  /** Base URL, http or https, without a slash at the end. */
  server: string;
  token?: string;
  /** Read again every minute, so that a rotated token is picked up. */
  tokenFile?: string;
  /** PEM. */
  ca?: string;
  caFile?: string;
  dangerouslyAllowSkipTLSVerify: boolean;
}

/** Credential and connections of one API server. */
export interface ApiServerConnection {
  server: string;
  kubeConfig: KubeConfig;
  dispatcher: Agent;
}

/** @throws Error when `caFile` cannot be read. */
export function connectTo(
  access: ApiServerAccess,
  options: { connections: number },
): ApiServerConnection {
  const { server, token, tokenFile, dangerouslyAllowSkipTLSVerify } = access;
  const ca =
    access.ca ??
    (access.caFile ? readFileSync(access.caFile, 'utf8') : undefined);
  const kubeConfig = new KubeConfig();
  kubeConfig.loadFromClusterAndUser(
    {
      name: 'server',
      server,
      // Plain http has no certificate to verify; the library insists on the flag.
      skipTLSVerify:
        dangerouslyAllowSkipTLSVerify || server.startsWith('http:'),
      caData: ca && Buffer.from(ca).toString('base64'),
    },
    {
      name: 'portal',
      token,
      ...(tokenFile
        ? { authProvider: { name: 'tokenFile', config: { tokenFile } } }
        : {}),
    },
  );
  return {
    server,
    kubeConfig,
    dispatcher: new Agent({
      connections: options.connections,
      connect: { ca, rejectUnauthorized: !dangerouslyAllowSkipTLSVerify },
    }),
  };
}
