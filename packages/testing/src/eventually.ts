/**
 * Waits until the check answers something other than false, null or undefined, and gives that back.
 * Waiting is for what happens in another process; `withinMs` only bounds a test that would never end.
 */
export async function eventually<T>(check: () => Promise<T | false | null | undefined> | T | false | null | undefined, withinMs = 20_000): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const found = await check();
    if (found !== false && found !== null && found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`Nothing came of it within ${withinMs} ms: ${check.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
