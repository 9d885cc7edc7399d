/**
 * What came of an answer and is not read yet. It is the same memory for the
 * whole answer: V8 takes fresh buffers of some ten megabytes for a reason to
 * look through all of the heap.
 */
export class UnreadBytes {
  #memory = Buffer.allocUnsafeSlow(64 * 1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  add(chunk: Buffer): void {
    const needed = this.#length + chunk.length;
    if (needed > this.#memory.length) {
      const larger = Buffer.allocUnsafeSlow(2 * needed);
      this.#memory.copy(larger, 0, 0, this.#length);
      this.#memory = larger;
    }
    this.#length += chunk.copy(this.#memory, this.#length);
  }

  /** To be looked at before the next call; it can be written to. */
  view(start = 0, end = this.#length): Buffer {
    return this.#memory.subarray(start, end);
  }

  drop(start: number, end: number): void {
    this.#memory.copyWithin(start, end, this.#length);
    this.#length -= end - start;
  }
}
