import { describe, expect, it } from "vitest";
import { momentOf } from "./as-of.ts";

describe("a moment that is asked about", () => {
  it.each([
    ["a day is all of it", "2026-05-01", "2026-05-02T00:00:00.000Z", true],
    ["a leap day, too", "2028-02-29", "2028-03-01T00:00:00.000Z", true],
    ["an instant includes itself", "2026-05-01T10:00:00Z", "2026-05-01T10:00:00.001Z", false],
    ["an instant elsewhere is the same one in UTC", "2026-05-01T01:00:00+02:00", "2026-04-30T23:00:00.001Z", false],
    ["the last instant of a day is the day", "2026-05-01T23:59:59.999Z", "2026-05-02T00:00:00.000Z", true],
  ])("%s", (_, asOf, before, isDayEnd) => {
    expect(momentOf(asOf)).toEqual({ before: new Date(before), isDayEnd });
  });
});
