import { describe, expect, it } from "vitest";
import { seriesOf, type Reading } from "./series.ts";

const reading = (publicationId: string, at: string, views: number | null, likes: number | null = null): Reading => ({ publicationId, takenAt: new Date(at), views, likes, comments: null, shares: null });

describe("totals over time", () => {
  it("keep a post's last count between its readings and add later posts when they begin", () => {
    const series = seriesOf([
      reading("a", "2026-05-01T10:00:00Z", 100, 4),
      reading("b", "2026-05-02T10:00:00Z", 50),
      reading("a", "2026-05-04T10:00:00Z", 300, 9),
      reading("a", "2026-05-05T10:00:00Z", null, null),
    ]);
    expect(series.step).toBe("day");
    expect(series.points.map(({ at, views, engagements }) => [at.slice(8, 10), views, engagements])).toEqual([
      ["01", 100, 4], ["02", 150, 4], ["03", 150, 4], ["04", 350, 9], ["05", 350, 9],
    ]);
  });

  it("are null, never zero, while nobody has told", () => {
    expect(seriesOf([reading("a", "2026-05-01T10:00:00Z", null)]).points).toEqual([{ at: "2026-05-01T10:00:00.000Z", views: null, engagements: null }]);
    expect(seriesOf([]).points).toEqual([]);
  });

  it("step by minutes, hours or days, by how long there are readings", () => {
    const step = (until: string) => seriesOf([reading("a", "2026-05-01T10:00:00Z", 1), reading("a", until, 2)]).step;
    expect([step("2026-05-01T12:00:00Z"), step("2026-05-02T12:00:00Z"), step("2026-05-09T12:00:00Z")]).toEqual(["minute", "hour", "day"]);
  });
});
