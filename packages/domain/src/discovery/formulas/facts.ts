import type { ReadFacts } from "./formula.ts";

/** The middle value, or the mean of the two middle ones; null of nothing. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Fewer posts than this say nothing about what is typical. */
const fewestPosts = 3;

type Counter = "likes" | "comments" | "shares" | "views";

function medianOfPosts(account: ReadFacts, counter: Counter): number | null {
  const told = account.posts.flatMap((post) => post[counter] ?? []);
  return told.length < fewestPosts ? null : median(told);
}

/** What a post of this account typically gets: as its source told it, otherwise the median of its recent posts. */
export const likesOf = (account: ReadFacts): number | null => account.metrics.averageLikes ?? medianOfPosts(account, "likes");
export const commentsOf = (account: ReadFacts): number | null => account.metrics.averageComments ?? medianOfPosts(account, "comments");
export const sharesOf = (account: ReadFacts): number | null => account.metrics.averageShares ?? medianOfPosts(account, "shares");

/** Typical views of a post; on Twitch the viewers of a stream at the same time. */
export function viewsOf(account: ReadFacts): number | null {
  if (account.platform === "twitch") return account.metrics.liveViewers ?? account.averageViews;
  return account.averageViews ?? medianOfPosts(account, "views") ?? account.metrics.reelsViews ?? account.metrics.shortsViews;
}

/** A share of something; null when either is not known or there is nothing to have a share of. */
export const ratio = (part: number | null, whole: number | null): number | null => (part === null || whole === null || whole <= 0 ? null : part / whole);
