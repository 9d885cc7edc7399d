import { filesRead } from '../manifests';
import {
  decodeApplicationSet,
  evaluatePlacement,
  PlacementCluster,
  PlacementInput,
} from '../placement';
import {
  ClusterChange,
  HubPreview,
  PreviewChange,
  PreviewRequest,
  PreviewResponse,
  Source,
} from '../wire';

/** An Application that a hub has already. */
export interface PresentApplication {
  hub: string;
  applicationSet: string;
  name: string;
  cluster: string;
}

/**
 * The preview of an ApplicationSet on hubs that have these clusters and, unless
 * they are given, no Application yet, placed by the real engine. The label `env` is the
 * environment, and `prod` is production; repositories are unknown unless they are given. A cluster that changes there is no
 * matter to any ApplicationSet; one that the hub does not have is an error.
 */
export function previewOver(
  hubs: Record<string, readonly PlacementCluster[]>,
  request: PreviewRequest,
  sources: Source[] = [],
  present: readonly PresentApplication[] = [],
  git?: PlacementInput['git'],
): PreviewResponse {
  const answers = request.cluster
    ? [untouchedHub(hubs, request.cluster)]
    : (request.hubs ?? Object.keys(hubs)).map(hub =>
        previewOfHub(
          hub,
          hubs[hub] ?? [],
          request.applicationSet,
          present,
          git,
        ),
      );
  const placement = answers.flatMap(answer => answer.placement);
  const changes = answers.flatMap(answer => answer.changes);
  const removed = changes.filter(({ change }) => change === 'removed');
  return {
    version: 1,
    epoch: 'fake',
    sources,
    hubs: answers,
    summary: {
      added: changes.filter(({ change }) => change === 'added').length,
      changed: 0,
      removed: removed.length,
      removedInProduction: removed.filter(({ production }) => production)
        .length,
      clustersMatched: placement.filter(({ matched }) => matched).length,
      clusters: placement.length,
    },
  };
}

function untouchedHub(
  hubs: Record<string, readonly PlacementCluster[]>,
  { hub, name }: ClusterChange,
): HubPreview {
  const known = hubs[hub]?.some(one => one.name === name);
  const nothing = { changes: [], placement: [], unsupported: [] };
  const message = `${hub} has no cluster ${name}.`;
  return {
    hub,
    sets: [],
    ...nothing,
    errors: known ? [] : [{ message, field: 'cluster.name' }],
  };
}

function previewOfHub(
  hub: string,
  clusters: readonly PlacementCluster[],
  applicationSet: unknown,
  present: readonly PresentApplication[],
  git: PlacementInput['git'],
): HubPreview {
  const decoded = decodeApplicationSet(applicationSet);
  const result = evaluatePlacement({
    applicationSet: decoded,
    clusters,
    git,
  });
  const own = present.filter(
    one => one.hub === hub && one.applicationSet === decoded.metadata.name,
  );
  const environments = new Map(
    clusters.map(({ name, labels }) => [name, labels.env]),
  );
  const changeOf = (
    change: PreviewChange['change'],
    application: string,
    cluster: string | undefined,
    spec?: object,
  ): PreviewChange => {
    const environment = environments.get(cluster ?? '');
    return {
      change,
      application,
      cluster: cluster ?? null,
      environment,
      production: environment === 'prod',
      details: [],
      ...(spec && { reads: filesRead(spec) }),
    };
  };
  const names = result.applications.map(({ name }) => name);
  return {
    hub,
    changes: [
      ...own
        .filter(({ name }) => !names.includes(name))
        .map(({ name, cluster }) => changeOf('removed', name, cluster)),
      ...result.applications.map(({ name, cluster, spec }) =>
        changeOf(
          own.some(one => one.name === name) ? 'unchanged' : 'added',
          name,
          cluster,
          spec,
        ),
      ),
    ],
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
