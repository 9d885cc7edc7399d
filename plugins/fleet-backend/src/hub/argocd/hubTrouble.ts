import { SourceError } from '@fleet-portal/backstage-plugin-fleet-node';
import { errors } from 'undici';
import { HubConfig, settingOf } from '../../hubConfig';

/** What sentences about a hub need of its configuration. */
export type NamedHub = Pick<
  HubConfig,
  'name' | 'url' | 'credential' | 'setting'
>;

const untrusted: Record<string, string> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'is signed by unknown authority',
  UNABLE_TO_GET_ISSUER_CERT: 'is signed by unknown authority',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'is signed by unknown authority',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'is signed by unknown authority',
};

/** Codes of certificates that no CA file can mend. */
const badCertificates: Record<string, string> = {
  CERT_HAS_EXPIRED: 'has expired; renew it on the hub',
  CERT_NOT_YET_VALID: 'is not valid yet; compare the clocks of hub and portal',
  ERR_TLS_CERT_ALTNAME_INVALID:
    'is for another host name; mend the url or the certificate',
};

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
  const unreachable = (words: string) => new SourceError('unreachable', words);

  if (code === 'ECONNREFUSED') {
    return unreachable(
      `${host} refuses the connection; check ${key}.url and that Argo CD runs there.`,
    );
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return unreachable(
      `The host name ${hostname} cannot be resolved; check ${key}.url and the DNS of the portal.`,
    );
  }
  if (untrusted[code]) {
    return new SourceError(
      'untrusted',
      `The certificate of ${host} ${untrusted[code]}; add ${key}.ca or caFile.`,
    );
  }
  if (badCertificates[code]) {
    return new SourceError(
      'untrusted',
      `The certificate of ${host} ${badCertificates[code]}.`,
    );
  }
  if (brokenGzip.test(code)) {
    return new SourceError(
      'malformed',
      `${host} sent an answer that was cut off or damaged on its way.`,
    );
  }
  if (cutOff.has(code)) {
    return unreachable(
      `${host} closed the connection in the middle of an answer.`,
    );
  }
  if (code.endsWith('TIMEDOUT') || code === 'UND_ERR_CONNECT_TIMEOUT') {
    return unreachable(
      `${host} accepts no connection; check ${key}.url and firewalls.`,
    );
  }
  if (code === 'EHOSTUNREACH' || code === 'ENETUNREACH') {
    return unreachable(
      `There is no route to ${host}; check ${key}.url and firewalls.`,
    );
  }
  if (notHttp.test(code)) {
    return new SourceError(
      'malformed',
      `${host} does not speak the protocol of ${key}.url; check http or https, and the port.`,
    );
  }
  return unreachable(`${host} cannot be asked; check ${key}.url.`);
}

/** The sentence for an answer that is not a success. */
export function statusTrouble(
  hub: NamedHub,
  status: number,
  facts: { html: boolean; changing?: boolean; retryAfterMs?: number },
): SourceError {
  const key = settingOf(hub);
  const { host } = new URL(hub.url);
  if (status >= 300 && status < 400) {
    return new SourceError(
      'malformed',
      `${key}.url answers with a redirect, which is not followed; set it to where the Argo CD API itself answers.`,
    );
  }
  if (status === 401) return refusedCredential(hub);
  if (status === 403) {
    return new SourceError(
      'forbidden',
      `${host} does not let our account ${
        facts.changing ? 'do' : 'read'
      } this; extend its policy in argocd-rbac-cm.`,
    );
  }
  if (status === 400 && facts.changing) {
    return new SourceError(
      'refused',
      `${host} refuses this as things stand; Argo CD's own UI says why.`,
    );
  }
  if (status === 404) return facts.html ? webPage(hub) : notFound(hub);
  if (status === 410) {
    return new SourceError('gone', `${host} no longer has what was asked for.`);
  }
  if (status === 429) {
    return new SourceError('overloaded', `${host} asks us to slow down.`, {
      retryAfterMs: facts.retryAfterMs,
    });
  }
  return new SourceError(
    'unreachable',
    `${host} answers with status ${status}.`,
    {
      retryAfterMs: facts.retryAfterMs,
    },
  );
}

/** 200 (or 404) with a page for people: another server, or a path too many. */
export function webPage(hub: NamedHub): SourceError {
  return new SourceError(
    'malformed',
    `${settingOf(hub)}.url points at a web page, not at the Argo CD API.`,
  );
}

export function refusedCredential(hub: NamedHub): SourceError {
  const key = settingOf(hub);
  const { host } = new URL(hub.url);
  const words = {
    token: `refused our token; renew ${key}.token`,
    tokenFile: `refused our token; renew the file of ${key}.tokenFile`,
    session: `refused our user; check ${key}.username and password`,
  }[hub.credential.kind];
  return new SourceError('unauthorized', `${host} ${words}.`);
}

export function timedOut(hub: NamedHub, ms: number): SourceError {
  const { host } = new URL(hub.url);
  return new SourceError(
    'unreachable',
    `${host} did not answer within ${ms / 1000} seconds.`,
  );
}

export function notApi(hub: NamedHub, what: string): SourceError {
  const { host } = new URL(hub.url);
  return new SourceError(
    'malformed',
    `${host} answered with ${what}; check that ${settingOf(
      hub,
    )}.url is the Argo CD API.`,
  );
}

export function tooLarge(hub: NamedHub, bytes: number): SourceError {
  const { host } = new URL(hub.url);
  return new SourceError(
    'malformed',
    `${host} answered with more than ${Math.round(
      bytes / 1024 / 1024,
    )} MiB, which the portal does not read.`,
  );
}

function notFound(hub: NamedHub): SourceError {
  const { host } = new URL(hub.url);
  return new SourceError(
    'notFound',
    `${host} has nothing of that name; if nothing works, check that ${settingOf(
      hub,
    )}.url is the base URL of Argo CD.`,
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
