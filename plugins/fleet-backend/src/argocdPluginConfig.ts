import type { Config } from '@backstage/config';
import { readUrl } from './connectionSettings';
import { HubConfig, hubDefaults, hubName, UnusableHub } from './hubConfig';
import { baseUrl } from './kubernetesPluginConfig';
import { SectionReader } from './sectionReader';

/** A hub that `fleet.hubs` has; an instance of its name or place is left out. */
interface KnownHub {
  name: string;
  url?: string;
}

/**
 * The instances of `argocd.appLocatorMethods[type: config]`, which the existing
 * Argo CD plugins read, as hubs. What `fleet.hubs` says wins.
 */
export function readArgocdPlugin(
  config: Config,
  known: readonly KnownHub[],
  problems: string[],
): { hubs: HubConfig[]; unusableHubs: UnusableHub[] } {
  const argocd = new SectionReader(config, '', problems).sub('argocd');
  const instances = argocd
    .list('appLocatorMethods')
    .flatMap((method, methodIndex) => {
      const label = `argocd.appLocatorMethods[${methodIndex}]`;
      const locator = new SectionReader(method, label, problems);
      if (locator.text('type') !== 'config') return [];
      return locator.list('instances').map((section, index) => ({
        section,
        setting: `${label}.instances[${index}]`,
      }));
    });
  const hubs: HubConfig[] = [];
  const unusableHubs: UnusableHub[] = [];
  const taken = new Set(known.map(({ name }) => name));
  const places = new Set(
    known.flatMap(({ url }) => (url && baseUrl(url)) ?? []),
  );
  for (const { section, setting } of instances) {
    const mistakes: string[] = [];
    const reader = new SectionReader(section, setting, mistakes);
    const name = reader.text('name');
    const url = readUrl(reader, 'url');
    if (name !== undefined && taken.has(name)) continue;
    if (url !== undefined && places.has(baseUrl(url) ?? '')) continue;
    const hub = readInstance(reader, argocd, {
      url,
      setting,
      uiUrl: instances.length === 1 ? readUrl(argocd, 'baseUrl') : undefined,
    });
    if (hub && mistakes.length === 0) hubs.push(hub);
    else if (name !== undefined && hubName.test(name)) {
      unusableHubs.push({ name, title: name, reason: mistakes.join(' ') });
    }
    if (name !== undefined) taken.add(name);
    problems.push(...mistakes);
  }
  if (hubs.length > 0 && argocd.flag('localDevelopment')) {
    argocd.say(
      'localDevelopment',
      'is not followed; write the hub into fleet.hubs, with its CA or with dangerouslyAllowSkipTLSVerify',
    );
  }
  return { hubs, unusableHubs };
}

function readInstance(
  reader: SectionReader,
  argocd: SectionReader,
  place: { url: string | undefined; uiUrl?: string; setting: string },
): HubConfig | undefined {
  const name = reader.text('name');
  if (name === undefined || !hubName.test(name)) {
    reader.say(
      'name',
      "must be a name with letters, digits, '-', '_' and '.' for the portal to show it",
    );
  }
  if (!reader.has('url')) {
    reader.say('url', 'is missing; set it to the base URL of Argo CD');
  }
  const token = reader.text('token');
  const username = reader.text('username') ?? argocd.text('username');
  const password = reader.text('password') ?? argocd.text('password');
  if (!token && !(username && password)) {
    reader.say(
      'token',
      'is missing; set token, or username with password. Other ways to sign in are not followed',
    );
  }
  const uiUrl = readUrl(reader, 'frontendUrl') ?? place.uiUrl ?? place.url;
  if (name === undefined || place.url === undefined || uiUrl === undefined) {
    return undefined;
  }
  return {
    ...hubDefaults,
    name,
    title: name,
    url: place.url,
    uiUrl,
    setting: place.setting,
    skipTlsVerify: false,
    credential: token
      ? { kind: 'token', token: token.trim() }
      : { kind: 'session', username: username ?? '', password: password ?? '' },
  };
}
