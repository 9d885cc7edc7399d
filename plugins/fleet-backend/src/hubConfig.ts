import type { Config } from '@backstage/config';
import {
  connectionKeys,
  readTrust,
  readUrl,
  refuseBeside,
  TrustConfig,
} from './connectionSettings';
import {
  KubernetesHubSettings,
  readKubernetesHub,
} from './kubernetesHubConfig';
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

/** What an entry of `fleet.hubs` says, whichever way the hub is read. */
interface HubSettings {
  name: string;
  title: string;
  timeoutMs: number;
  maxConcurrency: number;
  /** Unzipped. */
  maxAnswerBytes: number;
  muted?: MuteConfig;
  /** Where its entry is, when not in `fleet.hubs`. */
  setting?: string;
}

/** How sentences call the entry of a hub. */
export function settingOf(hub: { name: string; setting?: string }): string {
  return hub.setting ?? `fleet.hubs[${hub.name}]`;
}

/** One usable entry of `fleet.hubs` that is read through Argo CD's own API. */
export interface HubConfig extends HubSettings, TrustConfig {
  /** http(s), without credentials, query, fragment or a slash at the end. */
  url: string;
  /** The same for links. */
  uiUrl: string;
  credential: HubCredentialConfig;
}

/** One usable entry that is read through the Kubernetes API. */
export interface KubernetesHubConfig extends HubSettings {
  /** The API server, where it is written here and not in a file. */
  url?: string;
  /** Base of links; without it there are none. */
  uiUrl?: string;
  skipTlsVerify: boolean;
  kubernetes: KubernetesHubSettings;
}

export type AnyHubConfig = HubConfig | KubernetesHubConfig;

/** A hub whose entry cannot be used; it is shown with the reason. */
export interface UnusableHub {
  name: string;
  title: string;
  /** One sentence per mistake: the key, what is wrong, how to mend it. */
  reason: string;
}

/** Where an entry is silent. */
export const hubDefaults = {
  timeoutMs: 10_000,
  maxConcurrency: 6,
  maxAnswerBytes: 256 * 1024 * 1024,
};

/** What a hub may be called: it becomes part of URLs and entity names. */
export const hubName = /^[a-zA-Z0-9](?:[a-zA-Z0-9._-]{0,61}[a-zA-Z0-9])?$/;

export function readHubs(fleet: SectionReader): {
  hubs: AnyHubConfig[];
  unusableHubs: UnusableHub[];
} {
  const hubs: AnyHubConfig[] = [];
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
  if (name !== undefined && hubName.test(name) && !taken.has(name)) {
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

function readHub(
  name: string,
  reader: SectionReader,
): AnyHubConfig | undefined {
  const hub = {
    name,
    title: reader.text('title') ?? name,
    timeoutMs: reader.duration('timeout', hubDefaults.timeoutMs),
    maxConcurrency: reader.count('maxConcurrency', hubDefaults.maxConcurrency),
    maxAnswerBytes: reader.count('maxAnswerMiB', 256) * 1024 * 1024,
    muted: readMute(reader),
  };
  const uiUrl = readUrl(reader, 'uiUrl');
  if (reader.has('kubernetes')) {
    refuseBeside(reader, 'kubernetes', [
      ...connectionKeys,
      'username',
      'password',
    ]);
    const kubernetes = readKubernetesHub(reader.sub('kubernetes'));
    if (!kubernetes) return undefined;
    const { source } = kubernetes;
    const access = source.kind === 'settings' ? source.access : undefined;
    const skipTlsVerify = access?.dangerouslyAllowSkipTLSVerify ?? false;
    return { ...hub, url: access?.server, uiUrl, skipTlsVerify, kubernetes };
  }
  const url = readUrl(reader, 'url');
  if (url === undefined && !reader.has('url')) {
    reader.say(
      'url',
      'is missing; set it to the base URL of the Argo CD API server',
    );
  }
  const credential = readCredential(reader);
  const trust = readTrust(reader);
  if (url === undefined || credential === undefined) return undefined;
  return { ...hub, ...trust, url, uiUrl: uiUrl ?? url, credential };
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
