import { useApi } from '@backstage/frontend-plugin-api';
import {
  ApplicationSetIntent,
  FieldProblem,
  fleetRepositorySchema,
  readApplicationSet,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { useQuery } from '@tanstack/react-query';
import { parse } from 'yaml';
import { FleetApi, fleetApiRef } from '../../api';
import { fleetSessionOf } from '../../hooks';
import { isRecord } from '../formContext';
import { chosenHubs } from '../useFleetClusters';

/** What a service's ApplicationSets say now, as the form would ask for it. */
export interface PresentService {
  name: string;
  /** The hub whose ApplicationSet it is. */
  hub: string;
  intent: ApplicationSetIntent;
  unread: FieldProblem[];
  manifest: Record<string, unknown>;
  /** Hubs with an ApplicationSet of the name that says something else. */
  otherwise: string[];
}

/** The ApplicationSet of the service that the form names; `null` when no hub has it. */
export function usePresentApplicationSet(form: unknown) {
  const api = useApi(fleetApiRef);
  const { name, repository } = isRecord(form) ? form : {};
  const hubs = chosenHubs(form);
  return useQuery(
    {
      queryKey: ['scaffolder', 'present', name, hubs, repository],
      queryFn: ({ signal }) =>
        readPresent(api, String(name), hubs, repository, signal),
      enabled: typeof name === 'string' && name !== '',
      staleTime: 60_000,
    },
    fleetSessionOf(api).queries,
  );
}

async function readPresent(
  api: FleetApi,
  name: string,
  hubs: readonly string[] | undefined,
  repository: unknown,
  signal: AbortSignal,
): Promise<PresentService | null> {
  const { items } = await api.getApplicationSets(signal);
  const refs = items
    .map(({ ref }) => ref)
    .filter(ref => ref.name === name && (hubs?.includes(ref.hub) ?? true))
    .sort((a, b) => a.hub.localeCompare(b.hub));
  const details = await Promise.all(
    refs.map(ref => api.getApplicationSet(ref, signal)),
  );
  const manifests = details.map(({ manifest }): unknown => parse(manifest));
  const [manifest, ...others] = manifests;
  if (!isRecord(manifest)) return null;
  const spec = JSON.stringify(manifest.spec);
  return {
    name,
    hub: refs[0].hub,
    manifest,
    ...readApplicationSet(manifest, fleetRepositorySchema.parse(repository)),
    otherwise: others.flatMap((other, index) =>
      isRecord(other) && JSON.stringify(other.spec) === spec
        ? []
        : [refs[index + 1].hub],
    ),
  };
}
