import type { JsonObject } from '../../json';
import { controllersOf } from '../../prometheus/metrics/hubPods';
import type { HubWorld } from '../../world/HubWorld';
import { timestamp } from '../../clock';
import type { PlatformObjects, PlatformWorld } from './PlatformWorld';

/** The StatefulSet of Argo CD on a cluster that a hub runs on. */
export function applicationController(
  { spoke, seeded, bornAt }: PlatformWorld,
  hub: HubWorld | undefined,
): PlatformObjects {
  if (!spoke.ownCluster || !hub) return new Map();
  const name = 'argocd-application-controller';
  const replicas = controllersOf(hub).length;
  const labels = {
    'app.kubernetes.io/name': name,
    'app.kubernetes.io/component': 'application-controller',
    'app.kubernetes.io/part-of': 'argocd',
  };
  const set: JsonObject = {
    metadata: {
      name,
      namespace: 'argocd',
      uid: seeded.uuid('argo-cd', spoke.name, name),
      generation: 1,
      creationTimestamp: timestamp(bornAt),
      labels,
    },
    spec: {
      replicas,
      serviceName: name,
      selector: { matchLabels: { 'app.kubernetes.io/name': name } },
      template: { metadata: { labels } },
    },
    status: {
      observedGeneration: 1,
      replicas,
      readyReplicas: replicas,
      availableReplicas: replicas,
    },
  };
  return new Map([['statefulsets.apps', [set]]]);
}
