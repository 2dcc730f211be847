import { z } from "zod";
import { AccountMetrics, AccountType, Audience, Gender, HistoryPoint, RecentPost } from "./creator-metrics.ts";
import { CreatorCard, growthWindows, Mark } from "./discovery.ts";
import { Id } from "./ids.ts";
import { Money } from "./money.ts";
import { Platform } from "./platforms.ts";

/** How peers usually are: nine of ten lie between `low` and `high`. */
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

/** The accounts of one network and size that an account is measured against; ranges by the name of what is compared. */
export const PeerGroupView = z.strictObject({ tier: z.string(), accounts: z.int(), computedAt: z.iso.datetime(), ranges: z.record(z.string(), PeerRange) });
export type PeerGroupView = z.infer<typeof PeerGroupView>;

/** Followers that came or went much faster than on this account's other days. `change` is the share of that step. */
export const GrowthSpike = z.strictObject({ from: z.iso.date(), to: z.iso.date(), before: z.number(), after: z.number(), change: z.number() });
export type GrowthSpike = z.infer<typeof GrowthSpike>;

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
  figures: AccountFigures,
  /** When the figures were computed; null before the first time. */
  figuresAt: z.iso.datetime().nullable(),
  history: HistoryPoint.array(),
  spikes: GrowthSpike.array(),
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
