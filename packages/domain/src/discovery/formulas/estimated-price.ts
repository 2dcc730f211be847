import type { Platform } from "@fanfare/contracts/platforms";
import { estimatedReach } from "./estimated-reach.ts";
import { known, unknown, type Formula } from "./formula.ts";
import { tierFrom, tierOf, tiers, type Tier } from "./peers.ts";
import { defaultPeerGroups } from "./reference-peers.ts";

/**
 * What a thousand views cost, and what a post costs at least, by network and tier, in cents of USD. Round reference values
 * of our own: small accounts ask more for a thousand views and have a lowest price for the work itself; long video costs
 * more than a short one. They are a first guess for a budget; what a creator states always goes first.
 */
export const priceTable: Record<Platform, Record<Tier, { cpm: number; least: number }>> = {
  instagram: { nano: { cpm: 2_500, least: 5_000 }, micro: { cpm: 2_200, least: 12_000 }, mid: { cpm: 2_000, least: 50_000 }, macro: { cpm: 1_800, least: 200_000 }, mega: { cpm: 1_600, least: 400_000 } },
  tiktok: { nano: { cpm: 1_800, least: 4_000 }, micro: { cpm: 1_600, least: 10_000 }, mid: { cpm: 1_400, least: 40_000 }, macro: { cpm: 1_200, least: 150_000 }, mega: { cpm: 1_100, least: 300_000 } },
  youtube: { nano: { cpm: 3_500, least: 10_000 }, micro: { cpm: 3_200, least: 25_000 }, mid: { cpm: 3_000, least: 90_000 }, macro: { cpm: 2_700, least: 300_000 }, mega: { cpm: 2_500, least: 600_000 } },
  twitch: { nano: { cpm: 60_000, least: 5_000 }, micro: { cpm: 50_000, least: 15_000 }, mid: { cpm: 45_000, least: 60_000 }, macro: { cpm: 40_000, least: 200_000 }, mega: { cpm: 40_000, least: 400_000 } },
  x: { nano: { cpm: 1_000, least: 2_500 }, micro: { cpm: 900, least: 7_500 }, mid: { cpm: 800, least: 25_000 }, macro: { cpm: 700, least: 80_000 }, mega: { cpm: 600, least: 150_000 } },
};

/**
 * The table at this very size: straight between the tiers' lower bounds, so that one follower more never makes a leap.
 * From the highest bound on it stays as it is.
 */
function entryOf(platform: Platform, followers: number): { cpm: number; least: number } {
  const tier = tierOf(followers);
  const here = priceTable[platform][tier];
  const nextTier = tiers[tiers.indexOf(tier) + 1];
  if (!nextTier) return here;
  const next = priceTable[platform][nextTier];
  const way = (followers - tierFrom[tier]) / (tierFrom[nextTier] - tierFrom[tier]);
  return { cpm: here.cpm + (next.cpm - here.cpm) * way, least: here.least + (next.least - here.least) * way };
}

export const estimatedPrice: Formula<"estimatedPrice"> = {
  id: "estimatedPrice",
  version: 1,
  unit: "usd-minor",
  basis: "estimated",
  meaning: "What a post may cost: a first guess for a budget where a creator states no price.",
  definitions: [
    {
      networks: ["instagram", "tiktok", "youtube", "x"],
      text: "estimated reach / 1,000 x CPM, at least the lowest price, rounded up to whole dollars; CPM and lowest price come from the table by network and followers, straight between its sizes",
      source: "Offers by CPM of median views with a lowest price are the field's habit; the table holds round values of our own.",
    },
    {
      networks: ["twitch"],
      text: "the same, with viewers at the same time as views and a price for a thousand of them during a stream's segment",
      source: "Streams are priced by viewers at the same time; the table holds round values of our own.",
    },
  ],
  reads: ["followers", "averageViews", "reelsViews", "shortsViews", "liveViewers", "posts", "peers.viewsPerFollower"],
  compute: (account, peers) => {
    if (account.followers === null) return unknown("followers-unknown");
    const reach = estimatedReach.compute(account, peers);
    if (reach.value === null) return unknown(reach.reason ?? "views-unknown");
    const { cpm, least } = entryOf(account.platform, account.followers);
    return known(Math.ceil(Math.max(least, (reach.value * cpm) / 1_000) / 100) * 100);
  },
  examples: [
    { says: "100,000 followers on YouTube and 20,000 views at a CPM of 30.00 would be 600.00; the lowest price there is 900.00", facts: { platform: "youtube", followers: 100_000, averageViews: 20_000 }, expected: 90_000 },
    { says: "100,000 views at a CPM of 30.00 are 3,000.00", facts: { platform: "youtube", followers: 100_000, averageViews: 100_000 }, expected: 300_000 },
    {
      says: "10,000 followers on Instagram whose peers reach 30 %: 3,000 views at 22.00 would be 66.00; the lowest price there is 120.00",
      facts: { platform: "instagram", followers: 10_000 },
      peers: defaultPeerGroups.find(({ platform, tier }) => platform === "instagram" && tier === "micro")!,
      expected: 12_000,
    },
    { says: "Without followers there is no size to look up", facts: { platform: "youtube", averageViews: 20_000 }, expected: null, reason: "followers-unknown" },
  ],
};
