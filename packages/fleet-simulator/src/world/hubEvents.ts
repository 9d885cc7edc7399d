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
