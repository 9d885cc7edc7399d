import type {
  HubClient,
  HubOperations,
} from '@fleet-portal/backstage-plugin-fleet-node';
import type { Clock } from '../clock';
import type { AnyHubConfig } from '../hubConfig';
import { ApiServerLink } from '../kubernetes/ApiServerLink';
import { ArgoCdHubClient } from './argocd/ArgoCdHubClient';
import { KubernetesApi } from './kubernetes/KubernetesApi';
import { KubernetesHubClient } from './kubernetes/KubernetesHubClient';

/** Applications and ApplicationSets are watched all the time. */
const watches = 2;

/** Of a hub of the configuration. */
export interface OwnHubClient extends HubClient {
  /** Absent where the hub can only be read. */
  readonly operations?: HubOperations;
  /** Takes the credential that its entry has by now; all else stays. */
  follow(hub: AnyHubConfig): void;
  close(): Promise<void>;
}

/** The client that the entry of a hub asks for; it connects to nothing yet. */
export function createHubClient(
  hub: AnyHubConfig,
  clock?: Clock,
): OwnHubClient {
  if (!('kubernetes' in hub)) return new ArgoCdHubClient(hub, clock);
  const { source, namespace, onlyOwnNamespace } = hub.kubernetes;
  return new KubernetesHubClient({
    hub: hub.name,
    namespace,
    onlyOwnNamespace,
    clock,
    api: new KubernetesApi({
      link: new ApiServerLink({
        source,
        setting: `fleet.hubs[${hub.name}].kubernetes`,
        connections: hub.maxConcurrency + watches,
      }),
      clock,
      timeoutMs: hub.timeoutMs,
      maxBytes: hub.maxAnswerBytes,
    }),
  });
}
