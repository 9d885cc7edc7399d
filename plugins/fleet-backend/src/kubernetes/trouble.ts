import { ApiException } from './client';
import { isError } from '@backstage/errors';
import { Phrase, phrase } from '@fleet-portal/backstage-plugin-fleet-common';
import { SourceError } from '@fleet-portal/backstage-plugin-fleet-node';

const unknownAuthority = 'trouble.unknownAuthority';
const certificateCodes = {
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: unknownAuthority,
  SELF_SIGNED_CERT_IN_CHAIN: unknownAuthority,
  DEPTH_ZERO_SELF_SIGNED_CERT: 'trouble.selfSigned',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: unknownAuthority,
  CERT_HAS_EXPIRED: 'trouble.expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'trouble.otherHost',
} as const;

const networkCodes = {
  ECONNREFUSED: 'trouble.refused',
  ECONNRESET: 'trouble.reset',
  EPIPE: 'trouble.reset',
  ENOTFOUND: 'trouble.unknownHost',
  EAI_AGAIN: 'trouble.noDns',
  EHOSTUNREACH: 'trouble.noRoute',
  ENETUNREACH: 'trouble.noNetwork',
  ETIMEDOUT: 'trouble.timeout',
  UND_ERR_CONNECT_TIMEOUT: 'trouble.timeout',
  UND_ERR_HEADERS_TIMEOUT: 'trouble.timeout',
  UND_ERR_BODY_TIMEOUT: 'trouble.timeout',
  UND_ERR_SOCKET: 'trouble.closed',
} as const;

function isOneOf<T extends object>(
  codes: T,
  code: string,
): code is keyof T & string {
  return Object.hasOwn(codes, code);
}

/** What to do about trouble, each a sentence that names the setting. */
export interface Remedies {
  credential: Phrase;
  ca: Phrase;
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
    return new SourceError(
      'unreachable',
      phrase('trouble.timeout', { endpoint }),
    );
  }
  if (thrown instanceof ApiException) {
    return statusTrouble(thrown.code, context, thrown.headers['retry-after']);
  }
  const code = findCode(thrown) ?? '';
  if (isOneOf(certificateCodes, code)) {
    const remedy = [remedies.ca];
    return new SourceError(
      'untrusted',
      phrase(certificateCodes[code], { endpoint, remedy }),
      { cause },
    );
  }
  if (code.startsWith('Z_') || (code === '' && !(cause && 'cause' in cause))) {
    return new SourceError(
      'malformed',
      phrase('trouble.unreadable', { endpoint }),
      { cause },
    );
  }
  const said = isOneOf(networkCodes, code)
    ? networkCodes[code]
    : 'trouble.noAnswer';
  return new SourceError('unreachable', phrase(said, { endpoint }), { cause });
}

/** In the words of a Role. */
interface Asked {
  verb: 'get' | 'list' | 'watch';
  resource: string;
}

const pathOfObjects =
  /^\/apis?(?:\/[^/]+)?\/v[^/]+(?:\/namespaces\/[^/]+)?\/([a-z]+)(\/[^/]+)?$/;

/** What a path of the Kubernetes API asks for; undefined for one that is about no objects. */
export function askedAt(path: string, watched: boolean): Asked | undefined {
  const [, resource, name] = pathOfObjects.exec(path) ?? [];
  if (!resource) return undefined;
  if (name) return { verb: 'get', resource };
  return { verb: watched ? 'watch' : 'list', resource };
}

/**
 * The trouble of an answer that is not a success.
 *
 * @param retryAfter - the header of that name
 * @param asked - where a 403 can say what is wanting
 */
export function statusTrouble(
  status: number,
  { endpoint, remedies }: { endpoint: string; remedies: Remedies },
  retryAfter: string | null | undefined,
  asked?: Asked,
): SourceError {
  const patience = { retryAfterMs: retryAfterMs(retryAfter) };
  switch (status) {
    case 401:
      return new SourceError(
        'unauthorized',
        phrase('trouble.refusesToken', {
          endpoint,
          status,
          remedy: [remedies.credential],
        }),
      );
    case 403:
      return new SourceError(
        'forbidden',
        asked
          ? phrase('trouble.mayNot', { endpoint, ...asked })
          : phrase('trouble.mayNotRead', { endpoint }),
      );
    case 404:
      return new SourceError(
        'notFound',
        phrase('trouble.notServed', { endpoint }),
      );
    case 410:
      return new SourceError('gone', phrase('trouble.tooOld', { endpoint }));
    case 429:
      return new SourceError(
        'overloaded',
        phrase('trouble.slowDown', { endpoint }),
        patience,
      );
    default:
      return new SourceError(
        'unreachable',
        phrase('trouble.status', { endpoint, status }),
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
