import { SnapshotMap } from './SnapshotMap';

/** What happened to the objects of a snapshot, until it becomes the next one. */
export class SnapshotDraft<T> {
  readonly #before: SnapshotMap<T>;
  readonly #changed = new Map<string, T>();
  /** All of them, from the first that came or went on. */
  #all?: Map<string, T>;

  constructor(before: SnapshotMap<T>) {
    this.#before = before;
  }

  get(key: string): T | undefined {
    if (this.#all) return this.#all.get(key);
    return this.#changed.get(key) ?? this.#before.get(key);
  }

  keys(): Iterable<string> {
    return (this.#all ?? this.#before).keys();
  }

  set(key: string, object: T): void {
    if (!this.#all && this.#before.has(key)) this.#changed.set(key, object);
    else this.#whole().set(key, object);
  }

  delete(key: string): void {
    if (this.get(key) !== undefined) this.#whole().delete(key);
  }

  finish(): SnapshotMap<T> {
    return this.#all
      ? SnapshotMap.of(this.#all)
      : this.#before.with(this.#changed);
  }

  #whole(): Map<string, T> {
    this.#all ??= new Map(this.#before.with(this.#changed));
    return this.#all;
  }
}
