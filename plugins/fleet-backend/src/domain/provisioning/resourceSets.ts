import {
  AppliedResource,
  matchesSelector,
  ResourceSet,
  ResourceSets,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type {
  ClusterApiCluster,
  ClusterApiResourceBinding,
  ClusterApiResourceSet,
  ClusterApiResourceSets,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { compareText } from '../environments';

/**
 * What Cluster API puts on a cluster, by name. What was applied is told by the
 * binding: the condition of a set is about every Cluster that it selects, and
 * turns true although a ConfigMap of it is missing.
 */
export function resourceSetsOf(
  cluster: ClusterApiCluster,
  found: ClusterApiResourceSets | undefined,
): ResourceSets {
  if (found?.status !== 'ok') {
    return { status: found?.status ?? 'absent', items: [] };
  }
  const bindings = found.bindings.filter(
    one => one.namespace === cluster.namespace && one.cluster === cluster.name,
  );
  const items = found.sets
    .filter(
      set =>
        set.namespace === cluster.namespace && selects(set.selector, cluster),
    )
    .map(set =>
      resourceSet(
        set,
        bindings.filter(one => one.set === set.name),
        cluster.controlPlaneInitialized,
      ),
    );
  return {
    status: 'ok',
    items: items.sort((a, b) => compareText(a.name, b.name)),
  };
}

/** Cluster API takes nothing for an empty selector, unlike everything else in Kubernetes. */
function selects(
  selector: ClusterApiResourceSet['selector'],
  { labels }: ClusterApiCluster,
): boolean {
  const { matchLabels = {}, matchExpressions = [] } = selector;
  const isEmpty =
    Object.keys(matchLabels).length === 0 && matchExpressions.length === 0;
  if (isEmpty) return false;
  try {
    return matchesSelector(selector, labels);
  } catch {
    // Kubernetes refuses it in the same way, so it selects no Cluster.
    return false;
  }
}

function resourceSet(
  set: ClusterApiResourceSet,
  bindings: readonly ClusterApiResourceBinding[],
  isReachable: boolean,
): ResourceSet {
  const condition = set.conditions.find(
    ({ type }) => type === 'ResourcesApplied',
  );
  const resources = set.resources.map(({ kind, name }): AppliedResource => {
    const binding = bindings.find(
      one => one.kind === kind && one.name === name,
    );
    if (!binding) {
      const passedOver = isReachable && condition?.status === 'True';
      return { kind, name, state: passedOver ? 'missing' : 'waiting' };
    }
    const { applied, triedAt } = binding;
    return { kind, name, state: applied ? 'applied' : 'failed', triedAt };
  });
  const state = stateOf(
    resources,
    isReachable && condition?.status === 'False',
  );
  const message = set.trouble ?? condition?.message ?? condition?.reason;
  return {
    name: set.name,
    state,
    ...(state === 'failed' && condition?.status === 'False' && { message }),
    resources,
  };
}

/** @param complains - Cluster API says that it could not, and not for want of a control plane */
function stateOf(
  resources: readonly AppliedResource[],
  complains: boolean,
): ResourceSet['state'] {
  if (resources.every(({ state }) => state === 'applied')) return 'applied';
  const failed = resources.some(
    ({ state }) => state === 'failed' || state === 'missing',
  );
  return failed || complains ? 'failed' : 'waiting';
}
