const DEADLINE_MS = 15_000;

/** Asks until the answer is as it is to be; the last answer once time is over. */
export async function eventually<T>(
  ask: () => Promise<T>,
  isSo: (answer: T) => boolean,
): Promise<T> {
  const deadline = Date.now() + DEADLINE_MS;
  for (;;) {
    const answer = await ask();
    if (isSo(answer) || Date.now() > deadline) return answer;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}
