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
    const needed = this.#length + chunk.length + 1;
    if (needed > this.#memory.length) {
      const larger = Buffer.allocUnsafeSlow(2 * needed);
      this.#memory.copy(larger, 0, 0, this.#length);
      this.#memory = larger;
    }
    this.#length += chunk.copy(this.#memory, this.#length);
  }

  /** To be looked at before the next call; a byte 0 ends it. */
  view(): Buffer {
    this.#memory[this.#length] = 0;
    return this.#memory.subarray(0, this.#length + 1);
  }

  /** What is read, from the beginning. */
  drop(bytes: number): void {
    this.#memory.copyWithin(0, bytes, this.#length);
    this.#length -= bytes;
  }
}
