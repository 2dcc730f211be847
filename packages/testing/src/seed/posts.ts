import type { AccountMetrics, PostKind, RecentPost } from "@fanfare/contracts/creator-metrics";
import type { Platform } from "@fanfare/contracts/platforms";
import { between, pick, pickSome, spread, type Random } from "./random.ts";
import { captionsIn, fill, type Subject } from "./subjects.ts";

type Of = {
  platform: Platform;
  handle: string;
  language: string;
  subjects: readonly Subject[];
  kinds: (random: Random) => PostKind;
  metrics: AccountMetrics;
  averageViews: number;
  lastPostAt: number;
};

/** Three to six posts, the newest first; a few of them paid by a brand that is mentioned. */
export function postsOf(random: Random, of: Of): RecentPost[] {
  const count = 3 + Math.floor(random() * 4);
  let publishedAt = of.lastPostAt;
  return Array.from({ length: count }, (_, place) => {
    const post = postOf(random, of, place, publishedAt);
    publishedAt -= Math.floor(between(random, 1, 9) * 86_400_000);
    return post;
  });
}

function postOf(random: Random, of: Of, place: number, publishedAt: number): RecentPost {
  const subject = pick(random, of.subjects);
  const isSponsored = random() < 0.12;
  const brand = pick(random, subject.brands);
  const hashtags = pickSome(random, subject.hashtags, 2);
  const success = spread(random, 0.35);
  const about = (value: number | null) => (value === null ? null : Math.round(value * success));
  const { metrics } = of;
  return {
    url: `https://${of.platform}.example/${of.handle}/${place + 1}`,
    kind: of.kinds(random),
    publishedAt: new Date(publishedAt).toISOString(),
    caption: `${fill(pick(random, captionsIn(of.language)), of.language, subject)}${isSponsored ? `, ${brand}` : ""} #${hashtags.join(" #")}`,
    hashtags,
    mentions: isSponsored ? [brand.toLowerCase().replaceAll(" ", "")] : [],
    isSponsored,
    views: about(of.averageViews),
    likes: about(metrics.averageLikes),
    comments: about(metrics.averageComments),
    shares: about(metrics.averageShares),
    saves: about(metrics.averageSaves),
  };
}
