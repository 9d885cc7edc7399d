import { useApi } from '@backstage/frontend-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { parse } from 'yaml';
import { FleetApi, fleetApiRef } from '../../api';
import { fleetSessionOf } from '../../hooks';
import { isRecord } from '../formContext';
import { chosenHubs } from '../useFleetClusters';

/** What one hub has of a service. */
export interface ServiceManifest {
  hub: string;
  /** Its ApplicationSet. */
  manifest: Record<string, unknown>;
}

/** The ApplicationSets of the service that the form names; none is asked for while it names none. */
export function useServiceManifests(form: unknown) {
  const api = useApi(fleetApiRef);
  const name = serviceOf(form);
  return useQuery(
    {
      queryKey: ['scaffolder', 'manifests', name, chosenHubs(form)],
      queryFn: ({ signal }) => readServiceManifests(api, form, signal),
      enabled: name !== undefined,
      staleTime: 60_000,
    },
    fleetSessionOf(api).queries,
  );
}

/** Sorted by hub; those of the chosen hubs, or of all while none is chosen. */
export async function readServiceManifests(
  api: FleetApi,
  form: unknown,
  signal?: AbortSignal,
): Promise<ServiceManifest[]> {
  const name = serviceOf(form);
  const hubs = chosenHubs(form);
  const { items } = await api.getApplicationSets(signal);
  const refs = items
    .map(({ ref }) => ref)
    .filter(ref => ref.name === name && (hubs?.includes(ref.hub) ?? true))
    .sort((a, b) => a.hub.localeCompare(b.hub));
  const details = await Promise.all(
    refs.map(ref => api.getApplicationSet(ref, signal)),
  );
  return details.flatMap(({ manifest }, index) => {
    const parsed: unknown = parse(manifest);
    return isRecord(parsed) ? [{ hub: refs[index].hub, manifest: parsed }] : [];
  });
}

function serviceOf(form: unknown): string | undefined {
  const { name } = isRecord(form) ? form : {};
  return typeof name === 'string' && name !== '' ? name : undefined;
}
