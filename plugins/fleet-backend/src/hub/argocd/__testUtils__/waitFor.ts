/** Waits for something that happens on another socket or in another task. */
export async function waitFor(condition: () => boolean): Promise<void> {
  while (!condition()) {
    await new Promise(resolve => {
      setImmediate(resolve);
    });
  }
}

/** What a promise is rejected with. */
export function rejectionOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => {
      throw new Error('The promise was expected to be rejected');
    },
    error => error,
  );
}
