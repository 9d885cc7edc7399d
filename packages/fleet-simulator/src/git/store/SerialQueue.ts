/** Runs tasks one after the other, in the order in which they were given. */
export class SerialQueue {
  #tail: Promise<unknown> = Promise.resolve();

  run<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#tail.then(task);
    // The next task must run whether or not this one fails; the failure
    // reaches the caller through `result`.
    this.#tail = result.catch(() => undefined);
    return result;
  }
}
