/** Longest that anything in a test may take; a test never asserts how long something took. */
const PATIENCE_MS = 25_000;

/**
 * Asks again and again until the answer is what the test waits for.
 * @throws Error with the last answer when it never comes
 */
export async function eventually<T>(what: string, ask: () => Promise<T> | T, isSo: (answer: T) => boolean = Boolean): Promise<T> {
  const start = performance.now();
  for (let last: unknown; ;) {
    try {
      const answer = await ask();
      if (isSo(answer)) return answer;
      last = answer;
    } catch (error) {
      last = error;
    }
    if (performance.now() - start > PATIENCE_MS) throw new Error(`${what} never came; the last answer was ${last instanceof Error ? last.stack : JSON.stringify(last)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
