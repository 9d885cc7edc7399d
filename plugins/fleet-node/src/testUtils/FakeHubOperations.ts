import type { ApplicationRef } from '@fleet-portal/backstage-plugin-fleet-common';
import type {
  HubOperations,
  HubRollback,
  HubSync,
  OperationOptions,
} from '../hubOperations';

/** One thing that a hub was asked to do. */
export interface AskedOperation {
  operation: Exclude<keyof HubOperations, 'hub'>;
  /** `namespace/name` of the Application, or the name of the cluster. */
  of: string;
  choices?: object;
  requestedBy: string;
}

/** A hub that takes every operation and remembers it, or refuses with `trouble`. */
export class FakeHubOperations implements HubOperations {
  readonly hub: string;
  /** In order. */
  readonly asked: AskedOperation[] = [];
  trouble?: Error;

  constructor(hub: string) {
    this.hub = hub;
  }

  async refresh(
    ref: ApplicationRef,
    choices: { type: 'normal' | 'hard' },
    options: OperationOptions,
  ): Promise<void> {
    this.#take('refresh', nameOf(ref), options, choices);
  }

  async sync(
    ref: ApplicationRef,
    choices: HubSync,
    options: OperationOptions,
  ): Promise<void> {
    this.#take('sync', nameOf(ref), options, choices);
  }

  async terminate(
    ref: ApplicationRef,
    options: OperationOptions,
  ): Promise<void> {
    this.#take('terminate', nameOf(ref), options);
  }

  async rollback(
    ref: ApplicationRef,
    choices: HubRollback,
    options: OperationOptions,
  ): Promise<void> {
    this.#take('rollback', nameOf(ref), options, choices);
  }

  async invalidateClusterCache(
    { name, server }: { name: string; server: string },
    options: OperationOptions,
  ): Promise<void> {
    this.#take('invalidateClusterCache', name, options, { server });
  }

  #take(
    operation: AskedOperation['operation'],
    of: string,
    { requestedBy }: OperationOptions,
    choices?: object,
  ): void {
    if (this.trouble) throw this.trouble;
    this.asked.push({ operation, of, requestedBy, choices });
  }
}

function nameOf({ namespace, name }: ApplicationRef): string {
  return `${namespace}/${name}`;
}
