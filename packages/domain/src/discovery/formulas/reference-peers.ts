import { platforms, type Platform } from "@fanfare/contracts/platforms";
import { fewestPeers, tierOf, tiers, type PeerGroup, type PeerMetric, type Quantiles, type Tier } from "./peers.ts";

/**
 * Reference values, used for a network and tier until the catalogue has enough accounts of it. They are round values of
 * our own, of the size the field reports (small accounts engage more; networks that show posts to strangers are set
 * against views), not measurements: a figure that rests on them says so by the group's `isReference`.
 */
type PerTier = readonly [nano: number, micro: number, mid: number, macro: number, mega: number];
type Medians = { engagementRate: PerTier; viewsPerFollower: PerTier; followingPerFollower: PerTier | null; commentsPerLike: number | null };

export const referenceMedians: Record<Platform, Medians> = {
  instagram: { engagementRate: [0.04, 0.022, 0.016, 0.013, 0.011], viewsPerFollower: [0.5, 0.3, 0.25, 0.2, 0.18], followingPerFollower: [0.4, 0.04, 0.005, 0.0015, 0.0004], commentsPerLike: 0.03 },
  tiktok: { engagementRate: [0.08, 0.075, 0.07, 0.065, 0.06], viewsPerFollower: [0.8, 0.4, 0.25, 0.2, 0.15], followingPerFollower: [0.2, 0.015, 0.002, 0.0006, 0.0002], commentsPerLike: 0.015 },
  youtube: { engagementRate: [0.045, 0.04, 0.035, 0.03, 0.025], viewsPerFollower: [0.4, 0.25, 0.2, 0.15, 0.12], followingPerFollower: null, commentsPerLike: 0.06 },
  twitch: { engagementRate: [0.02, 0.012, 0.008, 0.005, 0.003], viewsPerFollower: [0.02, 0.012, 0.008, 0.005, 0.003], followingPerFollower: [0.05, 0.01, 0.002, 0.0006, 0.0002], commentsPerLike: null },
  x: { engagementRate: [0.02, 0.01, 0.006, 0.004, 0.003], viewsPerFollower: [0.3, 0.2, 0.15, 0.12, 0.1], followingPerFollower: [0.5, 0.05, 0.008, 0.002, 0.0005], commentsPerLike: 0.08 },
};

/** How far peers lie apart: their 75th hundredth is the median times e^(0.674 x spread). */
export const referenceSpread = { engagementRate: 0.6, viewsPerFollower: 0.8, followingPerFollower: 1, commentsPerLike: 0.6, engagementSpread: 0.4 } as const;
export const referenceEngagementSpread = 0.45;
export const referenceCredibility: Quantiles = { p10: 0.55, p25: 0.66, p50: 0.76, p75: 0.84, p90: 0.9 };
export const referenceGrowth30: Quantiles = { p10: -0.01, p25: 0, p50: 0.01, p75: 0.03, p90: 0.08 };

const around = (middle: number, spread: number): Quantiles => {
  const at = (deviations: number) => middle * Math.exp(deviations * spread);
  return { p10: at(-1.2816), p25: at(-0.6745), p50: middle, p75: at(0.6745), p90: at(1.2816) };
};

function referenceGroup(platform: Platform, tier: Tier): PeerGroup {
  const medians = referenceMedians[platform];
  const index = tiers.indexOf(tier);
  const rate = medians.engagementRate[index]!;
  const quantiles: Partial<Record<PeerMetric, Quantiles>> = {
    engagementRate: around(rate, referenceSpread.engagementRate),
    viewsPerFollower: around(medians.viewsPerFollower[index]!, referenceSpread.viewsPerFollower),
    credibility: referenceCredibility,
    followersGrowth30: referenceGrowth30,
  };
  if (medians.followingPerFollower) quantiles.followingPerFollower = around(medians.followingPerFollower[index]!, referenceSpread.followingPerFollower);
  if (medians.commentsPerLike !== null) {
    const likes = rate / (1 + medians.commentsPerLike);
    quantiles.commentsPerLike = around(medians.commentsPerLike, referenceSpread.commentsPerLike);
    quantiles.likeRate = around(likes, referenceSpread.engagementRate);
    quantiles.commentRate = around(likes * medians.commentsPerLike, referenceSpread.engagementRate);
    quantiles.engagementSpread = around(referenceEngagementSpread, referenceSpread.engagementSpread);
  }
  return { platform, tier, accounts: 0, isReference: true, quantiles };
}

/** A reference group for every network and tier. */
export const defaultPeerGroups: readonly PeerGroup[] = platforms.flatMap((platform) => tiers.map((tier) => referenceGroup(platform, tier)));

/**
 * The peers of an account: those of the catalogue where there are enough, the reference otherwise. What too few of the
 * catalogue's peers tell is taken from the reference too. Null while followers are not known.
 */
export function peerGroupOf(account: { platform: Platform; followers: number | null }, groups: readonly PeerGroup[]): PeerGroup | null {
  if (account.followers === null) return null;
  const tier = tierOf(account.followers);
  const isPeer = (group: PeerGroup) => group.platform === account.platform && group.tier === tier;
  const reference = defaultPeerGroups.find(isPeer)!;
  const counted = groups.find((group) => isPeer(group) && !group.isReference && group.accounts >= fewestPeers);
  return counted ? { ...counted, quantiles: { ...reference.quantiles, ...counted.quantiles } } : reference;
}
