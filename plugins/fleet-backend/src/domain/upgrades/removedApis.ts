import {
  minorOf,
  minorsBetween,
} from '@fleet-portal/backstage-plugin-fleet-common';

/**
 * What to use instead of an API that a release of Kubernetes no longer serves,
 * by group, version and resource; `*` stands for every resource of the version.
 *
 * From https://kubernetes.io/docs/reference/using-api/deprecation-guide/, the
 * releases 1.25 to 1.32. What the table does not know is still refused: the API
 * server names the release that removes an API itself.
 */
const replacements: Readonly<Record<string, string>> = {
  // 1.32
  'flowcontrol.apiserver.k8s.io/v1beta3 *': 'flowcontrol.apiserver.k8s.io/v1',
  // 1.29
  'flowcontrol.apiserver.k8s.io/v1beta2 *': 'flowcontrol.apiserver.k8s.io/v1',
  // 1.27
  'storage.k8s.io/v1beta1 csistoragecapacities': 'storage.k8s.io/v1',
  // 1.26
  'flowcontrol.apiserver.k8s.io/v1beta1 *': 'flowcontrol.apiserver.k8s.io/v1',
  'autoscaling/v2beta2 horizontalpodautoscalers': 'autoscaling/v2',
  // 1.25
  'batch/v1beta1 cronjobs': 'batch/v1',
  'discovery.k8s.io/v1beta1 endpointslices': 'discovery.k8s.io/v1',
  'events.k8s.io/v1beta1 events': 'events.k8s.io/v1',
  'autoscaling/v2beta1 horizontalpodautoscalers': 'autoscaling/v2',
  'policy/v1beta1 poddisruptionbudgets': 'policy/v1',
  'policy/v1beta1 podsecuritypolicies': 'Pod Security Admission',
  'node.k8s.io/v1beta1 runtimeclasses': 'node.k8s.io/v1',
};

export function replacementOf(api: {
  group: string;
  version: string;
  resource: string;
}): string | undefined {
  const version = [api.group, api.version].filter(Boolean).join('/');
  return (
    replacements[`${version} ${api.resource}`] ?? replacements[`${version} *`]
  );
}

/** Is an API that goes with `removedRelease` (`1.32`) gone in the target? */
export function isGoneIn(removedRelease: string, target: string): boolean {
  const removed = minorOf(removedRelease);
  const wanted = minorOf(target);
  if (!removed || !wanted) return false;
  const minors = minorsBetween(removed, wanted);
  return minors !== undefined && minors >= 0;
}
