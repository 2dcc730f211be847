import { describe, expect, it } from "vitest";
import { postFreshness, type ReadingState } from "./freshness.ts";

const at = (time: string) => new Date(`2026-05-${time}:00.000Z`);
const takenAt = at("02T10:00");
const reading = (changes: Partial<ReadingState> = {}): ReadingState => ({ dueAt: at("04T10:00"), lastReadAt: at("03T10:00"), staleSince: null, staleReason: null, ...changes });
const post = { platform: "twitch", isProof: false, takenAt } as const;

describe("how old a post's figures are", () => {
  it("is told by the last answer, also when it said the same again", () => {
    expect(postFreshness(post, reading())).toEqual({ platform: "twitch", source: "consent", readAt: at("03T10:00").toISOString(), isFinal: false, staleSince: null, staleReason: null });
  });

  it("is told with where they come from", () => {
    expect(postFreshness({ ...post, platform: "youtube" }, reading()).source).toBe("public");
    expect(postFreshness({ ...post, isProof: true }, null)).toMatchObject({ source: "by-hand", readAt: takenAt.toISOString() });
  });

  it("is not made less by looking for a post that is gone", () => {
    const gone = { staleSince: at("03T10:00"), staleReason: "post-gone" } as const;
    expect(postFreshness(post, reading(gone))).toMatchObject({ readAt: takenAt.toISOString(), staleReason: "post-gone" });
  });

  it("is final once no reading is planned, unless the last one failed", () => {
    expect(postFreshness(post, reading({ dueAt: null })).isFinal).toBe(true);
    expect(postFreshness(post, null).isFinal).toBe(true);
    expect(postFreshness(post, reading({ dueAt: null, staleSince: at("03T10:00"), staleReason: "refused" })).isFinal).toBe(false);
    expect(postFreshness({ ...post, takenAt: null }, null)).toMatchObject({ isFinal: false, readAt: null });
  });

  it("is, for a moment that is past, what was known then", () => {
    const failing = reading({ staleSince: at("03T12:00"), staleReason: "platform-away" });
    expect(postFreshness(post, failing, at("03T11:00"))).toMatchObject({ readAt: takenAt.toISOString(), staleSince: null, staleReason: null });
    expect(postFreshness(post, failing, at("03T13:00"))).toMatchObject({ readAt: takenAt.toISOString(), staleReason: "platform-away" });
  });
});
