import {
  ClusterRef,
  HubObjectRef,
  stringifyClusterRef,
  stringifyHubObjectRef,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { ModelChanges } from './FleetModel';

/**
 * What changed with each version, as far back as `capacity` changes. Older
 * readers read everything again.
 */
export class ChangeLog {
  readonly #capacity: number;
  #batches: { version: number; changes: ModelChanges; size: number }[] = [];
  #size = 0;
  /** Changes after this version are all remembered. */
  #floor: number;
  /** All who follow the model ask the same after each batch. */
  #lastAnswer?: { since: number; changes: ModelChanges };

  constructor(capacity: number, version: number) {
    this.#capacity = capacity;
    this.#floor = version;
  }

  add(version: number, changes: ModelChanges): void {
    this.#lastAnswer = undefined;
    const size = countChanges(changes);
    this.#batches.push({ version, changes, size });
    this.#size += size;
    let forgotten = 0;
    while (this.#size > this.#capacity) {
      const oldest = this.#batches[forgotten];
      this.#size -= oldest.size;
      this.#floor = oldest.version;
      forgotten += 1;
    }
    if (forgotten > 0) this.#batches = this.#batches.slice(forgotten);
  }

  /** From this version on nobody can be told what changed, only that it did. */
  forget(version: number): void {
    this.#lastAnswer = undefined;
    this.#batches = [];
    this.#size = 0;
    this.#floor = version;
  }

  /** Undefined when some of the changes are forgotten. */
  since(version: number): ModelChanges | undefined {
    if (version < this.#floor) return undefined;
    if (this.#lastAnswer?.since !== version) {
      this.#lastAnswer = { since: version, changes: this.#after(version) };
    }
    return this.#lastAnswer.changes;
  }

  #after(version: number): ModelChanges {
    const applications = new Map<string, HubObjectRef>();
    const removed = new Map<string, HubObjectRef>();
    const sets = new Map<string, HubObjectRef>();
    const clusters = new Map<string, ClusterRef>();
    const hubs = new Set<string>();
    let regrouped = false;
    for (const { version: at, changes } of this.#batches) {
      if (at <= version) continue;
      for (const ref of changes.removedApplications) {
        applications.delete(stringifyHubObjectRef(ref));
        removed.set(stringifyHubObjectRef(ref), ref);
      }
      for (const ref of changes.applications) {
        const key = stringifyHubObjectRef(ref);
        removed.delete(key);
        applications.set(key, ref);
      }
      for (const ref of changes.applicationSets) {
        sets.set(stringifyHubObjectRef(ref), ref);
      }
      for (const ref of changes.clusters) {
        clusters.set(stringifyClusterRef(ref), ref);
      }
      for (const hub of changes.hubs) hubs.add(hub);
      regrouped ||= changes.regrouped ?? false;
    }
    return {
      applications: [...applications.values()],
      removedApplications: [...removed.values()],
      applicationSets: [...sets.values()],
      clusters: [...clusters.values()],
      hubs: [...hubs],
      ...(regrouped && { regrouped }),
    };
  }
}

function countChanges(changes: ModelChanges): number {
  return (
    changes.applications.length +
    changes.removedApplications.length +
    changes.applicationSets.length +
    changes.clusters.length +
    changes.hubs.length
  );
}
