import { Phrase, phrase } from '@fleet-portal/backstage-plugin-fleet-common';
import { SourceError } from '@fleet-portal/backstage-plugin-fleet-node';
import { errors } from 'undici';
import { HubConfig, settingOf } from '../../hubConfig';
import type { KubernetesRefusal } from './refusals';

/** What sentences about a hub need of its configuration. */
export type NamedHub = Pick<
  HubConfig,
  'name' | 'url' | 'credential' | 'setting'
>;

type CertificateTrouble =
  | 'trouble.hubSelfSigned'
  | 'trouble.hubUnknownAuthority'
  | 'trouble.hubExpired'
  | 'trouble.hubNotYetValid'
  | 'trouble.hubOtherHost';

const unknownAuthority = 'trouble.hubUnknownAuthority';
const untrusted = new Map<string, CertificateTrouble>([
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'trouble.hubSelfSigned'],
  ['SELF_SIGNED_CERT_IN_CHAIN', unknownAuthority],
  ['UNABLE_TO_GET_ISSUER_CERT', unknownAuthority],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', unknownAuthority],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', unknownAuthority],
]);

/** Codes of certificates that no CA file can mend. */
const badCertificates = new Map<string, CertificateTrouble>([
  ['CERT_HAS_EXPIRED', 'trouble.hubExpired'],
  ['CERT_NOT_YET_VALID', 'trouble.hubNotYetValid'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'trouble.hubOtherHost'],
]);

const cutOff = new Set([
  'ECONNRESET',
  'EPIPE',
  'UND_ERR_SOCKET',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
]);
const notHttp = /^(HPE_|ERR_SSL_|EPROTO$)/;
const brokenGzip = /^Z_/;

/** One sentence for whatever a request to a hub threw. */
export function hubTrouble(hub: NamedHub, thrown: unknown): SourceError {
  if (thrown instanceof SourceError) return thrown;
  const key = settingOf(hub);
  const { host, hostname } = new URL(hub.url);
  const code = findCode(thrown) ?? '';
  const unreachable = (said: Phrase) => new SourceError('unreachable', said);

  if (code === 'ECONNREFUSED') {
    return unreachable(phrase('trouble.hubRefusesConnection', { host, key }));
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return unreachable(phrase('trouble.hubUnresolved', { hostname, key }));
  }
  const certificate = untrusted.get(code) ?? badCertificates.get(code);
  if (certificate) {
    return new SourceError('untrusted', phrase(certificate, { host, key }));
  }
  if (brokenGzip.test(code)) {
    return new SourceError('malformed', phrase('trouble.hubCutOff', { host }));
  }
  if (cutOff.has(code)) {
    return unreachable(phrase('trouble.hubClosed', { host }));
  }
  if (code.endsWith('TIMEDOUT') || code === 'UND_ERR_CONNECT_TIMEOUT') {
    return unreachable(phrase('trouble.hubNoConnection', { host, key }));
  }
  if (code === 'EHOSTUNREACH' || code === 'ENETUNREACH') {
    return unreachable(phrase('trouble.hubNoRoute', { host, key }));
  }
  if (notHttp.test(code)) {
    return new SourceError(
      'malformed',
      phrase('trouble.hubProtocol', { host, key }),
    );
  }
  return unreachable(phrase('trouble.hubNotAsked', { host, key }));
}

/** The sentence for an answer that is not a success. */
export function statusTrouble(
  hub: NamedHub,
  status: number,
  facts: {
    html: boolean;
    changing?: boolean;
    /** Of Argo CD's policy, which lets our account do it. */
    line?: string;
    retryAfterMs?: number;
  },
): SourceError {
  const key = settingOf(hub);
  const { host } = new URL(hub.url);
  if (status >= 300 && status < 400) {
    return new SourceError('malformed', phrase('trouble.hubRedirect', { key }));
  }
  if (status === 401) return refusedCredential(hub);
  if (status === 403) return forbidden(host, facts);
  if (status === 400 && facts.changing) {
    return new SourceError(
      'refused',
      phrase('trouble.hubRefusesThis', { host }),
    );
  }
  if (status === 404) return facts.html ? webPage(hub) : notFound(hub);
  if (status === 410) {
    return new SourceError('gone', phrase('trouble.hubGone', { host }));
  }
  if (status === 429) {
    return new SourceError(
      'overloaded',
      phrase('trouble.slowDown', { endpoint: host }),
      { retryAfterMs: facts.retryAfterMs },
    );
  }
  return new SourceError(
    'unreachable',
    phrase('trouble.status', { endpoint: host, status }),
    {
      retryAfterMs: facts.retryAfterMs,
    },
  );
}

function forbidden(
  host: string,
  { line, changing }: { line?: string; changing?: boolean },
): SourceError {
  const said =
    line === undefined
      ? phrase('trouble.hubMayNotEnter', { host })
      : phrase(changing ? 'trouble.hubMayNotDo' : 'trouble.hubMayNotRead', {
          host,
          line,
        });
  return new SourceError('forbidden', said);
}

/** It is Argo CD itself that a cluster does not let do it, and not our account. */
export function hubItselfForbidden(
  hub: NamedHub,
  { verb, resource }: KubernetesRefusal,
): SourceError {
  const { host } = new URL(hub.url);
  return new SourceError(
    'forbidden',
    phrase('trouble.hubItselfMayNot', { host, verb, resource }),
  );
}

/** 200 (or 404) with a page for people: another server, or a path too many. */
export function webPage(hub: NamedHub): SourceError {
  return new SourceError(
    'malformed',
    phrase('trouble.hubWebPage', { key: settingOf(hub) }),
  );
}

export function refusedCredential(hub: NamedHub): SourceError {
  const key = settingOf(hub);
  const { host } = new URL(hub.url);
  const said = (
    {
      token: 'trouble.hubRefusesToken',
      tokenFile: 'trouble.hubRefusesFile',
      session: 'trouble.hubRefusesUser',
    } as const
  )[hub.credential.kind];
  return new SourceError('unauthorized', phrase(said, { host, key }));
}

export function timedOut(hub: NamedHub, ms: number): SourceError {
  const { host } = new URL(hub.url);
  return new SourceError(
    'unreachable',
    phrase('trouble.hubTimeout', { host, seconds: ms / 1000 }),
  );
}

export function notApi(hub: NamedHub, what: string): SourceError {
  const { host } = new URL(hub.url);
  return new SourceError(
    'malformed',
    phrase('trouble.hubNotApi', { host, what, key: settingOf(hub) }),
  );
}

export function tooLarge(hub: NamedHub, bytes: number): SourceError {
  const { host } = new URL(hub.url);
  return new SourceError(
    'malformed',
    phrase('trouble.hubTooLarge', {
      host,
      size: Math.round(bytes / 1024 / 1024),
    }),
  );
}

function notFound(hub: NamedHub): SourceError {
  const { host } = new URL(hub.url);
  return new SourceError(
    'notFound',
    phrase('trouble.hubNothing', { host, key: settingOf(hub) }),
  );
}

/** The system error hides some causes deep, and in lists of tried addresses. */
function findCode(thrown: unknown, depth = 0): string | undefined {
  if (typeof thrown !== 'object' || thrown === null || depth > 4) {
    return undefined;
  }
  if ('code' in thrown && typeof thrown.code === 'string') return thrown.code;
  // undici leaves out the parser's code when nothing looks like HTTP.
  if (thrown instanceof errors.HTTPParserError) return 'HPE_INVALID';
  const cause =
    'cause' in thrown ? findCode(thrown.cause, depth + 1) : undefined;
  if (cause !== undefined) return cause;
  if ('errors' in thrown && Array.isArray(thrown.errors)) {
    return findCode(thrown.errors[0], depth + 1);
  }
  return undefined;
}
