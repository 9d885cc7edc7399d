import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import {
  ApplicationSetIntent,
  HubPreview,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { useQuery } from '@tanstack/react-query';
import { fleetApiRef } from '../../api';
import { fleetSessionOf } from '../../hooks';
import { requestsOf } from './draftIntent';

/**
 * What the hubs themselves would generate, asked once for each intent that
 * comes to review and never again by itself: it costs them a look into Git.
 * Empty where `fleet.preview.askHubs` is off.
 */
export function useHubWords(intent: ApplicationSetIntent): HubPreview[] {
  const api = useApi(fleetApiRef);
  const config = useApi(configApiRef);
  const { data } = useQuery(
    {
      queryKey: ['scaffolder', 'hubWords', JSON.stringify(intent)],
      queryFn: async ({ signal }) => {
        const answers = await Promise.all(
          requestsOf(intent).map(request =>
            api.previewPlacement({ ...request, intent }, signal),
          ),
        );
        return answers.flatMap(({ hubs }) => hubs);
      },
      enabled: config.getOptionalBoolean('fleet.preview.askHubs') ?? false,
      staleTime: Infinity,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    },
    fleetSessionOf(api).queries,
  );
  return data ?? [];
}
