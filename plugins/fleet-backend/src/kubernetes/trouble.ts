import { ApiException } from '@kubernetes/client-node';
import { isError } from '@backstage/errors';
import { SourceError } from '@fleet-portal/backstage-plugin-fleet-node';

const certificateCodes: Record<string, string> = {
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate signed by unknown authority',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate signed by unknown authority',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate is self-signed',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate signed by unknown authority',
  CERT_HAS_EXPIRED: 'certificate has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate is for another host name',
};

const networkWords: Record<string, string> = {
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection reset',
  EPIPE: 'connection reset',
  ENOTFOUND: 'host name not found',
  EAI_AGAIN: 'host name not found (DNS does not answer)',
  EHOSTUNREACH: 'no route to host',
  ENETUNREACH: 'network unreachable',
  ETIMEDOUT: 'i/o timeout',
  UND_ERR_CONNECT_TIMEOUT: 'i/o timeout',
  UND_ERR_HEADERS_TIMEOUT: 'i/o timeout',
  UND_ERR_BODY_TIMEOUT: 'i/o timeout',
  UND_ERR_SOCKET: 'connection closed by the other side',
};

/** What to do about trouble, each a sentence that names the setting. */
export interface Remedies {
  credential: string;
  ca: string;
}

/** Turns whatever a call to a Kubernetes API threw into one sentence. */
export function kubernetesTrouble(
  thrown: unknown,
  context: { endpoint: string; remedies: Remedies; timedOut: boolean },
): SourceError {
  if (thrown instanceof SourceError) return thrown;
  const cause = isError(thrown) ? thrown : undefined;
  const { endpoint, remedies } = context;
  if (context.timedOut) {
    return new SourceError('unreachable', `i/o timeout on ${endpoint}`);
  }
  if (thrown instanceof ApiException) {
    return statusTrouble(thrown.code, context, thrown.headers['retry-after']);
  }
  const code = findCode(thrown);
  if (code && certificateCodes[code]) {
    return new SourceError(
      'untrusted',
      `${certificateCodes[code]} on ${endpoint}. ${remedies.ca}`,
      { cause },
    );
  }
  if (code?.startsWith('Z_') || (!code && !(cause && 'cause' in cause))) {
    return new SourceError(
      'malformed',
      `What ${endpoint} answers cannot be read. Check that it is a Kubernetes API server.`,
      { cause },
    );
  }
  const words = (code && networkWords[code]) ?? 'it does not answer';
  return new SourceError('unreachable', `${words} on ${endpoint}`, { cause });
}

/**
 * The trouble of an answer that is not a success.
 *
 * @param retryAfter - the header of that name
 */
export function statusTrouble(
  status: number,
  { endpoint, remedies }: { endpoint: string; remedies: Remedies },
  retryAfter: string | null | undefined,
): SourceError {
  const patience = { retryAfterMs: retryAfterMs(retryAfter) };
  switch (status) {
    case 401:
      return new SourceError(
        'unauthorized',
        `${endpoint} refuses our token (401). ${remedies.credential}`,
      );
    case 403:
      return new SourceError(
        'forbidden',
        `Our account may not read this on ${endpoint} (403). Give it the portal's ClusterRole there.`,
      );
    case 404:
      return new SourceError(
        'notFound',
        `${endpoint} has no such object, or does not serve this API.`,
      );
    case 410:
      return new SourceError(
        'gone',
        `${endpoint} says that the list is too old.`,
      );
    case 429:
      return new SourceError(
        'overloaded',
        `${endpoint} asks us to slow down.`,
        patience,
      );
    default:
      return new SourceError(
        'unreachable',
        `${endpoint} answers with status ${status}.`,
        patience,
      );
  }
}

/** API servers ask for patience in seconds, never with a date. */
export function retryAfterMs(
  header: string | null | undefined,
): number | undefined {
  return /^\d{1,6}$/.test(header ?? '') ? Number(header) * 1000 : undefined;
}

/** undici hides the system error some causes deep. */
function findCode(thrown: unknown, depth = 0): string | undefined {
  if (depth > 4 || typeof thrown !== 'object' || thrown === null) {
    return undefined;
  }
  if ('code' in thrown && typeof thrown.code === 'string') return thrown.code;
  return 'cause' in thrown ? findCode(thrown.cause, depth + 1) : undefined;
}
