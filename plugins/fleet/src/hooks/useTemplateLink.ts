import { useApi, useApiHolder } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { JsonObject } from '@backstage/types';
import { useQuery } from '@tanstack/react-query';
import { fleetApiRef } from '../api';
import { useFleetLinks } from './fleetLinks';
import { fleetSessionOf } from './fleetSession';

/** Templates that a page offers where the portal has them. */
const offered = [
  'promote-a-release',
  'roll-back-a-release',
  'change-a-service',
  'retire-a-service',
  'change-a-clusters-labels',
  'onboard-a-spoke',
  'provision-a-cluster',
  'scale-a-cluster',
  'restore-a-namespace',
  'fail-over-a-region',
  'scale-a-hub',
  'upgrade-a-wave',
  'stop-an-upgrade',
] as const;
type OfferedTemplate = (typeof offered)[number];

/** Milliseconds; templates come with a deployment of the portal. */
const remembered = 5 * 60_000;

/**
 * The address of a template, for a button that is only there when it leads
 * somewhere: undefined in a portal without the template or without a catalog,
 * for a reader who may not see it, and while that is not known.
 *
 * @param formData - what the form is filled in with, by parameter
 */
export function useTemplateLink(
  name: OfferedTemplate,
  formData?: JsonObject,
): string | undefined {
  const catalog = useApiHolder().get(catalogApiRef);
  const { queries } = fleetSessionOf(useApi(fleetApiRef));
  const { template } = useFleetLinks();
  const { data } = useQuery(
    {
      queryKey: ['offeredTemplates'],
      queryFn: async () => {
        const answer = await catalog?.getEntitiesByRefs({
          entityRefs: offered.map(one => `template:default/${one}`),
          fields: ['kind', 'metadata.name'],
        });
        return answer?.items.flatMap(one => one?.metadata.name ?? []) ?? [];
      },
      enabled: template !== undefined && catalog !== undefined,
      staleTime: remembered,
    },
    queries,
  );
  if (!template || !data?.includes(name)) return undefined;
  const path = template(name);
  return formData
    ? `${path}?formData=${encodeURIComponent(JSON.stringify(formData))}`
    : path;
}
