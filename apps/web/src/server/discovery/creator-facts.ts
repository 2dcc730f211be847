import type { AccountFactsView, CreatorFacts, GrowthSpike, PeerGroupView } from "@fanfare/contracts/creator-facts";
import { countedPeerGroups, storedFactsOf, type StoredAccount } from "@fanfare/db/readers/creator-facts";
import { inScope } from "@fanfare/db/scoped";
import { growthSpikesOf, isRateOfViews, peerGroupOf, seriesOf, tierFrom, tiers, type PeerGroup } from "@fanfare/domain/discovery";
import { scopeOf, type Member } from "@fanfare/domain/kernel";
import { meaningChangesWithin } from "@fanfare/domain/tracking";
import type { App } from "../app.ts";

type CountedGroup = PeerGroup & { computedAt: Date };

/** Everything known of these creators as the member's organization sees it, in the order asked for. Throws not-found. */
export async function creatorFacts(app: App, member: Member, creatorIds: readonly string[]): Promise<CreatorFacts[]> {
  const { creators, groups } = await inScope(app.db, scopeOf(member), async (sql) => ({
    creators: await storedFactsOf(sql, creatorIds),
    groups: await countedPeerGroups(sql),
  }));
  return creators.map((creator) => ({ ...creator, accounts: creator.accounts.map((account) => explained(account, groups)) }));
}

/** The account with what its figures have to be read beside: sudden changes of followers, and its peers. */
const explained = (account: StoredAccount, groups: readonly CountedGroup[]): AccountFactsView => ({ ...account, viewMarks: viewMarksOf(account), spikes: spikesOf(account), past: pastOf(account, groups), peers: peersOf(account, groups) });

/** The figures whose past is drawn, by the formulas of today. */
const drawn = ["engagementRate", "followersGrowth"] as const;

const pastOf = (account: StoredAccount, groups: readonly CountedGroup[]): AccountFactsView["past"] =>
  drawn.map((figure) => seriesOf(figure, account, peerGroupOf(account, groups))).map(({ formula, version, isLikesOnly, points }) => ({
    formula, version, isLikesOnly, points, marks: formula === "engagementRate" && isRateOfViews(account.platform) ? viewMarksOf(account) : [],
  }));

function viewMarksOf({ platform, history }: StoredAccount): AccountFactsView["viewMarks"] {
  const days = history.map(({ day }) => day).sort();
  const [first, last] = [days[0], days.at(-1)];
  return first && last ? meaningChangesWithin([platform], "views", first, last) : [];
}

const spikesOf = (account: StoredAccount): GrowthSpike[] =>
  growthSpikesOf(account).map(({ from, to, before, after, share, cause, postUrl }) => ({ from, to, before, after, change: share, cause, postUrl }));

function peersOf(account: StoredAccount, groups: readonly CountedGroup[]): PeerGroupView | null {
  const group = peerGroupOf(account, groups);
  if (!group) return null;
  const counted = groups.find(({ platform, tier }) => platform === group.platform && tier === group.tier);
  const above = tiers[tiers.indexOf(group.tier) + 1];
  const { tier, accounts, isReference } = group;
  return {
    tier, accounts, isReference, followersFrom: tierFrom[tier], followersTo: above ? tierFrom[above] : null,
    computedAt: isReference ? null : (counted?.computedAt.toISOString() ?? null),
    ranges: Object.fromEntries(Object.entries(group.quantiles).map(([metric, { p25, p50, p75 }]) => [metric, { low: p25, median: p50, high: p75 }])),
  };
}
