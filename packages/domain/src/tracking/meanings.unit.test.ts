import { describe, expect, it } from "vitest";
import { meaningChanges, meaningChangesWithin } from "./meanings.ts";

describe("what platforms count", () => {
  it("has changed on known days", () => {
    expect(meaningChanges("youtube", "views").map(({ from }) => from)).toEqual(["2025-03-31", "2026-08-27"]);
    expect(meaningChanges("instagram", "views").map(({ id }) => id)).toEqual(["instagram-views"]);
    expect([meaningChanges("tiktok", "views"), meaningChanges("youtube", "likes")]).toEqual([[], []]);
  });

  it("is marked in a series that goes over such a day, not where it begins or ends before", () => {
    const idsWithin = (first: string, last: string) => meaningChangesWithin(["instagram", "youtube", "youtube", "x"], "views", first, last).map(({ id }) => id);
    expect(idsWithin("2025-03-01", "2026-12-01")).toEqual(["youtube-shorts-views", "instagram-views", "youtube-all-views"]);
    expect(idsWithin("2025-03-31", "2025-04-20")).toEqual([]);
    expect(idsWithin("2026-08-26", "2026-08-27")).toEqual(["youtube-all-views"]);
  });
});
