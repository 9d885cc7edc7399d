import type { ApplicationRef } from '@fleet-portal/backstage-plugin-fleet-common';
import type {
  HubOperations,
  HubRollback,
  HubSync,
  OperationOptions,
} from '@fleet-portal/backstage-plugin-fleet-node';
import type { HubConnection } from './HubConnection';
import { operationInfo } from './operationInfo';
import { hubRequest, RouteValues } from './routes';

/**
 * Operations over Argo CD's REST API. Argo CD checks them itself once more:
 * sync windows, other operations, and what our account may do.
 */
export class ArgoCdHubOperations implements HubOperations {
  readonly hub: string;
  readonly #connection: HubConnection;

  constructor(hub: string, connection: HubConnection) {
    this.hub = hub;
    this.#connection = connection;
  }

  async refresh(
    ref: ApplicationRef,
    { type }: { type: 'normal' | 'hard' },
    { signal }: OperationOptions,
  ): Promise<void> {
    const values = { ...valuesOf(ref), refresh: type };
    return this.#connection.change(hubRequest('application', values), signal);
  }

  async sync(
    ref: ApplicationRef,
    { dryRun, prune, revision, resources }: HubSync,
    { signal, requestedBy }: OperationOptions,
  ): Promise<void> {
    const target = hubRequest('sync', { application: ref.name });
    return this.#connection.change(target, signal, {
      appNamespace: ref.namespace,
      dryRun,
      prune,
      revision,
      resources: resources?.map(({ group, kind, namespace, name }) => ({
        group,
        kind,
        namespace,
        name,
      })),
      infos: operationInfo(requestedBy),
    });
  }

  async terminate(
    ref: ApplicationRef,
    { signal }: OperationOptions,
  ): Promise<void> {
    const target = hubRequest('terminate', valuesOf(ref));
    return this.#connection.change(target, signal);
  }

  /** Argo CD takes no word about who asked for a rollback. */
  async rollback(
    ref: ApplicationRef,
    { id, dryRun, prune }: HubRollback,
    { signal }: OperationOptions,
  ): Promise<void> {
    const target = hubRequest('rollback', { application: ref.name });
    const body = { appNamespace: ref.namespace, id, dryRun, prune };
    return this.#connection.change(target, signal, body);
  }

  async invalidateClusterCache(
    { server }: { server: string },
    { signal }: OperationOptions,
  ): Promise<void> {
    const target = hubRequest('invalidateCache', { server });
    return this.#connection.change(target, signal, {});
  }
}

function valuesOf({ namespace, name }: ApplicationRef): RouteValues {
  return { application: name, appNamespace: namespace };
}
