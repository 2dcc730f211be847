import { describe, expect, it } from "vitest";
import { Ticker } from "./ticker.ts";

const never = 1_000_000;
const quiet = () => undefined;

describe("a ticker", () => {
  it("goes on without a pause while there is more to do", async () => {
    let left = 3;
    const allDone = Promise.withResolvers<void>();
    const ticker = new Ticker(never, async () => {
      left -= 1;
      if (left === 0) allDone.resolve();
      return left > 0;
    }, quiet);
    ticker.start();
    await allDone.promise;
    await ticker.stop();
    expect(left).toBe(0);
  });

  it("does not lose a wake that comes while it works, and never works twice at a time", async () => {
    const runs: string[] = [];
    const gate = Promise.withResolvers<void>();
    const second = Promise.withResolvers<void>();
    const ticker = new Ticker(never, async () => {
      runs.push("begin");
      if (runs.length === 1) await gate.promise;
      else second.resolve();
      runs.push("end");
      return false;
    }, quiet);
    ticker.start();
    ticker.wake();
    ticker.wake();
    gate.resolve();
    await second.promise;
    await ticker.stop();
    expect(runs).toEqual(["begin", "end", "begin", "end"]);
  });

  it("works again after a failure, and tells of it", async () => {
    const failures: unknown[] = [];
    const again = Promise.withResolvers<void>();
    let runs = 0;
    const ticker = new Ticker(1, async () => {
      runs += 1;
      if (runs === 1) throw new Error("away");
      again.resolve();
      return false;
    }, (error) => failures.push(error));
    ticker.start();
    await again.promise;
    await ticker.stop();
    expect(failures).toEqual([new Error("away")]);
  });

  it("waits for the run that is going on when it stops, and begins no other", async () => {
    const gate = Promise.withResolvers<void>();
    let ended = 0;
    const ticker = new Ticker(1, async () => (await gate.promise, (ended += 1), true), quiet);
    ticker.start();
    const stopped = ticker.stop();
    gate.resolve();
    await stopped;
    ticker.wake();
    expect(ended).toBe(1);
  });
});
