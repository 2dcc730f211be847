import { describe, expect, it } from "vitest";
import { overlapped } from "./overlapped.ts";

/** Steps that end when the test says so, with a record of what was begun and ended. */
function steps() {
  const log: string[] = [];
  const open = new Map<string, PromiseWithResolvers<void>>();
  const step = (name: string) => async (piece: number) => {
    const key = `${name} ${piece}`;
    log.push(key);
    const ending = Promise.withResolvers<void>();
    open.set(key, ending);
    await ending.promise;
    return piece;
  };
  const settle = async (key: string, how: (ending: PromiseWithResolvers<void>) => void) => {
    how(open.get(key)!);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { log, prepare: step("prepare"), finish: step("finish"), end: (key: string) => settle(key, ({ resolve }) => resolve()), fail: (key: string) => settle(key, ({ reject }) => reject(new Error(key))) };
}

describe("overlapped work", () => {
  it("prepares the next piece while as many as allowed before it are being finished, and answers in order", async () => {
    const { log, end, ...work } = steps();
    const outcome = overlapped([1, 2, 3], { ...work, atOnce: 1 });
    await end("prepare 1");
    expect(log).toEqual(["prepare 1", "finish 1", "prepare 2"]);
    await end("prepare 2");
    expect(log).not.toContain("finish 2");
    await end("finish 1");
    expect(log.slice(3)).toEqual(["finish 2", "prepare 3"]);
    await end("prepare 3");
    await end("finish 2");
    await end("finish 3");
    expect(await outcome).toEqual([1, 2, 3]);
  });

  it("begins nothing after a failure, and throws it when what was under way has ended", async () => {
    const { log, end, fail, ...work } = steps();
    let isOver = false;
    const outcome = overlapped([1, 2, 3, 4], { ...work, atOnce: 2 }).finally(() => (isOver = true));
    outcome.catch(() => undefined);
    await end("prepare 1");
    await end("prepare 2");
    await fail("finish 1");
    await end("prepare 3");
    expect(isOver).toBe(false);
    await end("finish 2");
    await expect(outcome).rejects.toThrow("finish 1");
    expect(log).not.toContain("finish 3");
    expect(log).not.toContain("prepare 4");
  });
});
