import type { Claimed } from "@fanfare/db/system/sync-targets";
import { allowancesOf, callsFor, type BucketState } from "@fanfare/domain/tracking";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { batchesOf, type Batch } from "./batches.ts";

const now = new Date("2026-05-01T12:00:00Z");
const claimed = fc.array(fc.record({ kind: fc.constant("post" as const), connectionId: fc.constantFrom("one", "two"), isWhole: fc.boolean() }), { maxLength: 60 })
  .map((targets): Claimed[] => targets.map((target, nth) => ({ id: String(nth), ...target })));
const platform = fc.constantFrom("youtube", "instagram", "tiktok", "twitch", "x");

/** An hour of an allowance of which so much was used, with nothing else to do. */
const stateOf = (bucket: string, limit: number, used: number): BucketState => ({
  bucket, limit, used, spent: { hot: used, daily: 0, listed: 0 }, forecast: { hot: 0, daily: 0, listed: 0 }, startsAt: now, endsAt: new Date(now.getTime() + 3_600_000),
});
const sumOf = (batches: readonly Batch[], bucket: string) => batches.reduce((sum, { cost }) => sum + (cost[bucket] ?? 0), 0);

describe("what was claimed", () => {
  it("is read once, and within the allowance whenever the numbers alone are, however many want to be read as a whole", () => {
    fc.assert(
      fc.property(platform, claimed, fc.integer({ min: 0, max: 400 }), (on, targets, left) => {
        const asked = { platform: on, tier: "hot" as const, now };
        const states = allowancesOf(on, { connected: 1, discovers: false, readsPerMonth: 1_000 }).map(({ bucket }) => stateOf(bucket, 1_000, 980 - left));
        const planned = batchesOf({ ...asked, states }, targets);
        expect(planned.flatMap((batch) => batch.targets.map(({ id }) => id)).toSorted()).toEqual(targets.map(({ id }) => id).toSorted());
        const alone = batchesOf({ ...asked, states }, targets.map((target) => ({ ...target, isWhole: false })));
        for (const state of states) if (sumOf(alone, state.bucket) <= callsFor("hot", state, now)) expect(sumOf(planned, state.bucket)).toBeLessThanOrEqual(callsFor("hot", state, now) + 1e-6);
      }),
    );
  });

  it("is read as a whole as far as it wants that, when there is plenty", () => {
    fc.assert(
      fc.property(platform, claimed, (on, targets) => {
        const states = allowancesOf(on, { connected: 1, discovers: false, readsPerMonth: 1 }).map(({ bucket }) => stateOf(bucket, 100_000, 0));
        const whole = batchesOf({ platform: on, tier: "hot", states, now }, targets).filter(({ isWhole }) => isWhole).flatMap((batch) => batch.targets);
        expect(whole.length).toBe(targets.filter(({ isWhole }) => isWhole).length);
      }),
    );
  });
});
