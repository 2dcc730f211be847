import type { Platform } from "@fanfare/contracts/platforms";
import { commentsOf, likesOf, sharesOf, viewsOf } from "./facts.ts";
import { known, unknown, type Answer, type Formula, type ReadFacts } from "./formula.ts";

/** Whether a rate is of views on this network, and not of followers: then it changes where views change their meaning. */
export const isRateOfViews = (platform: Platform): boolean => platform === "tiktok" || platform === "youtube";

/** What each network counts. Likes have to be told; comments and shares count where they are told, as not every source tells them. */
function compute(account: ReadFacts): Answer<number> {
  if (account.platform === "twitch") {
    if (account.metrics.liveViewers === null) return unknown("live-viewers-unknown");
    return account.followers ? known(account.metrics.liveViewers / account.followers) : unknown("followers-unknown");
  }
  const likes = likesOf(account);
  if (likes === null) return unknown("likes-unknown");
  const countsShares = account.platform === "tiktok" || account.platform === "x";
  const engagements = likes + (commentsOf(account) ?? 0) + (countsShares ? (sharesOf(account) ?? 0) : 0);
  if (isRateOfViews(account.platform)) {
    const views = viewsOf(account);
    return views ? known(engagements / views) : unknown("views-unknown");
  }
  return account.followers ? known(engagements / account.followers) : unknown("followers-unknown");
}

export const engagementRate: Formula<"engagementRate"> = {
  id: "engagementRate",
  version: 1,
  unit: "share",
  basis: "measured",
  meaning: "Which share of those who could react to a post does react.",
  definitions: [
    { networks: ["instagram"], text: "(likes + comments) / followers, of a typical post", source: "The field's usual form; a typical post is the median where the source tells it, as one viral post would lift a mean." },
    { networks: ["tiktok"], text: "(likes + comments + shares) / views, of a typical post", source: "The field's usual form for networks that show posts to people who follow nobody." },
    { networks: ["youtube"], text: "(likes + comments) / views, of a typical video", source: "The field's usual form for video." },
    { networks: ["twitch"], text: "viewers at the same time / followers", source: "Streams have no likes; the share of followers who come is the nearest to it." },
    { networks: ["x"], text: "(likes + comments + shares) / followers, of a typical post", source: "The field's usual form; shares are reposts." },
  ],
  reads: ["followers", "averageViews", "averageLikes", "averageComments", "averageShares", "liveViewers", "posts"],
  compute,
  examples: [
    { says: "480 likes and 20 comments of 10,000 followers are 5 %", facts: { platform: "instagram", followers: 10_000, metrics: { averageLikes: 480, averageComments: 20 } }, expected: 0.05 },
    { says: "On TikTok 700 likes, 50 comments and 50 shares of 10,000 views are 8 %, however many follow", facts: { platform: "tiktok", followers: 2_000, averageViews: 10_000, metrics: { averageLikes: 700, averageComments: 50, averageShares: 50 } }, expected: 0.08 },
    { says: "On YouTube 380 likes and 20 comments of 10,000 views are 4 %", facts: { platform: "youtube", followers: 90_000, averageViews: 10_000, metrics: { averageLikes: 380, averageComments: 20, averageShares: 500 } }, expected: 0.04 },
    { says: "300 viewers of 20,000 followers on Twitch are 1.5 %", facts: { platform: "twitch", followers: 20_000, metrics: { liveViewers: 300 } }, expected: 0.015 },
    { says: "On X 90 likes, 10 comments and 20 shares of 10,000 followers are 1.2 %", facts: { platform: "x", followers: 10_000, metrics: { averageLikes: 90, averageComments: 10, averageShares: 20 } }, expected: 0.012 },
    { says: "Hidden likes give no rate", facts: { platform: "instagram", followers: 10_000, metrics: { averageComments: 20 } }, expected: null, reason: "likes-unknown" },
  ],
};
