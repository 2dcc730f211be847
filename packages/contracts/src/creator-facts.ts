import { z } from "zod";
import { StaleReason } from "./connections.ts";
import { AccountMetrics, AccountType, Audience, Gender, HistoryPoint, RecentPost } from "./creator-metrics.ts";
import { CreatorCard, growthWindows, Mark } from "./discovery.ts";
import { Id } from "./ids.ts";
import { Money } from "./money.ts";
import { Platform } from "./platforms.ts";
import { MeaningChange } from "./reporting.ts";

/** How peers usually are: half of them lie between `low` and `high`. */
export const PeerRange = z.strictObject({ low: z.number(), median: z.number(), high: z.number() });
/** What was seen, beside what peers usually show, and what it did to the result. */
export const FigureSignal = z.strictObject({ name: z.string(), value: z.number().nullable(), peers: PeerRange.nullable(), effect: z.number() });

/** A figure by the formula of its name in this version; null with the reason where its facts are not known. */
const figureOf = <T extends z.ZodType>(value: T) =>
  z.strictObject({ value: value.nullable(), version: z.int(), reason: z.string().nullable(), signals: FigureSignal.array().optional() });
/** By window in days: shares, 0.1 is ten per cent more. */
const Growth = z.partialRecord(z.enum(growthWindows.map(String)), z.number());

/** What our formulas made of an account, each under its formula's id. A figure that was never computed is left out. */
export const AccountFigures = z
  .strictObject({
    engagementRate: figureOf(z.number()),
    engagements: figureOf(z.number()),
    followersGrowth: figureOf(Growth),
    likesGrowth: figureOf(Growth),
    viewsGrowth: figureOf(Growth),
    commentsMark: figureOf(Mark),
    reactionsMark: figureOf(Mark),
    /** 0-100. */
    authenticity: figureOf(z.number()),
    estimatedReach: figureOf(z.number()),
    /** Minor units of USD. */
    estimatedPrice: figureOf(z.number()),
  })
  .partial();
export type AccountFigures = z.infer<typeof AccountFigures>;

/**
 * The accounts of one network and size that an account is measured against, from `followersFrom` to below `followersTo`
 * (null: no end). `isReference`: from our table of usual values, as the catalogue has too few such accounts yet.
 */
export const PeerGroupView = z.strictObject({
  tier: z.string(),
  followersFrom: z.int(),
  followersTo: z.int().nullable(),
  accounts: z.int(),
  isReference: z.boolean(),
  computedAt: z.iso.datetime().nullable(),
  /** By the name of what is compared. */
  ranges: z.record(z.string(), PeerRange),
});
export type PeerGroupView = z.infer<typeof PeerGroupView>;

export const spikeCauses = ["viral-post", "views-rose", "more-posts", "after-rise", "unexplained", "not-known"] as const;
/** Followers that came or went all at once. `change` is the share of the followers before; `postUrl` the post that explains it. */
export const GrowthSpike = z.strictObject({
  from: z.iso.date(), to: z.iso.date(), before: z.number(), after: z.number(), change: z.number(), cause: z.enum(spikeCauses), postUrl: z.string().nullable(),
});
export type GrowthSpike = z.infer<typeof GrowthSpike>;

/** A formula as it is now, run over each day of the account's history. `isLikesOnly`: histories keep neither comments nor shares. */
export const FigureSeriesView = z.strictObject({
  formula: z.string(), version: z.int(), isLikesOnly: z.boolean(), points: z.array(z.strictObject({ day: z.iso.date(), value: z.number().nullable() })),
  /** Days from which what it is made of means something else. */
  marks: z.array(MeaningChange),
});

export const AccountFactsView = z.strictObject({
  id: Id,
  platform: Platform,
  handle: z.string(),
  url: z.string().nullable(),
  accountType: AccountType.nullable(),
  isVerified: z.boolean(),
  isPrivate: z.boolean(),
  isOfficialArtist: z.boolean(),
  followers: z.number().nullable(),
  averageViews: z.number().nullable(),
  /** As the source told it, a share 0-1; ours is `figures.engagementRate`. */
  engagementRate: z.number().nullable(),
  metrics: AccountMetrics,
  postCount: z.number().nullable(),
  lastPostAt: z.iso.datetime().nullable(),
  games: z.array(z.string()),
  /** Where the facts come from and when they were read. */
  source: z.string(),
  readAt: z.iso.datetime(),
  /** Whether the creator connected the account, so that it is read by their consent. */
  isConnected: z.boolean(),
  /** The last good reading by a connector; null before the first, and for accounts that nobody reads. */
  lastReadAt: z.iso.datetime().nullable(),
  /** Since when and why readings fail; null while they work. */
  staleSince: z.iso.datetime().nullable(),
  staleReason: StaleReason.nullable(),
  figures: AccountFigures,
  /** When the figures were computed; null before the first time. */
  figuresAt: z.iso.datetime().nullable(),
  history: HistoryPoint.array(),
  /** Days within the history from which views mean something else. */
  viewMarks: MeaningChange.array(),
  spikes: GrowthSpike.array(),
  past: FigureSeriesView.array(),
  posts: RecentPost.array(),
  audience: Audience.nullable(),
  audienceReadAt: z.iso.datetime().nullable(),
  peers: PeerGroupView.nullable(),
});
export type AccountFactsView = z.infer<typeof AccountFactsView>;

/** All that is known of a creator and their accounts, the largest first. */
export const CreatorFacts = z.strictObject({
  id: Id,
  displayName: z.string(),
  country: z.string().nullable(),
  city: z.string().nullable(),
  gender: Gender.nullable(),
  birthYear: z.int().nullable(),
  languages: z.array(z.string()),
  topics: z.array(z.string()),
  brands: z.array(z.string()),
  contactKinds: z.array(z.string()),
  source: z.enum(["import", "self", "manual"]),
  rates: z.array(z.strictObject({ platform: Platform, format: z.string(), price: Money })),
  accounts: AccountFactsView.array(),
});
export type CreatorFacts = z.infer<typeof CreatorFacts>;

/** Side by side in the order asked for, without the posts. */
export const CompareCreatorsOutput = z.strictObject({ creators: CreatorFacts.array() });

export const FindRelationsInput = z.strictObject({ creatorIds: z.array(Id).min(1).max(100) });

export const lookalikeKinds = ["content", "audience"] as const;
export const FindLookalikesInput = z.strictObject({ creatorId: Id, by: z.enum(lookalikeKinds) });
/** The nearest twelve first. Empty and `limited` while the search engine is away. */
export const FindLookalikesOutput = z.strictObject({ creators: CreatorCard.array(), limited: z.boolean() });

export const figureUnits = ["share", "count", "points", "mark", "usd-minor", "growth"] as const;
/** A figure's formula as its reader sees it: what it means, how it is computed on each network, and worked examples. */
export const FormulaView = z.strictObject({
  id: AccountFigures.keyof(),
  version: z.int(),
  unit: z.enum(figureUnits),
  basis: z.enum(["measured", "estimated"]),
  meaning: z.string(),
  definitions: z.array(z.strictObject({ networks: z.array(Platform), text: z.string(), source: z.string() })),
  reads: z.array(z.string()),
  examples: z.array(z.string()),
});
export type FormulaView = z.infer<typeof FormulaView>;
