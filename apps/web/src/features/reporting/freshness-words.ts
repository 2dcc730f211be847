import type { StaleReason } from "@fanfare/contracts/connections";
import type { ReportFreshness } from "@fanfare/contracts/freshness";
import type { Platform } from "@fanfare/contracts/platforms";

type Part = "fresh" | "byHand" | "final" | "unread" | "stale";
type Words = {
  part: (name: Part, values: Record<string, string | number>) => string;
  platform: (platform: Platform) => string;
  reason: (reason: StaleReason) => string;
};

/** How fresh a report is: how many posts are well, and a sentence for each reason why others are not. */
export function freshnessWords({ posts, fresh, byHand, final, unread, stale }: ReportFreshness, words: Words): { well: string; stale: string[] } {
  const others = Object.entries({ byHand, final, unread }) as [Part, number][];
  return {
    well: [words.part("fresh", { fresh, posts }), ...others.filter(([, count]) => count > 0).map(([name, count]) => words.part(name, { count }))].join(", "),
    stale: stale.map(({ platform, reason, posts: count }) => words.part("stale", { count, platform: words.platform(platform), reason: words.reason(reason) })),
  };
}
