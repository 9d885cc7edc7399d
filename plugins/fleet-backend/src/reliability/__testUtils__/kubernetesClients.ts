import { KubernetesApi } from '../../hub/kubernetes/KubernetesApi';
import { KubernetesHubClient } from '../../hub/kubernetes/KubernetesHubClient';
import { ApiServerLink } from '../../kubernetes/ApiServerLink';
import { KubernetesSpokeClient } from '../../spoke/KubernetesSpokeClient';

function linkTo(server: string): ApiServerLink {
  return new ApiServerLink({
    source: {
      kind: 'settings',
      access: { server, token: 'good', dangerouslyAllowSkipTLSVerify: false },
    },
    setting: 'fleet.hubs[prod-hub].kubernetes',
    connections: 6,
  });
}

/** A hub that is read through the Kubernetes API at a URL. */
export function kubernetesHubAt(
  url: string,
  maxBytes: number,
): KubernetesHubClient {
  return new KubernetesHubClient({
    hub: 'prod-hub',
    namespace: 'argocd',
    onlyOwnNamespace: false,
    api: new KubernetesApi({ link: linkTo(url), timeoutMs: 120_000, maxBytes }),
  });
}

/** A spoke at a URL. */
export function spokeAt(url: string, maxBytes: number): KubernetesSpokeClient {
  const ref = { hub: 'prod-hub', name: 'prod-1' };
  return new KubernetesSpokeClient({ ref, link: linkTo(url), maxBytes });
}
