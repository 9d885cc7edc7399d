import {
  decodeApplicationSet,
  evaluatePlacement,
  FleetClient,
  HubPreview,
  PlacementCluster,
  previewRequestSchema,
  PreviewResponse,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { buildCluster } from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import type { FleetServiceClient } from '@fleet-portal/backstage-plugin-fleet-node';

/** A fleet backend without a network: an empty fleet with these clusters, placed by the real engine. */
export function fleetOver(
  hubs: Record<string, PlacementCluster[]>,
): FleetServiceClient {
  const envelope = { version: 1, epoch: 'e', sources: [] };
  const answers: Record<string, (body: unknown) => unknown> = {
    '/placement/preview': body => preview(body, hubs),
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
        clusters.map(({ name, server }) =>
          buildCluster({ ref: { hub, name }, server }),
        ),
      ),
    }),
    '/applicationsets': () => ({ ...envelope, items: [] }),
  };
  return {
    forCredentials: () =>
      new FleetClient({
        baseUrl: async () => 'http://fleet.invalid',
        fetch: async (url, init) =>
          Response.json(
            answers[new URL(url).pathname](
              init?.body && JSON.parse(String(init.body)),
            ),
          ),
      }),
  };
}

function preview(
  body: unknown,
  hubs: Record<string, PlacementCluster[]>,
): PreviewResponse {
  const request = previewRequestSchema.parse(body);
  const answers = (request.hubs ?? Object.keys(hubs)).map(hub =>
    previewOfHub(hub, hubs[hub], request.applicationSet),
  );
  const placement = answers.flatMap(answer => answer.placement);
  return {
    version: 1,
    epoch: 'e',
    sources: [],
    hubs: answers,
    summary: {
      added: answers.flatMap(answer => answer.changes).length,
      changed: 0,
      removed: 0,
      removedInProduction: 0,
      clustersMatched: placement.filter(({ matched }) => matched).length,
      clusters: placement.length,
    },
  };
}

function previewOfHub(
  hub: string,
  clusters: PlacementCluster[],
  applicationSet: unknown,
): HubPreview {
  const result = evaluatePlacement({
    applicationSet: decodeApplicationSet(applicationSet),
    clusters,
  });
  const environments = new Map(
    clusters.map(({ name, labels }) => [name, labels.env]),
  );
  return {
    hub,
    changes: result.applications.map(({ name, cluster }) => ({
      change: 'added',
      application: name,
      cluster: cluster ?? null,
      environment: environments.get(cluster ?? ''),
      production: environments.get(cluster ?? '') === 'prod',
      details: [],
    })),
    placement: result.clusters.map(one => ({
      ...one,
      environment: environments.get(one.cluster),
      reasons: one.reasons.map(({ message }) => message),
      keys: one.reasons.flatMap(({ key }) => key ?? []),
    })),
    unsupported: result.unsupported,
    errors: result.errors,
  };
}
