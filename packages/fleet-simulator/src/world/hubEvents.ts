import type { ApplicationState } from './applicationState';
import type { ApplicationSetState } from './worldState';

/** What a watch on a hub would say. */
export type HubEvent =
  | {
      kind: 'Application';
      type: 'ADDED' | 'MODIFIED' | 'DELETED';
      state: ApplicationState;
    }
  | {
      kind: 'ApplicationSet';
      type: 'ADDED' | 'MODIFIED' | 'DELETED';
      state: ApplicationSetState;
    };

export type HubListener = (event: HubEvent) => void;

/** Listeners that may leave while they are being told. */
export class HubListeners {
  readonly #listeners = new Set<HubListener>();

  add(listener: HubListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(event: HubEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }
}
