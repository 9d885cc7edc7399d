import type { HubObjectRef } from '@fleet-portal/backstage-plugin-fleet-common';
import type {
  FleetModel,
  HubSnapshot,
  ModelChanges,
} from '../model/FleetModel';

const nothing: ModelChanges = {
  applications: [],
  removedApplications: [],
  clusters: [],
  applicationSets: [],
  hubs: [],
};

/** The read side of the model over hubs that a test hands in. */
export class FakeFleetModel implements FleetModel {
  readonly epoch = 'epoch-1';
  version = 1;
  readonly reasons = new Map<string, string>();
  /** Versions before this one are forgotten. */
  oldest = 0;
  #hubs: readonly HubSnapshot[];
  readonly #log: { version: number; changes: ModelChanges }[] = [];
  readonly #listeners = new Set<(version: number) => void>();

  constructor(hubs: readonly HubSnapshot[] = []) {
    this.#hubs = hubs;
  }

  /**
   * Replaces the hubs and tells what changed, as one batch; silently what has
   * no version of its own, or not yet.
   */
  change(
    hubs: readonly HubSnapshot[],
    changes: Partial<ModelChanges> = {},
    { silently = false } = {},
  ): void {
    this.#hubs = hubs;
    if (silently) return;
    this.version += 1;
    const { version } = this;
    this.#log.push({ version, changes: { ...nothing, ...changes } });
    for (const listener of this.#listeners) listener(version);
  }

  hubs(): readonly HubSnapshot[] {
    return this.#hubs;
  }

  hub(name: string): HubSnapshot | undefined {
    return this.#hubs.find(hub => hub.name === name);
  }

  reasonFor(ref: HubObjectRef): string | undefined {
    return this.reasons.get(`${ref.hub}/${ref.namespace}/${ref.name}`);
  }

  changesSince(version: number): ModelChanges | undefined {
    if (version < this.oldest) return undefined;
    const later = this.#log.filter(entry => entry.version > version);
    const all = <K extends Exclude<keyof ModelChanges, 'regrouped'>>(key: K) =>
      later.flatMap(({ changes }): ModelChanges[K][number][] => [
        ...changes[key],
      ]);
    return {
      applications: all('applications'),
      removedApplications: all('removedApplications'),
      clusters: all('clusters'),
      applicationSets: all('applicationSets'),
      hubs: all('hubs'),
      ...(later.some(({ changes }) => changes.regrouped) && {
        regrouped: true,
      }),
    };
  }

  subscribe(listener: (version: number) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
