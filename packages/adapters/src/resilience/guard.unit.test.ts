import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { Guards } from "./guard.ts";
import type { Guard, GuardOptions } from "./guard.ts";

class Failure extends Error {
  readonly waitMs: number | null;
  constructor(waitMs: number | null = null) {
    super("it failed");
    this.waitMs = waitMs;
  }
}
class Refusal extends Error {
  readonly retryAfterMs: number;
  constructor(retryAfterMs: number) {
    super("refused");
    this.retryAfterMs = retryAfterMs;
  }
}

const options: GuardOptions = {
  timeoutMs: 1_000,
  isFailure: (error) => error instanceof Failure,
  waitAskedFor: (error) => (error instanceof Failure ? error.waitMs : null),
  refusal: (retryAfterMs) => new Refusal(retryAfterMs),
  firstRetryMs: 1,
};

let guards: Guards;
let guard: Guard;
const fail = (waitMs: number | null = null) => vi.fn(() => Promise.reject(new Failure(waitMs)));
const succeed = () => vi.fn(() => Promise.resolve("fine"));

beforeEach(() => {
  vi.useFakeTimers();
  guards = new Guards();
  guard = guards.of("youtube", "token", options);
});
afterEach(() => void vi.useRealTimers());

async function failTimes(times: number): Promise<void> {
  for (let nth = 0; nth < times; nth += 1) await expect(guard.once(fail())).rejects.toBeInstanceOf(Failure);
}

describe("a guard", () => {
  it("opens at the fifth failure in a row and then makes no call", async () => {
    await failTimes(4);
    expect(guard.state.state).toBe("closed");
    await failTimes(1);
    expect(guard.state).toMatchObject({ state: "open", lastError: "it failed" });
    const call = succeed();
    await expect(guard.once(call)).rejects.toMatchObject({ retryAfterMs: 10_000 });
    expect(call).not.toHaveBeenCalled();
  });

  it("starts to count anew after a success", async () => {
    await failTimes(4);
    await guard.once(succeed());
    await failTimes(4);
    expect(guard.state.state).toBe("closed");
  });

  it("lets one probe through when its time is over, and closes when that succeeds", async () => {
    await failTimes(5);
    vi.advanceTimersByTime(10_000);
    expect(guard.state).toMatchObject({ state: "probing", retryAt: null });
    await expect(guard.once(succeed())).resolves.toBe("fine");
    expect(guard.state.state).toBe("closed");
  });

  it("keeps others waiting while the probe runs, and refuses them when it fails", async () => {
    await failTimes(5);
    vi.advanceTimersByTime(10_000);
    let rejectProbe = (_error: Error) => {};
    const probe = guard.once(() => new Promise<string>((_resolve, reject) => (rejectProbe = reject)));
    const other = succeed();
    const waiting = guard.once(other);
    rejectProbe(new Failure());
    await expect(probe).rejects.toBeInstanceOf(Failure);
    await expect(waiting).rejects.toMatchObject({ retryAfterMs: 20_000 });
    expect(other).not.toHaveBeenCalled();
  });

  it("stays open twice as long after each failed probe, five minutes at most", async () => {
    await failTimes(5);
    const waits: number[] = [];
    for (let nth = 0; nth < 6; nth += 1) {
      vi.advanceTimersByTime(300_000);
      await failTimes(1);
      waits.push((guard.state.retryAt?.getTime() ?? 0) - Date.now());
    }
    expect(waits).toEqual([20_000, 40_000, 80_000, 160_000, 300_000, 300_000]);
  });

  it("stays away as long as the service asks, already at the first failure", async () => {
    await expect(guard.once(fail(60_000))).rejects.toBeInstanceOf(Failure);
    expect(guard.state.state).toBe("open");
    vi.advanceTimersByTime(59_000);
    await expect(guard.once(succeed())).rejects.toMatchObject({ retryAfterMs: 1_000 });
    vi.advanceTimersByTime(1_000);
    await expect(guard.once(succeed())).resolves.toBe("fine");
  });

  it("does not count errors that do not speak of the service's health", async () => {
    for (let nth = 0; nth < 9; nth += 1) await expect(guard.once(() => Promise.reject(new Error("no such post")))).rejects.toThrow("no such post");
    expect(guard.state).toMatchObject({ state: "closed", lastError: null });
  });

  it("gives the call a signal that ends it when its time is over", async () => {
    const hanging = guard.once((signal) => new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(new Failure()))));
    const outcome = expect(hanging).rejects.toBeInstanceOf(Failure);
    await vi.advanceTimersByTimeAsync(1_000);
    await outcome;
  });

  it("repeats a read that failed, three times in all", async () => {
    const call = fail();
    const outcome = expect(guard.read(call)).rejects.toBeInstanceOf(Failure);
    await vi.runAllTimersAsync();
    await outcome;
    expect(call).toHaveBeenCalledTimes(3);
  });

  it("does not repeat a read when the service asked for patience, nor a command ever", async () => {
    const command = fail();
    await expect(guard.once(command)).rejects.toBeInstanceOf(Failure);
    expect(command).toHaveBeenCalledTimes(1);
    const read = fail(5_000);
    await expect(guard.read(read)).rejects.toBeInstanceOf(Failure);
    expect(read).toHaveBeenCalledTimes(1);
  });

  it("is one per service and token, shows all of them and never the token", async () => {
    expect(guards.of("youtube", "token", options)).toBe(guard);
    expect(guards.of("youtube", "another token", options)).not.toBe(guard);
    await expect(guards.of("youtube", "another token", options).once(fail(60_000))).rejects.toBeInstanceOf(Failure);
    expect(guards.states().map(({ state }) => state)).toEqual(["closed", "open"]);
    expect(JSON.stringify(guards.states())).not.toContain("token");
  });
});
