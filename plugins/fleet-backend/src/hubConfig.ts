import type { Config } from '@backstage/config';
import { SectionReader } from './sectionReader';

/** How the portal proves to a hub who it is. */
export type HubCredentialConfig =
  | { kind: 'token'; token: string }
  | { kind: 'tokenFile'; path: string }
  | { kind: 'session'; username: string; password: string };

export interface MuteConfig {
  reason: string;
  by?: string;
  /** Milliseconds since the epoch. */
  until?: number;
}

/** One usable entry of `fleet.hubs`. */
export interface HubConfig {
  name: string;
  title: string;
  /** http(s), without credentials, query, fragment or a slash at the end. */
  url: string;
  /** The same for links. */
  uiUrl: string;
  credential: HubCredentialConfig;
  /** PEM. */
  ca?: string;
  caFile?: string;
  skipTlsVerify: boolean;
  timeoutMs: number;
  maxConcurrency: number;
  /** Unzipped. */
  maxAnswerBytes: number;
  muted?: MuteConfig;
}

/** A hub whose entry cannot be used; it is shown with the reason. */
export interface UnusableHub {
  name: string;
  title: string;
  /** One sentence per mistake: the key, what is wrong, how to mend it. */
  reason: string;
}

const namePattern = /^[a-zA-Z0-9](?:[a-zA-Z0-9._-]{0,61}[a-zA-Z0-9])?$/;

export function readHubs(fleet: SectionReader): {
  hubs: HubConfig[];
  unusableHubs: UnusableHub[];
} {
  const hubs: HubConfig[] = [];
  const unusableHubs: UnusableHub[] = [];
  const taken = new Set<string>();
  fleet.list('hubs').forEach((section, index) => {
    const problems: string[] = [];
    const name = readName(section, index, taken, problems);
    const label = `fleet.hubs[${name}]`;
    const hub = readHub(name, new SectionReader(section, label, problems));
    taken.add(name);
    if (hub && problems.length === 0) {
      hubs.push(hub);
    } else {
      const reason = problems.join(' ');
      unusableHubs.push({ name, title: hub?.title ?? name, reason });
      fleet.problems.push(...problems);
    }
  });
  return { hubs, unusableHubs };
}

/** A nameless hub, or the second of a name, is called after its place in the list. */
function readName(
  section: Config,
  index: number,
  taken: ReadonlySet<string>,
  problems: string[],
): string {
  const reader = new SectionReader(section, `fleet.hubs[${index}]`, problems);
  const name = reader.text('name');
  if (name !== undefined && namePattern.test(name) && !taken.has(name)) {
    return name;
  }
  if (name === undefined) {
    reader.say('name', 'is missing; give the hub a name of its own');
  } else if (taken.has(name)) {
    reader.say('name', `repeats '${name}'; give each hub a name of its own`);
  } else {
    reader.say(
      'name',
      "may have letters, digits, '-', '_' and '.', begins and ends with a letter or digit, and has at most 63 characters",
    );
  }
  let substitute = `hub-${index + 1}`;
  while (taken.has(substitute)) substitute += '-unnamed';
  return substitute;
}

function readHub(name: string, reader: SectionReader): HubConfig | undefined {
  const title = reader.text('title') ?? name;
  const url = readUrl(reader, 'url');
  if (url === undefined && !reader.has('url')) {
    reader.say(
      'url',
      'is missing; set it to the base URL of the Argo CD API server',
    );
  }
  const uiUrl = readUrl(reader, 'uiUrl');
  const credential = readCredential(reader);
  const ca = reader.text('ca');
  const caFile = reader.text('caFile');
  if (ca && caFile) reader.say('caFile', 'stands beside ca; keep one of them');
  if (ca && !ca.includes('-----BEGIN CERTIFICATE-----')) {
    reader.say('ca', 'is not a certificate in PEM form');
  }
  const hub = {
    name,
    title,
    ca,
    caFile,
    skipTlsVerify: reader.flag('dangerouslyAllowSkipTLSVerify'),
    timeoutMs: reader.duration('timeout', 10_000),
    maxConcurrency: reader.count('maxConcurrency', 6),
    maxAnswerBytes: reader.count('maxAnswerMiB', 256) * 1024 * 1024,
    muted: readMute(reader),
  };
  if (url === undefined || credential === undefined) return undefined;
  return { ...hub, url, uiUrl: uiUrl ?? url, credential };
}

function readUrl(reader: SectionReader, key: string): string | undefined {
  const text = reader.text(key);
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    reader.say(key, 'must be a URL that begins with https:// or http://');
    return undefined;
  }
  if (url.username || url.password) {
    reader.say(key, 'must not carry a user or password; use token instead');
    return undefined;
  }
  if (url.search || url.hash) {
    reader.say(key, "must be a base URL, without '?' and '#'");
    return undefined;
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

function readCredential(
  reader: SectionReader,
): HubCredentialConfig | undefined {
  const token = reader.text('token');
  const path = reader.text('tokenFile');
  const username = reader.text('username');
  const password = reader.text('password');
  const ways = [token, path, username ?? password].filter(Boolean).length;
  if (ways > 1) {
    reader.say(
      'token',
      'stands beside another credential; keep one of token, tokenFile, or username with password',
    );
    return undefined;
  }
  if (token) return { kind: 'token', token: token.trim() };
  if (path) return { kind: 'tokenFile', path };
  if (username && password) return { kind: 'session', username, password };
  reader.say(
    'token',
    'is missing; set token, tokenFile, or username with password',
  );
  return undefined;
}

function readMute(reader: SectionReader): MuteConfig | undefined {
  if (!reader.has('muted')) return undefined;
  const muted = reader.sub('muted');
  const reason = muted.text('reason');
  if (!reason) muted.say('reason', 'is missing; say why the hub is muted');
  const untilText = muted.text('until');
  const until = untilText === undefined ? undefined : Date.parse(untilText);
  if (until !== undefined && Number.isNaN(until)) {
    muted.say('until', 'must be a time such as 2030-01-31T12:00:00Z');
  }
  return { reason: reason ?? 'muted', by: muted.text('by'), until };
}
