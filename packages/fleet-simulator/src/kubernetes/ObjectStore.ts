import { createHash } from 'node:crypto';
import { isJsonObject, type JsonObject } from '../json';
import { keyOf, type SpokeView } from './SpokeView';

export interface StoredChange {
  resourceVersion: number;
  resource: string;
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  object: JsonObject;
}

interface Stored {
  digest: string;
  object: JsonObject;
}

/** Changes that a watch may still resume from, as etcd keeps a window. */
const keptChanges = 5_000;

/**
 * Gives the objects of a spoke their resourceVersions, and remembers the
 * last changes for those who watch. The world is looked at when somebody asks.
 */
export class ObjectStore {
  readonly #view: SpokeView;
  readonly #stored = new Map<string, Map<string, Stored>>();
  readonly #changes: StoredChange[] = [];
  #resourceVersion: number;
  #stamp = '';

  /** @param firstVersion higher than any that was given out before a restart */
  constructor(view: SpokeView, firstVersion: number) {
    this.#view = view;
    this.#resourceVersion = firstVersion;
  }

  get resourceVersion(): number {
    return this.#resourceVersion;
  }

  /** The oldest version from which a watch can go on. */
  get oldest(): number {
    return (this.#changes[0]?.resourceVersion ?? this.#resourceVersion + 1) - 1;
  }

  /**
   * All objects of a collection by namespace and name.
   *
   * @param resource - as `resourceName` writes it
   */
  list(resource: string): JsonObject[] {
    this.refresh();
    const objects = this.#stored.get(resource) ?? new Map<string, Stored>();
    return [...objects.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { object }]) => object);
  }

  changesSince(resourceVersion: number, resource: string): StoredChange[] {
    this.refresh();
    return this.#changes.filter(
      change =>
        change.resource === resource &&
        change.resourceVersion > resourceVersion,
    );
  }

  /** Looks at the world and notes what is other than before. */
  refresh(): void {
    const stamp = this.#view.stamp();
    if (stamp === this.#stamp) return;
    this.#stamp = stamp;
    const now = this.#view.collections();
    for (const resource of new Set([...now.keys(), ...this.#stored.keys()])) {
      this.#compare(resource, now.get(resource) ?? []);
    }
    if (this.#changes.length > keptChanges) {
      this.#changes.splice(0, this.#changes.length - keptChanges);
    }
  }

  #compare(resource: string, objects: readonly JsonObject[]): void {
    const known = this.#stored.get(resource) ?? new Map<string, Stored>();
    this.#stored.set(resource, known);
    const gone = new Set(known.keys());
    for (const object of objects) {
      const key = keyOf(object);
      gone.delete(key);
      const digest = createHash('sha1')
        .update(JSON.stringify(object))
        .digest('base64');
      const before = known.get(key);
      if (before?.digest === digest) continue;
      const versioned = this.#note(
        resource,
        before ? 'MODIFIED' : 'ADDED',
        object,
      );
      known.set(key, { digest, object: versioned });
    }
    for (const key of gone) {
      const before = known.get(key);
      known.delete(key);
      if (before) this.#note(resource, 'DELETED', before.object);
    }
  }

  #note(
    resource: string,
    type: StoredChange['type'],
    object: JsonObject,
  ): JsonObject {
    this.#resourceVersion += 1;
    const versioned: JsonObject = {
      ...object,
      metadata: {
        ...(isJsonObject(object.metadata) ? object.metadata : {}),
        resourceVersion: String(this.#resourceVersion),
      },
    };
    this.#changes.push({
      resourceVersion: this.#resourceVersion,
      resource,
      type,
      object: versioned,
    });
    return versioned;
  }
}
