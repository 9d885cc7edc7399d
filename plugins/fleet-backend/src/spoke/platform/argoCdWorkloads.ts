import type { HubWorkload } from '@fleet-portal/backstage-plugin-fleet-common';
import {
  argoCdCollections,
  argoCdSelector,
  byName,
  replicatedSchema,
  toHubWorkload,
} from '../../kubernetes/argoCdWorkloads';
import type { PlatformApi } from './PlatformApi';

/** What Argo CD consists of, in whatever namespace it runs. */
export async function argoCdWorkloads(
  api: PlatformApi,
): Promise<HubWorkload[]> {
  const found: HubWorkload[] = [];
  for (const { plural, kind } of argoCdCollections) {
    const items = await api.list(
      {
        group: 'apps',
        versions: ['v1'],
        plural,
        kind,
        labelSelector: argoCdSelector,
      },
      replicatedSchema,
    );
    found.push(...items.map(item => toHubWorkload(kind, item)));
  }
  return found.sort(byName);
}
