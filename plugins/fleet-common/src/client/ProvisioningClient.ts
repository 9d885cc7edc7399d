import {
  ProvisionedClusterDetail,
  provisionedClusterDetailSchema,
  ProvisioningResponse,
  provisioningResponseSchema,
} from '../wire';
import type { FleetRequests } from './FleetRequests';

/** The clusters that Cluster API makes. */
export class ProvisioningClient {
  readonly #requests: FleetRequests;

  constructor(requests: FleetRequests) {
    this.#requests = requests;
  }

  /** Of all hubs, from what their management clusters said last. */
  getProvisioning(signal?: AbortSignal): Promise<ProvisioningResponse> {
    const path = ['provisioning'];
    return this.#requests.get(provisioningResponseSchema, path, {}, signal);
  }

  /** One cluster with its machines; the management cluster is asked. */
  getProvisionedCluster(
    ref: { hub: string; namespace: string; name: string },
    signal?: AbortSignal,
  ): Promise<ProvisionedClusterDetail> {
    const path = ['provisioning', ref.hub, ref.namespace, ref.name];
    return this.#requests.get(provisionedClusterDetailSchema, path, {}, signal);
  }
}
