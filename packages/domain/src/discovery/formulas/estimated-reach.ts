import { viewsOf } from "./facts.ts";
import { known, unknown, type Formula } from "./formula.ts";
import { defaultPeerGroups } from "./reference-peers.ts";

export const estimatedReach: Formula<"estimatedReach"> = {
  id: "estimatedReach",
  version: 1,
  unit: "count",
  basis: "estimated",
  meaning: "How many people a typical post may be shown to. An estimate: never added to, or shown as, reach that a network measured.",
  definitions: [
    {
      networks: ["instagram", "tiktok", "youtube", "twitch", "x"],
      text: "views of a typical post where they are told; otherwise followers x the peers' median of views / followers",
      source: "Networks tell views, not people, so views are the upper bound of reach; the stand-in by peers is ours.",
    },
  ],
  reads: ["followers", "averageViews", "reelsViews", "shortsViews", "liveViewers", "posts", "peers.viewsPerFollower"],
  compute: (account, peers) => {
    const views = viewsOf(account);
    if (views !== null) return known(Math.round(views));
    if (account.followers === null) return unknown("followers-unknown");
    const usual = peers?.quantiles.viewsPerFollower;
    return usual ? known(Math.round(account.followers * usual.p50)) : unknown("no-peers");
  },
  examples: [
    { says: "12,000 views of a typical post are a reach of at most 12,000", facts: { platform: "tiktok", followers: 90_000, averageViews: 12_000 }, expected: 12_000 },
    {
      says: "Where views are not told, 20,000 followers of a small Instagram account whose peers reach 30 % are 6,000",
      facts: { platform: "instagram", followers: 20_000 },
      peers: defaultPeerGroups.find(({ platform, tier }) => platform === "instagram" && tier === "micro")!,
      expected: 6_000,
    },
    { says: "Neither views nor followers give nothing", facts: {}, expected: null, reason: "followers-unknown" },
  ],
};
