import { InputError } from '@backstage/errors';
import {
  applicationSetFile,
  FleetClient,
  quote,
  RepositoryLayout,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { FleetFiles } from '../repository/FleetFiles';
import { sharedApplicationSetFile } from '../repository/serviceFiles';
import type { ManifestFile } from '../yaml/manifestFile';
import { openApplicationSet } from './applicationSetDocument';

/** One file, and the hubs whose root Application applies it. */
export interface PlacedApplicationSet extends ManifestFile {
  hubs: string[];
}

export interface ApplicationSetQuestion {
  name: string;
  /** Those that have it now, when absent. */
  hubs?: string[];
  layout?: RepositoryLayout;
}

/**
 * The files of a service's ApplicationSets: `applicationset-<hub>.yaml` of each
 * hub, and otherwise `applicationset.yaml`, which all hubs share.
 *
 * @throws InputError when a hub has none, or when a shared file would change
 * hubs that are not named
 */
export async function findApplicationSets(
  files: FleetFiles,
  client: FleetClient,
  { name, hubs, layout }: ApplicationSetQuestion,
  signal?: AbortSignal,
): Promise<PlacedApplicationSet[]> {
  const { items } = await client.getApplicationSets(signal);
  const present = items
    .filter(({ ref }) => ref.name === name)
    .map(({ ref }) => ref.hub);
  const asked = [...new Set(hubs ?? present)].sort();
  if (asked.length === 0) {
    throw new InputError(
      `name: no hub has an ApplicationSet ${quote(
        name,
      )}, or you may not see it; name its hubs in hubs, or create it first`,
    );
  }
  const shared = sharedApplicationSetFile(name, layout);
  const byPath = new Map<string, { text: string; hubs: string[] }>();
  for (const hub of asked) {
    const own = applicationSetFile(name, hub, layout);
    const text = await files.find(own);
    const path = text === undefined ? shared : own;
    const known = byPath.get(path);
    if (known) known.hubs.push(hub);
    else {
      byPath.set(path, { text: text ?? (await files.read(path)), hubs: [hub] });
    }
  }
  refuseOtherHubs(shared, byPath.get(shared)?.hubs, present);
  return [...byPath].map(([path, { text, hubs: own }]) => ({
    ...openApplicationSet(path, text, name),
    hubs: own,
  }));
}

function refuseOtherHubs(
  shared: string,
  hubs: readonly string[] | undefined,
  present: readonly string[],
): void {
  const others = hubs ? present.filter(hub => !hubs.includes(hub)) : [];
  if (others.length > 0) {
    throw new InputError(
      `hubs: ${quote(shared)} is also the file of ${others.join(
        ', ',
      )}; name every hub that shares it, or leave hubs out`,
    );
  }
}
