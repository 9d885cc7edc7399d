import type { DeprecatedApi } from '@fleet-portal/backstage-plugin-fleet-node';
import type { PlatformApi } from './PlatformApi';

const sample = /^apiserver_requested_deprecated_apis\{([^}]*)\} ([\d.e+]+)/;
const label = /(\w+)="([^"]*)"/g;

/**
 * Deprecated APIs that were asked for since the API server started, from its
 * own metrics.
 */
export async function deprecatedApis(
  api: PlatformApi,
): Promise<DeprecatedApi[]> {
  const text = await api.text('/metrics');
  const found = new Map<string, DeprecatedApi>();
  for (const line of text.split('\n')) {
    const [, labels, value] = sample.exec(line) ?? [];
    if (labels === undefined || Number(value) === 0) continue;
    const of = Object.fromEntries(
      [...labels.matchAll(label)].map(([, key, words]) => [key, words]),
    );
    const { group = '', version = '', resource = '' } = of;
    found.set(`${group}/${version}/${resource}`, {
      group,
      version,
      resource,
      removedRelease: of.removed_release ?? '',
    });
  }
  return [...found.values()];
}
