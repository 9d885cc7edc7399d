/** Keys of objects by something that they have, for answers in proportion. */
export class KeyIndex {
  readonly #groups = new Map<string, Set<string>>();

  /** `undefined` and `null` are no group. */
  move(
    key: string,
    from: string | null | undefined,
    to: string | null | undefined,
  ): void {
    if (from === to) return;
    if (from !== null && from !== undefined) this.#remove(from, key);
    if (to !== null && to !== undefined) this.#add(to, key);
  }

  keys(group: string): ReadonlySet<string> {
    return this.#groups.get(group) ?? none;
  }

  #add(group: string, key: string): void {
    const keys = this.#groups.get(group);
    if (keys) keys.add(key);
    else this.#groups.set(group, new Set([key]));
  }

  #remove(group: string, key: string): void {
    const keys = this.#groups.get(group);
    keys?.delete(key);
    if (keys?.size === 0) this.#groups.delete(group);
  }
}

const none: ReadonlySet<string> = new Set();
