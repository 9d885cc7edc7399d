import {
  FleetClient,
  PlacementCluster,
  previewRequestSchema,
  Source,
} from '@fleet-portal/backstage-plugin-fleet-common';
import {
  buildApplicationSet,
  buildCluster,
  PresentApplication,
  previewOver,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import type { FleetServiceClient } from '@fleet-portal/backstage-plugin-fleet-node';

type Hubs = Record<string, PlacementCluster[]>;

/**
 * A fleet backend without a network: these clusters, and unless they are given
 * no Applications, placed by the real engine. Both are asked anew for each
 * answer. `sources` says how well they were heard.
 */
export function fleetOver(
  hubsNow: () => Hubs,
  presentNow: () => PresentApplication[] = () => [],
  sources: Source[] = [],
): FleetServiceClient {
  const envelope = { version: 1, epoch: 'e', sources };
  const answers: Record<string, (hubs: Hubs, body: unknown) => unknown> = {
    '/placement/preview': (hubs, body) =>
      previewOver(
        hubs,
        previewRequestSchema.parse(body),
        sources,
        presentNow(),
      ),
    '/vocabulary': hubs => ({
      ...envelope,
      hubs: Object.keys(hubs),
      labels: {},
      environments: [],
      projects: [],
    }),
    '/clusters': hubs => ({
      ...envelope,
      items: Object.entries(hubs).flatMap(([hub, clusters]) =>
        clusters.map(({ name, server, labels }) =>
          buildCluster({ ref: { hub, name }, server, labels: { ...labels } }),
        ),
      ),
    }),
    '/applicationsets': () => ({
      ...envelope,
      items: applicationSetsOf(presentNow()),
    }),
  };
  return {
    forCredentials: () =>
      new FleetClient({
        baseUrl: async () => 'http://fleet.invalid',
        fetch: async (url, init) => {
          const answer = answers[new URL(url).pathname];
          return answer
            ? Response.json(
                answer(hubsNow(), init?.body && JSON.parse(String(init.body))),
              )
            : Response.json({}, { status: 404, statusText: 'Not Found' });
        },
      }),
  };
}

function applicationSetsOf(present: readonly PresentApplication[]) {
  const refs = present.map(({ hub, applicationSet }) => ({
    hub,
    namespace: 'argocd',
    name: applicationSet,
  }));
  const byRef = new Map(refs.map(ref => [JSON.stringify(ref), ref]));
  return [...byRef.values()].map(ref =>
    buildApplicationSet({ ref, service: ref.name }),
  );
}
