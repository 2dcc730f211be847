import { describe, expect, it } from "vitest";

import { instagramNotices } from "../notices.ts";
import { readStoryInsights } from "./story-insights.ts";

const change = { accountId: "17841400000000001", at: new Date("2026-05-03T10:00:00Z"), value: { media_id: "2", reach: 5 } };

describe("a story's last insights", () => {
  it("go along with the hint that the story changed, as they came and with their time", () => {
    expect(instagramNotices([{ ...change, field: "story_insights" }, { ...change, field: "comments" }])).toEqual([
      { kind: "post-changed", accountId: change.accountId, postId: "2", measured: { at: "2026-05-03T10:00:00.000Z", values: change.value } },
      { kind: "post-changed", accountId: change.accountId, postId: "2" },
    ]);
  });

  it("are read by their names now and before, and what is not told is null", () => {
    expect(readStoryInsights({ media_id: "2", impressions: 950, reach: 700, replies: 4, shares: "3" })).toEqual({ views: 950, likes: null, comments: null, shares: 3 });
    expect(readStoryInsights({ views: 960, impressions: 950 })?.views).toBe(960);
  });

  it.each([{ views: -1 }, { views: 9.5 }, { views: 10, shares: "many" }, { likes: {} }])("are not believed at all when one is no count: %o", (values) => {
    expect(readStoryInsights(values)).toBeNull();
  });
});
