import {
  decodeApplicationSet,
  evaluatePlacement,
  PlacementCluster,
} from '../placement';
import { HubPreview, PreviewRequest, PreviewResponse, Source } from '../wire';

/**
 * The preview of an ApplicationSet on hubs that have these clusters and no
 * Application yet, placed by the real engine. The label `env` is the
 * environment, and `prod` is production. A cluster that changes there is no
 * matter to any ApplicationSet.
 */
export function previewOver(
  hubs: Record<string, readonly PlacementCluster[]>,
  request: PreviewRequest,
  sources: Source[] = [],
): PreviewResponse {
  const answers = request.cluster
    ? [untouchedHub(request.cluster.hub)]
    : (request.hubs ?? Object.keys(hubs)).map(hub =>
        previewOfHub(hub, hubs[hub] ?? [], request.applicationSet),
      );
  const placement = answers.flatMap(answer => answer.placement);
  return {
    version: 1,
    epoch: 'fake',
    sources,
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

function untouchedHub(hub: string): HubPreview {
  const nothing = { changes: [], placement: [], unsupported: [], errors: [] };
  return { hub, sets: [], ...nothing };
}

function previewOfHub(
  hub: string,
  clusters: readonly PlacementCluster[],
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
