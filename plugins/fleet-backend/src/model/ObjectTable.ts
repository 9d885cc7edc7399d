import { SnapshotDraft } from './SnapshotDraft';
import { SnapshotMap } from './SnapshotMap';

/** What tells one state of an object from another. */
export interface TableObject {
  namespace: string;
  name: string;
  uid: string;
  resourceVersion: string;
}

export interface TableOptions<T> {
  keyOf: (object: T) => string;
  /** Equal in everything that a reader could notice. */
  same: (a: T, b: T) => boolean;
}

interface Grave {
  uid: string;
  resourceVersion: string;
}

/**
 * The objects of one kind on one hub, from lists and events that arrive in any
 * order. Readers see the published map, which is replaced and never changed;
 * what happened since waits for the next {@link publish}.
 *
 * The rules that make it converge:
 * - an event that is older than what is held is a late one, and ignored;
 * - a uid that was deleted never comes back;
 * - a list is the truth, except for objects that events spoke of while it was
 *   under way: for these the newer word counts.
 */
export class ObjectTable<T extends TableObject> {
  readonly #options: TableOptions<T>;
  #published = SnapshotMap.of<T>(new Map());
  #next?: SnapshotDraft<T>;
  readonly #dirty = new Set<string>();
  /** What was deleted since the last list, so that a late event does not revive it. */
  #graves = new Map<string, Grave>();
  /** Keys that events spoke of since the list under way began. */
  #touched?: Set<string>;

  constructor(options: TableOptions<T>) {
    this.#options = options;
  }

  get published(): ReadonlyMap<string, T> {
    return this.#published;
  }

  /** With what is not published yet. */
  get(key: string): T | undefined {
    return (this.#next ?? this.#published).get(key);
  }

  /** With what is not published yet. */
  values(): Iterable<T> {
    return this.#asItIs().values();
  }

  /** Call before the list is asked for. */
  startList(): void {
    this.#touched = new Set();
  }

  /**
   * @param keep - keys that the list holds in a form that could not be read:
   *   the last word on them stays
   */
  applyList(objects: readonly T[], keep: ReadonlySet<string>): void {
    const touched = this.#touched ?? new Set<string>();
    this.#touched = undefined;
    const listed = new Set<string>(keep);
    for (const object of objects) {
      const key = this.#options.keyOf(object);
      listed.add(key);
      if (!touched.has(key) || this.#isNews(key, object)) {
        this.#put(key, object);
      }
    }
    for (const key of (this.#next ?? this.#published).keys()) {
      if (!listed.has(key) && !touched.has(key)) this.#remove(key);
    }
    this.#graves = new Map(
      [...this.#graves].filter(([key]) => touched.has(key)),
    );
  }

  /** An event: the object as it is, or was when the event was sent. */
  upsert(object: T): void {
    const key = this.#options.keyOf(object);
    if (!this.#isNews(key, object)) return;
    this.#touched?.add(key);
    this.#put(key, object);
  }

  /** An event: the object of that key (and uid, where it is told) is gone. */
  delete(key: string, gone: Partial<Grave>): void {
    const held = this.get(key);
    if (held && gone.uid && held.uid && gone.uid !== held.uid) return;
    this.#touched?.add(key);
    this.#graves.set(key, {
      uid: gone.uid ?? held?.uid ?? '',
      resourceVersion: gone.resourceVersion ?? held?.resourceVersion ?? '',
    });
    if (held) this.#remove(key);
  }

  /** Takes the object as it is, for what is derived from other objects. */
  set(object: T): void {
    this.#put(this.#options.keyOf(object), object);
  }

  /** Shows readers what happened, and tells each key that changed for them. */
  publish(
    onChange: (
      key: string,
      before: T | undefined,
      after: T | undefined,
    ) => void,
  ): void {
    const before = this.#published;
    this.#published = this.#asItIs();
    this.#next = undefined;
    for (const key of this.#dirty) {
      const old = before.get(key);
      const now = this.#published.get(key);
      const changed = old && now ? !this.#options.same(old, now) : old !== now;
      if (changed) onChange(key, old, now);
    }
    this.#dirty.clear();
  }

  #asItIs(): SnapshotMap<T> {
    return this.#next?.finish() ?? this.#published;
  }

  #put(key: string, object: T): void {
    this.#dirty.add(key);
    this.#next ??= new SnapshotDraft(this.#published);
    this.#next.set(key, object);
  }

  #remove(key: string): void {
    this.#dirty.add(key);
    this.#next ??= new SnapshotDraft(this.#published);
    this.#next.delete(key);
  }

  #isNews(key: string, object: T): boolean {
    const grave = this.#graves.get(key);
    if (grave) {
      if (grave.uid !== '' && grave.uid === object.uid) return false;
      if (isOlder(object.resourceVersion, grave.resourceVersion)) return false;
    }
    const held = this.get(key);
    return !held || !isOlder(object.resourceVersion, held.resourceVersion);
  }
}

const comparable = /^\d{1,15}$/;

/**
 * Kubernetes promises an order of resourceVersions only since 1.35, but has
 * always had it in practice; anything else than numbers has none.
 */
function isOlder(a: string, b: string): boolean {
  return comparable.test(a) && comparable.test(b) && Number(a) < Number(b);
}
