import { readFileSync } from 'fs';
import { Agent } from 'undici';
import { BearerToken } from './BearerToken';

/** How an API server is reached, whichever part of the configuration says so. */
export interface ApiServerAccess {
  /** Base URL, http or https, without a slash at the end. */
  server: string;
  token?: string;
  /** Read again when it changes. */
  tokenFile?: string;
  /** PEM. */
  ca?: string;
  caFile?: string;
  /** A certificate instead of a token, PEM; both or none. */
  clientCertificate?: string;
  clientKey?: string;
  /** Name that its certificate is for, where it is not the host of the URL. */
  tlsServerName?: string;
  dangerouslyAllowSkipTLSVerify: boolean;
}

/** Credential and connections of one API server. */
export interface ApiServerConnection {
  /** What it was opened with. */
  access: ApiServerAccess;
  server: string;
  authentication: BearerToken;
  dispatcher: Agent;
  /** Apart: who asks whether the server lives never waits for a slow list. */
  probing: Agent;
}

/** @throws Error when `caFile` cannot be read. */
export function connectTo(
  access: ApiServerAccess,
  options: { connections: number },
): ApiServerConnection {
  const ca =
    access.ca ??
    (access.caFile ? readFileSync(access.caFile, 'utf8') : undefined);
  const connect = {
    ca,
    cert: access.clientCertificate,
    key: access.clientKey,
    servername: access.tlsServerName,
    rejectUnauthorized: !access.dangerouslyAllowSkipTLSVerify,
  };
  return {
    access,
    server: access.server,
    authentication: new BearerToken(access),
    dispatcher: new Agent({ connections: options.connections, connect }),
    probing: new Agent({ connections: 1, connect }),
  };
}
