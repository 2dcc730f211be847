import type { RecentPost } from "@fanfare/contracts/creator-metrics";
import { dayNumber, inOrder } from "./days.ts";
import { median } from "./facts.ts";
import type { ReadFacts } from "./formula.ts";

/**
 * Why followers may have changed at once. viral-post: a post got three times the usual views or likes. views-rose: views
 * of a typical post rose by a fifth or more. more-posts: twice as many posts as usual. after-rise: a fall within 60 days
 * of a rise that nothing explains, as when bought followers are taken away. unexplained: none of these, although posts
 * or views are known. not-known: nothing is known that could explain it.
 */
export const spikeCauses = ["viral-post", "views-rose", "more-posts", "after-rise", "unexplained", "not-known"] as const;
export type SpikeCause = (typeof spikeCauses)[number];

/** A sudden change of followers between two days. `share` is of the followers before; negative for a fall. */
export type GrowthSpike = { from: string; to: string; before: number; after: number; share: number; kind: "rise" | "fall"; cause: SpikeCause; postUrl: string | null };

type Step = { from: string; to: string; before: number; after: number; days: number; rate: number; viewsBefore: number | null; viewsAfter: number | null };

const day = 86_400_000;
/** Readings further apart than this can't tell a sudden change from a slow one. Catalogues are often read once a month. */
const widestStep = 31;
/** A change is sudden from this share of the followers a week on (or in less), and from this many usual deviations on. */
const smallestShare = 0.03;
const deviations = 5;

function stepsOf(account: ReadFacts): Step[] {
  const points = inOrder(account.history).filter((point) => point.followers !== null && point.followers > 0);
  const numbers = points.map((point) => dayNumber(point.day));
  return points.slice(1).flatMap((point, index) => {
    const previous = points[index]!;
    const days = numbers[index + 1]! - numbers[index]!;
    if (days < 1 || days > widestStep) return [];
    const rate = (point.followers! - previous.followers!) / previous.followers! / days;
    return [{ from: previous.day, to: point.day, before: previous.followers!, after: point.followers!, days, rate, viewsBefore: previous.averageViews, viewsAfter: point.averageViews }];
  });
}

const seen = (post: RecentPost): number | null => post.views ?? post.likes;

function causeOfRise(step: Step, account: ReadFacts): { cause: SpikeCause; postUrl: string | null } {
  const from = Date.parse(step.from) - 7 * day;
  const to = Date.parse(step.to) + day;
  const near = account.posts.filter((post) => Date.parse(post.publishedAt) >= from && Date.parse(post.publishedAt) < to);
  const usual = median(account.posts.flatMap((post) => seen(post) ?? []));
  const viral = usual === null ? undefined : near.find((post) => (seen(post) ?? 0) >= 3 * usual && usual > 0);
  if (viral) return { cause: "viral-post", postUrl: viral.url };
  const viewsKnown = step.viewsBefore !== null && step.viewsAfter !== null;
  if (viewsKnown && step.viewsAfter! >= 1.2 * step.viewsBefore! && step.viewsAfter! > 0) return { cause: "views-rose", postUrl: null };
  if (near.length >= 4 && near.length / ((to - from) / day) >= 2 * postsPerDay(account.posts)) return { cause: "more-posts", postUrl: null };
  const postsKnown = account.posts.some((post) => Date.parse(post.publishedAt) < from) || near.length > 0;
  return { cause: viewsKnown || postsKnown ? "unexplained" : "not-known", postUrl: null };
}

function postsPerDay(posts: readonly RecentPost[]): number {
  const times = posts.map((post) => Date.parse(post.publishedAt));
  return posts.length / Math.max(1, (times.reduce((a, b) => Math.max(a, b), -Infinity) - times.reduce((a, b) => Math.min(a, b), Infinity)) / day);
}

/**
 * Sudden changes of followers in the account's history, oldest first, each with its likeliest cause. A step is sudden
 * when it is at least 3 % of the followers (for each week, where readings are further apart) and lies five robust deviations (median absolute deviation x 1.4826) from the
 * account's usual step. Known posts and views are asked for a cause in the order of `spikeCauses`.
 */
export function growthSpikesOf(account: ReadFacts): GrowthSpike[] {
  const steps = stepsOf(account);
  const usual = median(steps.map(({ rate }) => rate)) ?? 0;
  const deviation = 1.4826 * (median(steps.map(({ rate }) => Math.abs(rate - usual))) ?? 0);
  const spikes: GrowthSpike[] = [];
  for (const step of steps) {
    const share = (step.after - step.before) / step.before;
    if (Math.abs(share) < smallestShare * Math.max(1, step.days / 7) || Math.abs(step.rate - usual) <= deviations * deviation) continue;
    const { from, to, before, after } = step;
    if (share > 0) spikes.push({ from, to, before, after, share, kind: "rise", ...causeOfRise(step, account) });
    else {
      const followsRise = spikes.some((spike) => spike.kind === "rise" && spike.cause === "unexplained" && Date.parse(from) - Date.parse(spike.to) <= 60 * day);
      spikes.push({ from, to, before, after, share, kind: "fall", cause: followsRise ? "after-rise" : "unexplained", postUrl: null });
    }
  }
  return spikes;
}
