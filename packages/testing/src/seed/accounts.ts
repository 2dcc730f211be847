import type { AccountMetrics, Audience, HistoryPoint, PostKind } from "@fanfare/contracts/creator-metrics";
import type { Platform } from "@fanfare/contracts/platforms";
import { figuresOf, peerGroupOf, type AccountFacts } from "@fanfare/domain/discovery";
import { between, normal, pickSome, spread, weighted, type Random } from "./random.ts";
import { postsOf } from "./posts.ts";
import { games, type Subject } from "./subjects.ts";

export type Owner = { handle: string; language: string; subjects: readonly Subject[]; isBought: boolean; audience: () => Audience };
type Level = { engagement: number; views: number; likesPer: "followers" | "views"; comments: number; kinds: (random: Random) => PostKind };

// Usual levels of an account with ten thousand followers on each network.
const levels: Record<Platform, Level> = {
  youtube: { engagement: 0.045, views: 0.35, likesPer: "views", comments: 0.06, kinds: weighted([["video", 7], ["short", 4], ["stream", 1]] as const) },
  instagram: { engagement: 0.04, views: 0.45, likesPer: "followers", comments: 0.025, kinds: weighted([["image", 4], ["carousel", 3], ["short", 5], ["story", 1]] as const) },
  tiktok: { engagement: 0.08, views: 0.9, likesPer: "views", comments: 0.015, kinds: weighted([["short", 9], ["video", 2]] as const) },
  twitch: { engagement: 0.03, views: 0.12, likesPer: "followers", comments: 0.3, kinds: weighted([["stream", 6], ["video", 2]] as const) },
  x: { engagement: 0.015, views: 0.3, likesPer: "followers", comments: 0.08, kinds: weighted([["image", 4], ["video", 2]] as const) },
};
const accountType = weighted([["creator", 62], ["personal", 24], ["business", 10], ["brand", 4]] as const);
const day = 86_400_000;

/** Log-normal for most, and for a few the long tail of Pareto. */
export function followersOf(random: Random): number {
  const body = Math.exp(9.3 + normal(random) * 1.5);
  const tail = 150_000 / (1 - random()) ** (1 / 1.15);
  return Math.round(Math.min(60_000_000, Math.max(300, random() < 0.04 ? tail : body)));
}

/** An account whose figures hang together, with what our formulas make of them: engagement falls with size, likes come from views, comments from likes. */
export function accountOf(random: Random, id: string, platform: Platform, followers: number, owner: Owner, today: number): AccountFacts {
  const level = levels[platform];
  const size = (followers / 10_000) ** -0.11;
  const real = owner.isBought ? 0.22 : 1;
  const averageViews = Math.round(followers * level.views * size * spread(random, 0.5) * real) + 1;
  const base = level.likesPer === "followers" ? followers : averageViews;
  const averageLikes = Math.round(base * level.engagement * size * spread(random, 0.4) * real);
  const metrics = metricsOf(random, platform, averageLikes, Math.round(averageLikes * level.comments * spread(random, 0.5)), averageViews, followers);
  const lastPostAt = today - Math.floor(-Math.log(1 - random()) * (random() < 0.1 ? 150 : 9) * day) - Math.floor(random() * day);
  const isPersonal = random() < 0.02;
  const read = {
    id,
    platform,
    handle: owner.handle,
    followers,
    averageViews: platform === "instagram" && random() < 0.2 ? null : averageViews,
    engagementRate: Math.round(((averageLikes + (metrics.averageComments ?? 0)) / base) * 100_000) / 100_000,
    metrics,
    accountType: isPersonal ? null : accountType(random),
    isVerified: followers > 100_000 && random() < 0.7,
    isPrivate: isPersonal,
    isOfficialArtist: platform === "youtube" && owner.subjects.some(({ topic }) => topic === "music") && random() < 0.4,
    lastPostAt: new Date(lastPostAt).toISOString(),
    postCount: Math.round(30 + 400 * spread(random, 0.9)),
    games: platform === "twitch" || owner.subjects.some(({ topic }) => topic === "gaming") ? pickSome(random, games, 2) : [],
    audience: random() < 0.75 ? owner.audience() : null,
    history: historyOf(random, followers, averageLikes, averageViews, owner.isBought, today),
    posts: postsOf(random, { platform, kinds: level.kinds, metrics, averageViews, lastPostAt, ...owner }),
  };
  return { ...read, figures: figuresOf(read, peerGroupOf(read, [])) };
}

function metricsOf(random: Random, platform: Platform, averageLikes: number, averageComments: number, averageViews: number, followers: number): AccountMetrics {
  const isStreaming = platform === "twitch";
  const hasShares = platform === "tiktok" || platform === "instagram" || platform === "x";
  return {
    averageLikes: isStreaming ? null : averageLikes,
    averageComments: isStreaming ? null : averageComments,
    averageShares: hasShares ? Math.round(averageLikes * between(random, 0.02, 0.09)) : null,
    averageSaves: platform === "tiktok" || platform === "instagram" ? Math.round(averageLikes * between(random, 0.02, 0.12)) : null,
    reelsViews: platform === "instagram" ? Math.round(averageViews * between(random, 0.9, 1.6)) : null,
    shortsViews: platform === "youtube" ? Math.round(averageViews * between(random, 0.3, 2)) : null,
    liveViewers: isStreaming ? Math.round(followers * between(random, 0.004, 0.02)) + 1 : null,
    hoursStreamed: isStreaming ? Math.round(between(random, 10, 160)) : null,
    activeDaysPerWeek: isStreaming ? Math.round(between(random, 1, 7)) : null,
    following: Math.round(50 + 350 * spread(random, 0.8)),
  };
}

/** Month by month back from today: steady growth, now and then a month that went viral, and the jump of bought followers. */
function historyOf(random: Random, followers: number, likes: number, views: number, isBought: boolean, today: number): HistoryPoint[] {
  const monthly = 0.012 + normal(random) * 0.018;
  const jumpIn = isBought ? 2 + Math.floor(random() * 8) : random() < 0.05 ? 1 + Math.floor(random() * 11) : -1;
  const jump = isBought ? between(random, 0.5, 2.2) : between(random, 0.15, 0.6);
  const points: HistoryPoint[] = [];
  let had = followers;
  for (let month = 0; month < 13; month += 1) {
    const share = isBought ? 1 : had / followers;
    const noise = between(random, 0.88, 1.12);
    points.push({ day: new Date(today - month * 30 * day).toISOString().slice(0, 10), followers: Math.round(had), averageLikes: Math.round(likes * share * noise), averageViews: Math.round(views * share * noise) });
    had /= 1 + (month === jumpIn ? jump : monthly + normal(random) * 0.004);
  }
  return points.reverse();
}
