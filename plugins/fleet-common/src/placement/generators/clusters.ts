import { HubRefusal } from '../failures';
import { normalizeName } from '../names';
import { holds, selectorRequirements } from '../selector';
import { LabelSelector, PlacementCluster } from '../types';
import { newMap, stringMap } from '../values';
import { GeneratorContext, Params } from './context';
import { ClustersSpec } from './generator';
import { addValues } from './values';

const SECRET_TYPE = 'argocd.argoproj.io/secret-type';

/** The labels of the cluster Secret, which has one that the API hides. */
export function secretLabels(
  cluster: PlacementCluster,
): Readonly<Record<string, string>> {
  return { [SECRET_TYPE]: 'cluster', ...cluster.labels };
}

/**
 * kubectl keeps a copy of the whole Secret in an annotation, its token
 * included. No template needs it, and parameters are shown to people.
 */
const SECRET_COPY = 'kubectl.kubernetes.io/last-applied-configuration';

function shownAnnotations(cluster: PlacementCluster): Record<string, string> {
  return Object.fromEntries(
    Object.entries(cluster.annotations ?? {}).filter(
      ([key]) => key !== SECRET_COPY,
    ),
  );
}

/** Clusters without a Secret have no labels, so only no selector takes them. */
export function takesLocalCluster(selector: LabelSelector): boolean {
  return (
    Object.keys(selector.matchLabels ?? {}).length === 0 &&
    (selector.matchExpressions ?? []).length === 0
  );
}

/**
 * Whether a cluster of the hub's list is the hub itself without a Secret,
 * which the list shows all the same.
 */
export function isLocalCluster(cluster: {
  server: string;
  labels?: Readonly<Record<string, string>>;
  annotations?: Readonly<Record<string, string>>;
}): boolean {
  return (
    cluster.server === 'https://kubernetes.default.svc' &&
    Object.keys(cluster.labels ?? {}).length === 0 &&
    Object.keys(cluster.annotations ?? {}).length === 0
  );
}

/** One set of parameters for each cluster that the selector takes. */
export function generateClusters(
  spec: ClustersSpec,
  context: GeneratorContext,
): Params[] {
  context.renderer.budget.spend(context.clusters.length);
  const matched = selectClusters(spec.selector, context.clusters);
  const params = matched.map(cluster => {
    const one = context.renderer.goTemplate
      ? nestedParams(cluster)
      : flatParams(cluster);
    addValues(one, spec.values, context.renderer);
    return one;
  });
  if (!spec.flatList) return params;
  const all = newMap();
  all.clusters = params;
  return [all];
}

function selectClusters(
  selector: LabelSelector,
  clusters: readonly PlacementCluster[],
): PlacementCluster[] {
  let requirements: ReturnType<typeof selectorRequirements>;
  try {
    requirements = selectorRequirements(selector);
  } catch (error) {
    if (!(error instanceof HubRefusal)) throw error;
    throw new HubRefusal(
      `error getting cluster secrets: error converting label selector: ${error.message}`,
    );
  }
  const local = takesLocalCluster(selector);
  return clusters.filter(cluster => {
    if (cluster.inCluster) return local;
    const labels = secretLabels(cluster);
    return requirements.every(one => holds(one, labels));
  });
}

function common(cluster: PlacementCluster): Params {
  const params = newMap();
  params.name = cluster.name;
  // The hub takes the name of a cluster without a Secret as it is.
  params.nameNormalized = cluster.inCluster
    ? cluster.name
    : normalizeName(cluster.name);
  params.server = cluster.server;
  params.project = cluster.project ?? '';
  return params;
}

function nestedParams(cluster: PlacementCluster): Params {
  const params = common(cluster);
  if (cluster.inCluster) return params;
  const metadata = newMap();
  const annotations = shownAnnotations(cluster);
  if (Object.keys(annotations).length > 0) {
    metadata.annotations = stringMap(annotations);
  }
  metadata.labels = stringMap(secretLabels(cluster));
  params.metadata = metadata;
  return params;
}

function flatParams(cluster: PlacementCluster): Params {
  const params = common(cluster);
  if (cluster.inCluster) return params;
  for (const [key, value] of Object.entries(shownAnnotations(cluster))) {
    params[`metadata.annotations.${key}`] = value;
  }
  for (const [key, value] of Object.entries(secretLabels(cluster))) {
    params[`metadata.labels.${key}`] = value;
  }
  return params;
}
