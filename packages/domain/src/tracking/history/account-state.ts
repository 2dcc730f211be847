import type { AccountMetrics, Audience, HistoryPoint, RecentPost } from "@fanfare/contracts/creator-metrics";
import type { AccountReading } from "./reading.ts";

/** What the catalogue shows of an account, as far as a reading may change it. */
export type AccountState = {
  source: string;
  readAt: Date;
  handle: string;
  followers: number | null;
  averageViews: number | null;
  postCount: number | null;
  lastPostAt: Date | null;
  metrics: Partial<AccountMetrics>;
  audience: Audience | null;
  audienceReadAt: Date | null;
  history: readonly HistoryPoint[];
  posts: readonly RecentPost[];
};

/** The longest window of growth is a year, with a quarter of tolerance. */
export const keptDays = 460;
export const keptPosts = 50;

/**
 * The account after a reading. What the reading does not tell stays as it was; nothing becomes 0. One that is older than
 * what is shown changes only its day of the history. `isLastOfDay`: no later reading of that day is stored.
 */
export function bringUpToDate(state: AccountState, reading: AccountReading, { isLastOfDay }: { isLastOfDay: boolean }): AccountState {
  const isNewest = state.source !== reading.source || reading.takenAt >= state.readAt;
  const posts = isNewest && reading.recent ? mergePosts(state.posts, reading.recent) : state.posts;
  const averages = averagesOf(reading.recent ? posts : []);
  const history = isLastOfDay ? withDay(state.history, pointOf(reading, averages)) : state.history;
  if (!isNewest) return { ...state, history };
  const { views: averageViews, ...metrics } = averages;
  return {
    source: reading.source,
    readAt: reading.takenAt,
    handle: reading.handle ?? state.handle,
    followers: reading.followers ?? state.followers,
    averageViews: averageViews ?? state.averageViews,
    postCount: reading.posts ?? state.postCount,
    lastPostAt: latest(state.lastPostAt, posts[0] ? new Date(posts[0].publishedAt) : null),
    metrics: { ...state.metrics, ...told(metrics) },
    audience: reading.audience ?? state.audience,
    audienceReadAt: reading.audience ? reading.takenAt : state.audienceReadAt,
    history,
    posts,
  };
}

/** Posts since `since` are as the reading lists them: one that it leaves out was taken down. Stories end by themselves and stay. */
function mergePosts(known: readonly RecentPost[], { since, posts }: NonNullable<AccountReading["recent"]>): RecentPost[] {
  const before = new Map(known.map((post) => [post.url, post]));
  const listed = new Set(posts.map(({ url }) => url));
  const kept = known.filter(({ url, kind, publishedAt }) => !listed.has(url) && (kind === "story" || new Date(publishedAt) < since));
  const fresh = posts.map((post) => ({ ...before.get(post.url), ...post, ...keptCounts(before.get(post.url), post) }));
  return [...fresh, ...kept].sort((a, b) => (a.publishedAt < b.publishedAt ? 1 : a.publishedAt > b.publishedAt ? -1 : a.url < b.url ? -1 : 1)).slice(0, keptPosts);
}

const counters = ["views", "likes", "comments", "shares", "saves"] as const;
type Counter = (typeof counters)[number];

function keptCounts(before: RecentPost | undefined, post: RecentPost): Pick<RecentPost, Counter> {
  return Object.fromEntries(counters.map((counter) => [counter, post[counter] ?? before?.[counter] ?? null])) as Pick<RecentPost, Counter>;
}

/** Means over the recent posts that tell a count, whole numbers; stories are no posts to be measured by. Null of nothing. */
export function averagesOf(posts: readonly RecentPost[]) {
  const lasting = posts.filter(({ kind }) => kind !== "story");
  const shorts = lasting.filter(({ kind }) => kind === "short");
  const isOn = (host: string) => shorts.filter(({ url }) => url.includes(host));
  return {
    views: mean(lasting, "views"),
    averageLikes: mean(lasting, "likes"),
    averageComments: mean(lasting, "comments"),
    averageShares: mean(lasting, "shares"),
    averageSaves: mean(lasting, "saves"),
    reelsViews: mean(isOn("instagram.com/"), "views"),
    shortsViews: mean(isOn("youtube.com/"), "views"),
  };
}

function mean(posts: readonly RecentPost[], counter: Counter): number | null {
  const counts = posts.flatMap((post) => post[counter] ?? []);
  return counts.length === 0 ? null : Math.round(counts.reduce((sum, count) => sum + count, 0) / counts.length);
}

const pointOf = ({ takenAt, followers }: AccountReading, { views, averageLikes }: ReturnType<typeof averagesOf>): HistoryPoint => ({
  day: takenAt.toISOString().slice(0, 10), followers, averageLikes, averageViews: views,
});

/** The history with a day's point put in its place, oldest first, the newest days only. */
function withDay(history: readonly HistoryPoint[], point: HistoryPoint): HistoryPoint[] {
  const before = history.find(({ day }) => day === point.day);
  const merged = before ? { ...before, ...told(point) } : point;
  return [...history.filter(({ day }) => day !== point.day), merged].sort((a, b) => (a.day < b.day ? -1 : 1)).slice(-keptDays);
}

const told = <T extends object>(fields: T): Partial<T> => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as Partial<T>;
const latest = (one: Date | null, other: Date | null): Date | null => (one && other ? (one > other ? one : other) : (one ?? other));
