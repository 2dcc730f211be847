import { DomainError, versionConflict } from "@fanfare/domain/kernel";
import { ForbiddenException } from "@nestjs/common";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { growingWait, reasonOf, retryVerdict } from "./retry.ts";

describe("whether a failure is tried again", () => {
  it.each(["invalid", "forbidden", "not-found", "rule-broken"] as const)("not after a refusal that is %s", (kind) => {
    expect(retryVerdict(new DomainError(kind, "test.no", "No."))).toEqual({ again: false });
  });

  it("after a conflict, by the work's own rule", () => {
    expect(retryVerdict(versionConflict("campaign"))).toEqual({ again: true, afterMs: null });
  });

  it("after a service was away, when the service said so", () => {
    expect(retryVerdict(new DomainError("unavailable", "test.away", "Away.", { retryAfterMs: 7_000 }))).toEqual({ again: true, afterMs: 7_000 });
  });

  it("after what nobody foresaw", () => {
    expect(retryVerdict(new Error("a cable was pulled"))).toEqual({ again: true, afterMs: null });
    expect(retryVerdict("not even an error")).toEqual({ again: true, afterMs: null });
  });

  it("not after a payload of the wrong form or a guard's refusal", () => {
    expect(retryVerdict(z.string().safeParse(1).error)).toEqual({ again: false });
    expect(retryVerdict(new ForbiddenException())).toEqual({ again: false });
  });
});

describe("the wait before the next attempt", () => {
  it("grows with each attempt and never beyond the longest", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 5_000 }), fc.integer({ min: 5_000, max: 600_000 }), (attempt, first, longest) => {
        const whole = Math.min(longest, first * 2 ** (attempt - 1));
        const wait = growingWait(attempt, first, longest);
        expect(wait).toBeGreaterThanOrEqual(Math.floor(whole / 2));
        expect(wait).toBeLessThanOrEqual(Math.ceil(whole));
      }),
    );
  });
});

describe("the reason that an operator reads", () => {
  it("is one line of bounded length", () => {
    expect(reasonOf(new DomainError("invalid", "test.no", "This is wrong."))).toBe("test.no: This is wrong.");
    expect(reasonOf(new Error("x".repeat(5_000)))).toHaveLength(2_000);
  });
});
