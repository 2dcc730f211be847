import type { FreshnessView } from "@fanfare/contracts/freshness";
import { describe, expect, it } from "vitest";
import { reportFreshness, worstFreshness } from "./freshness.ts";

const now = new Date("2026-05-10T10:00:00.000Z");
const read = (readAt: string | null, changes: Partial<FreshnessView> = {}): FreshnessView => ({ platform: "twitch", source: "consent", readAt, isFinal: false, staleSince: null, staleReason: null, ...changes });
const failing = (changes: Partial<FreshnessView> = {}) => read("2026-05-10T09:00:00.000Z", { staleSince: "2026-05-10T09:30:00.000Z", staleReason: "platform-away", ...changes });
const oldReading = "2026-05-08T10:00:00.000Z";

describe("how fresh a report is", () => {
  it("counts each post once, whatever several things are true of it", () => {
    const posts = [
      read("2026-05-09T10:00:00.000Z"), read("2026-05-10T09:00:00.000Z", { isFinal: true }), read(oldReading), read(oldReading, { isFinal: true }), read(null),
      read(oldReading, { source: "by-hand", isFinal: true }), failing(), failing(), failing({ platform: "instagram", staleReason: "consent-lapsed" }),
    ];
    expect(reportFreshness(posts, now)).toEqual({
      posts: 9, fresh: 2, byHand: 1, final: 1, unread: 1,
      stale: [{ platform: "twitch", reason: "platform-away", posts: 2 }, { platform: "instagram", reason: "consent-lapsed", posts: 1 }],
    });
  });

  it("is nothing of no posts", () => {
    expect(reportFreshness([], now)).toEqual({ posts: 0, fresh: 0, byHand: 0, final: 0, unread: 0, stale: [] });
    expect(worstFreshness([])).toBeNull();
  });

  it("is of several posts that of the one that fails for longest, then of one never read, then of the oldest", () => {
    const [first, second, unread, older] = [failing(), failing({ staleSince: "2026-05-10T09:40:00.000Z" }), read(null), read(oldReading)];
    expect(worstFreshness([older, second, unread, first])).toBe(first);
    expect(worstFreshness([older, unread])).toBe(unread);
    expect(worstFreshness([read(now.toISOString()), older])).toBe(older);
  });
});
