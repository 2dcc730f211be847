import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mayReadNow, nextReading, readingOffsets } from "./schedule.ts";

const verifiedAt = new Date("2026-05-03T10:00:00Z");
const hours = (count: number) => new Date(verifiedAt.getTime() + count * 3_600_000);

describe("when numbers are read", () => {
  it.each([[0, 1], [1, 3], [2.9, 3], [3, 6], [6, 12], [12, 24], [24, 48], [700, 720]])("after %d hours comes %d", (after, next) => {
    expect(nextReading(verifiedAt, hours(after))).toEqual(hours(next));
  });

  it("ends after thirty days", () => {
    expect(nextReading(verifiedAt, hours(720))).toBeNull();
    expect(readingOffsets).toHaveLength(35);
  });

  it("always lies ahead, however late the last one came", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_000_000_000 }), (ms) => {
        const after = new Date(verifiedAt.getTime() + ms);
        const next = nextReading(verifiedAt, after);
        expect(next === null || next > after).toBe(true);
      }),
    );
  });

  it("may be asked for out of turn five minutes after the last one", () => {
    expect(mayReadNow(null, verifiedAt)).toBe(true);
    expect(mayReadNow(verifiedAt, new Date(verifiedAt.getTime() + 299_999))).toBe(false);
    expect(mayReadNow(verifiedAt, new Date(verifiedAt.getTime() + 300_000))).toBe(true);
  });
});
