import {
  FleetClient,
  serviceFolder,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { FleetFiles } from '../repository/FleetFiles';
import { ServiceFiles, serviceFilesOf } from '../repository/serviceFiles';
import type { ApplicationSetQuestion } from './findApplicationSets';

/** Where a service is: on hubs, and in the fleet repository. */
export interface ServicePlaces {
  /** Hubs that are asked for and read a file of it, sorted. */
  hubs: string[];
  /** Hubs that are asked for and have its ApplicationSet without a file; sorted. */
  without: string[];
  files: ServiceFiles;
}

/** Looks for the files and the ApplicationSets of a service; none of either is no error. */
export async function findServicePlaces(
  files: FleetFiles,
  client: FleetClient,
  { name, hubs = [], layout }: ApplicationSetQuestion,
  signal?: AbortSignal,
): Promise<ServicePlaces> {
  const { items } = await client.getApplicationSets(signal);
  const present = items
    .filter(({ ref }) => ref.name === name)
    .map(({ ref }) => ref.hub);
  const paths = await files.list(serviceFolder(name, layout));
  const found = serviceFilesOf(paths, name, layout);
  const own = [...found.applicationSets.keys()];
  const sharing = found.shared
    ? await sharingHubs(client, present, own, signal)
    : [];
  const readers = [...new Set([...own, ...sharing])].sort();
  const isAsked = (hub: string) => hubs.length === 0 || hubs.includes(hub);
  return {
    hubs: readers.filter(isAsked),
    without: [...new Set(present)]
      .filter(hub => isAsked(hub) && !readers.includes(hub))
      .sort(),
    files: found,
  };
}

/** Before any hub has read the shared file, it may be for all of them. */
async function sharingHubs(
  client: FleetClient,
  present: readonly string[],
  own: readonly string[],
  signal?: AbortSignal,
): Promise<string[]> {
  const sharing = present.filter(hub => !own.includes(hub));
  if (sharing.length > 0) return sharing;
  const { hubs } = await client.getVocabulary(signal);
  return hubs.filter(hub => !own.includes(hub));
}
