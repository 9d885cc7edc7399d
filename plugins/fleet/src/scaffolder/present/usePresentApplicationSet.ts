import {
  ApplicationSetIntent,
  FieldProblem,
  fleetRepositorySchema,
  joinOverHubs,
  readApplicationSet,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { useMemo } from 'react';
import { isRecord } from '../formContext';
import { ServiceManifest, useServiceManifests } from './useServiceManifests';

/** What a service's ApplicationSets say now, as the form would ask for it. */
export interface PresentService {
  name: string;
  /** The hub whose ApplicationSet it is. */
  hub: string;
  /** As that hub has it, with the clusters that are named of all of them. */
  intent: ApplicationSetIntent;
  unread: FieldProblem[];
  /** What every hub has, that one first. */
  manifests: ServiceManifest[];
  /** Hubs with an ApplicationSet of the name that says something else. */
  otherwise: string[];
}

/** The ApplicationSet of the service that the form names; `null` when no hub has it. */
export function usePresentApplicationSet(form: unknown) {
  const { data: manifests, ...query } = useServiceManifests(form);
  const data = useMemo(
    () => manifests && presentService(form, manifests),
    // The rest of the form changes with every keystroke.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [manifests, isRecord(form) ? form.repository : undefined],
  );
  return { ...query, data };
}

/** Undefined while the form has no repository, from which paths are read. */
export function presentService(
  form: unknown,
  manifests: ServiceManifest[],
): PresentService | null | undefined {
  const { name, repository } = isRecord(form) ? form : {};
  const [first, ...others] = manifests;
  if (!first) return null;
  const known = fleetRepositorySchema.safeParse(repository);
  if (!known.success) return undefined;
  const read = manifests.map(({ hub, manifest }) => ({
    hub,
    ...readApplicationSet(manifest, known.data),
  }));
  const [{ intent, unread }] = read;
  const joined = unread.some(({ field }) => field === 'generator')
    ? undefined
    : joinOverHubs(
        read.map(one => ({ hub: one.hub, generator: one.intent.generator })),
      );
  const said = ({ spec }: ServiceManifest['manifest']) =>
    JSON.stringify(
      joined && isRecord(spec) ? { ...spec, generators: joined } : spec,
    );
  return {
    name: String(name),
    hub: first.hub,
    manifests,
    intent: joined ? { ...intent, generator: joined } : intent,
    unread,
    otherwise: others
      .filter(({ manifest }) => said(manifest) !== said(first.manifest))
      .map(({ hub }) => hub),
  };
}
