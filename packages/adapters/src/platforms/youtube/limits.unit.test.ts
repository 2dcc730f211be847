import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { pacificDay } from "@fanfare/domain/tracking";

import { DAILY_UNITS, countInMemory, takeUnit } from "./limits.ts";

const at = (iso: string) => Date.parse(iso);
const HOUR_MS = 3_600_000;

describe("the quota's day", () => {
  it.each([
    ["winter", "2026-01-15T12:00:00Z", "2026-01-15", "2026-01-16T08:00:00Z"],
    ["summer", "2026-07-15T12:00:00Z", "2026-07-15", "2026-07-16T07:00:00Z"],
    ["an evening that is tomorrow in UTC", "2026-07-16T06:59:59Z", "2026-07-15", "2026-07-16T07:00:00Z"],
    ["midnight itself", "2026-07-16T07:00:00Z", "2026-07-16", "2026-07-17T07:00:00Z"],
    ["the day that loses an hour", "2026-03-08T08:00:00Z", "2026-03-08", "2026-03-09T07:00:00Z"],
    ["the day that gains an hour", "2026-11-01T07:00:00Z", "2026-11-01", "2026-11-02T08:00:00Z"],
    ["the last of the year", "2026-12-31T23:00:00Z", "2026-12-31", "2027-01-01T08:00:00Z"],
  ])("ends at midnight Pacific in %s", (_when, now, day, endsAt) => {
    expect(pacificDay(at(now))).toMatchObject({ day, endsAt: at(endsAt) });
  });

  it("always ends later, within 25 hours, exactly where the date changes", () => {
    fc.assert(
      fc.property(fc.integer({ min: at("2020-01-01T00:00:00Z"), max: at("2040-01-01T00:00:00Z") }), (now) => {
        const { day, endsAt } = pacificDay(now);
        expect(endsAt).toBeGreaterThan(now);
        expect(endsAt - now).toBeLessThanOrEqual(25 * HOUR_MS);
        expect(pacificDay(endsAt - 1).day).toBe(day);
        expect(pacificDay(endsAt).day > day).toBe(true);
      }),
    );
  });
});

describe("units of a day", () => {
  const now = at("2026-07-15T12:00:00Z");

  it("are granted up to the limit, then refused until the day ends", async () => {
    const counter = countInMemory();
    for (let nth = 0; nth < DAILY_UNITS.pool; nth += 1) expect(await takeUnit(counter, "pool", now)).toBeNull();
    expect(await takeUnit(counter, "pool", now)).toBe(19 * HOUR_MS);
    expect(await takeUnit(counter, "pool", now + 19 * HOUR_MS)).toBeNull();
  });

  it("are counted apart for each bucket", async () => {
    const counter = countInMemory();
    for (let nth = 0; nth <= DAILY_UNITS.pool; nth += 1) await takeUnit(counter, "pool", now);
    expect(await takeUnit(counter, "batchGetStats", now)).toBeNull();
  });
});
