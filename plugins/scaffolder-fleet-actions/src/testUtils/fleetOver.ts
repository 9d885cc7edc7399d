import {
  FleetClient,
  PlacementCluster,
  previewRequestSchema,
} from '@fleet-portal/backstage-plugin-fleet-common';
import {
  buildCluster,
  previewOver,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import type { FleetServiceClient } from '@fleet-portal/backstage-plugin-fleet-node';

/** A fleet backend without a network: an empty fleet with these clusters, placed by the real engine. */
export function fleetOver(
  hubs: Record<string, PlacementCluster[]>,
): FleetServiceClient {
  const envelope = { version: 1, epoch: 'e', sources: [] };
  const answers: Record<string, (body: unknown) => unknown> = {
    '/placement/preview': body =>
      previewOver(hubs, previewRequestSchema.parse(body)),
    '/vocabulary': () => ({
      ...envelope,
      hubs: Object.keys(hubs),
      labels: {},
      environments: [],
      projects: [],
    }),
    '/clusters': () => ({
      ...envelope,
      items: Object.entries(hubs).flatMap(([hub, clusters]) =>
        clusters.map(({ name, server, labels }) =>
          buildCluster({ ref: { hub, name }, server, labels: { ...labels } }),
        ),
      ),
    }),
    '/applicationsets': () => ({ ...envelope, items: [] }),
  };
  return {
    forCredentials: () =>
      new FleetClient({
        baseUrl: async () => 'http://fleet.invalid',
        fetch: async (url, init) => {
          const answer = answers[new URL(url).pathname];
          return answer
            ? Response.json(answer(init?.body && JSON.parse(String(init.body))))
            : Response.json({}, { status: 404, statusText: 'Not Found' });
        },
      }),
  };
}
