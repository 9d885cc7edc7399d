import type { Config } from '@backstage/config';
import type { ApiServerAccess } from './kubernetes/access';
import { SectionReader } from './sectionReader';

/** A cluster of the Backstage Kubernetes plugin that the portal may ask too. */
export interface KubernetesPluginCluster {
  name: string;
  /** Its key in the configuration, for sentences. */
  setting: string;
  access: ApiServerAccess;
}

/**
 * The clusters of `kubernetes.clusterLocatorMethods[type: config]` that are read
 * with the token of a ServiceAccount. All others are not followed: their
 * credentials belong to users, or to a cloud that only that plugin speaks with.
 */
export function readKubernetesPlugin(
  config: Config,
  problems: string[],
): KubernetesPluginCluster[] {
  const kubernetes = new SectionReader(config, '', problems).sub('kubernetes');
  return kubernetes
    .list('clusterLocatorMethods')
    .flatMap((method, methodIndex) => {
      const label = `kubernetes.clusterLocatorMethods[${methodIndex}]`;
      const locator = new SectionReader(method, label, problems);
      if (locator.text('type') !== 'config') return [];
      return locator.list('clusters').flatMap((entry, index) => {
        const setting = `${label}.clusters[${index}]`;
        return readCluster(
          new SectionReader(entry, setting, problems),
          setting,
        );
      });
    });
}

function readCluster(
  section: SectionReader,
  setting: string,
): KubernetesPluginCluster[] {
  if (section.text('authProvider') !== 'serviceAccount') return [];
  const name = section.text('name');
  const url = section.text('url');
  const token = section.text('serviceAccountToken');
  // Without a token that plugin takes the one of its own pod.
  if (!name || !url || !token) return [];
  const server = baseUrl(url);
  if (!server) {
    section.say('url', 'must be a URL that begins with https:// or http://');
    return [];
  }
  const caData = section.text('caData');
  const access = {
    server,
    token,
    ca: caData && Buffer.from(caData, 'base64').toString('utf8'),
    caFile: section.text('caFile'),
    dangerouslyAllowSkipTLSVerify: section.flag('skipTLSVerify'),
  };
  return [{ name, setting, access }];
}

/** A URL as it can be compared: lower case host, no default port, no slash at the end. */
export function baseUrl(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}
