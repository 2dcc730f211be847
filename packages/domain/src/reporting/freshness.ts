import type { FreshnessView, ReportFreshness } from "@fanfare/contracts/freshness";

const dayMs = 86_400_000;

type Standing = "by-hand" | "stale" | "unread" | "fresh" | "final" | "older";

/** What the age of a post's figures comes to at a moment. A failing post is stale even when it was read an hour ago: the next report will not be younger. */
function standingOf({ source, readAt, isFinal, staleReason }: FreshnessView, at: Date): Standing {
  if (source === "by-hand") return "by-hand";
  if (staleReason !== null) return "stale";
  if (readAt === null) return "unread";
  if (at.getTime() - Date.parse(readAt) <= dayMs) return "fresh";
  return isFinal ? "final" : "older";
}

/** How fresh posts are together. `at` is the moment that is looked at. */
export function reportFreshness(posts: readonly FreshnessView[], at: Date): ReportFreshness {
  const standings = posts.map((post) => standingOf(post, at));
  const count = (standing: Standing) => standings.filter((one) => one === standing).length;
  return { posts: posts.length, fresh: count("fresh"), byHand: count("by-hand"), final: count("final"), unread: count("unread"), stale: staleOf(posts.filter((_, index) => standings[index] === "stale")) };
}

/** Failing posts by platform and reason, most first. */
function staleOf(posts: readonly FreshnessView[]): ReportFreshness["stale"] {
  const groups = new Map<string, ReportFreshness["stale"][number]>();
  for (const { platform, staleReason } of posts) {
    if (staleReason === null) continue;
    const key = `${platform} ${staleReason}`;
    groups.set(key, { platform, reason: staleReason, posts: (groups.get(key)?.posts ?? 0) + 1 });
  }
  return [...groups.values()].sort((a, b) => b.posts - a.posts || a.platform.localeCompare(b.platform) || a.reason.localeCompare(b.reason));
}

/** The one of several that says most about how far their sum can be trusted: failing for longest, else never read, else oldest. Null of none. */
export function worstFreshness(posts: readonly FreshnessView[]): FreshnessView | null {
  const since = ({ staleSince }: FreshnessView) => staleSince ?? "9999";
  const read = ({ readAt }: FreshnessView) => readAt ?? "";
  return posts.toSorted((a, b) => compare(since(a), since(b)) || compare(read(a), read(b)))[0] ?? null;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
