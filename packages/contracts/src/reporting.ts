import { z } from "zod";
import { BudgetView, CampaignBrand, CampaignStatus } from "./campaigns.ts";
import { FreshnessView, ReportFreshness } from "./freshness.ts";
import { Id } from "./ids.ts";
import { Currency, Money } from "./money.ts";
import { Platform } from "./platforms.ts";
import { PostMark, PublicationStatus } from "./tracking.ts";

/** A moment to look back to: a day (all of it, in UTC) or an instant. */
export const AsOf = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);
export type AsOf = z.infer<typeof AsOf>;

/** The figures of a campaign, in the order in which they are shown. */
export const figureIds = ["budget", "funded", "committed", "spent", "free", "posts", "reach", "views", "engagements", "engagement-rate", "cpm", "cpe"] as const;
export const FigureId = z.enum(figureIds);
export type FigureId = z.infer<typeof FigureId>;

/** Why a figure is not known: no verified post, a platform that does not tell, nothing to divide by. */
export const UnknownReason = z.enum(["no-posts", "not-told", "no-views", "no-engagements", "nothing-spent"]);
export type UnknownReason = z.infer<typeof UnknownReason>;

/** Where a figure comes from. `readAt` is the oldest reading in it, so a figure is never newer than it looks. */
const origin = {
  reason: UnknownReason.nullable(),
  formula: FigureId,
  version: z.int(),
  source: z.enum(["campaign", "ledger", "platform", "platform-and-ledger"]),
  readAt: z.iso.datetime().nullable(),
  basis: z.enum(["measured", "estimated"]),
};

/** A value with its origin; null comes with the reason. Shares are 0 to 1 and more. */
export const FigureView = z.discriminatedUnion("unit", [
  z.strictObject({ unit: z.literal("money"), value: Money.nullable(), ...origin }),
  z.strictObject({ unit: z.literal("count"), value: z.number().nullable(), ...origin }),
  z.strictObject({ unit: z.literal("share"), value: z.number().nullable(), ...origin }),
]);
export type FigureView = z.infer<typeof FigureView>;
export const Figures = z.record(FigureId, FigureView);
export type Figures = z.infer<typeof Figures>;

const numbers = { views: z.number().nullable(), engagements: z.number().nullable(), engagementRate: z.number().nullable() };

export const PostRow = z.strictObject({
  publicationId: Id,
  collaborationId: Id,
  deliverableId: Id,
  creatorId: Id,
  creatorName: z.string(),
  platform: Platform,
  url: z.string(),
  title: z.string().nullable(),
  status: PublicationStatus,
  /** What became of the verified post by now; null while it is as it was. */
  mark: PostMark.nullable(),
  publishedAt: z.iso.datetime().nullable(),
  readAt: z.iso.datetime().nullable(),
  freshness: FreshnessView,
  likes: z.number().nullable(),
  comments: z.number().nullable(),
  shares: z.number().nullable(),
  ...numbers,
});
export type PostRow = z.infer<typeof PostRow>;

/** A creator in the campaign. `paid` is what was settled; cost figures are null until something was. */
export const CreatorRow = z.strictObject({
  collaborationId: Id,
  creatorId: Id,
  creatorName: z.string(),
  status: z.string(),
  agreed: Money.nullable(),
  paid: Money.nullable(),
  posts: z.int(),
  cpm: Money.nullable(),
  cpe: Money.nullable(),
  /** Of the post by which the sums are trusted least; null where none is verified. */
  freshness: FreshnessView.nullable(),
  ...numbers,
});
export type CreatorRow = z.infer<typeof CreatorRow>;

/** Totals over all posts at the end of each step: minutes, hours or days, by how long there are readings. */
export const Series = z.strictObject({
  step: z.enum(["minute", "hour", "day"]),
  points: z.array(z.strictObject({ at: z.iso.datetime(), views: z.number().nullable(), engagements: z.number().nullable() })),
});
export type Series = z.infer<typeof Series>;

/** Counts whose meaning the platforms may change. */
export const MeteredCount = z.enum(["views", "likes", "comments", "shares"]);
export type MeteredCount = z.infer<typeof MeteredCount>;
/** From this day (UTC) the platform counts something else under the same name. */
export const MeaningChange = z.strictObject({
  id: z.enum(["youtube-shorts-views", "youtube-all-views", "instagram-views"]), platform: Platform, metric: MeteredCount, from: z.iso.date(),
});
export type MeaningChange = z.infer<typeof MeaningChange>;

/** How much of the stories that were asked for was seen: read while they lived, shown by an accepted proof, or neither. */
export const StoryCoverage = z.strictObject({ stories: z.int(), captured: z.int(), proof: z.int(), missing: z.int() });
export type StoryCoverage = z.infer<typeof StoryCoverage>;

export const CampaignReport = z.strictObject({
  campaign: z.strictObject({
    id: Id, name: z.string(), brand: CampaignBrand, status: CampaignStatus, startsOn: z.iso.date().nullable(), endsOn: z.iso.date().nullable(),
  }),
  budget: BudgetView,
  figures: Figures,
  stages: z.array(z.strictObject({ status: z.string(), count: z.int() })),
  series: Series,
  posts: z.array(PostRow),
  creators: z.array(CreatorRow),
  /** Days within the series from which the views of one of its platforms mean something else. */
  marks: z.array(MeaningChange),
  /** Null where no story was asked for. */
  stories: StoryCoverage.nullable(),
  freshness: ReportFreshness,
  /** The newest reading of any post; null before the first. */
  readAt: z.iso.datetime().nullable(),
  /** The moment that was asked about; null: now. */
  asOf: AsOf.nullable(),
});
export type CampaignReport = z.infer<typeof CampaignReport>;
/** `asOf`: what was known then. Which stages collaborations were in is not kept by day, so there are none then. */
export const CampaignReportInput = z.strictObject({ campaignId: Id, asOf: AsOf.nullable().default(null) });

const counts = { views: z.number().nullable(), likes: z.number().nullable(), comments: z.number().nullable(), shares: z.number().nullable() };
export const FindPostAsOfInput = z.strictObject({ publicationId: Id, asOf: AsOf });
/** The last reading up to a moment; null where there was none yet. */
export const PostAsOf = z.strictObject({ takenAt: z.iso.datetime(), ...counts }).nullable();
export type PostAsOf = z.infer<typeof PostAsOf>;
export const FindAccountAsOfInput = z.strictObject({ accountId: Id, asOf: AsOf });
export const AccountAsOf = z.strictObject({ takenAt: z.iso.datetime(), followers: z.number().nullable(), views: z.number().nullable(), posts: z.number().nullable() }).nullable();
export type AccountAsOf = z.infer<typeof AccountAsOf>;

export const ActivityRow = z.strictObject({
  id: Id,
  type: z.string(),
  actorName: z.string(),
  actorKind: z.string(),
  creatorName: z.string().nullable(),
  amount: Money.nullable(),
  occurredAt: z.iso.datetime(),
});
export type ActivityRow = z.infer<typeof ActivityRow>;
export const CampaignActivityInput = z.strictObject({ campaignId: Id, limit: z.int().min(1).max(200).default(30) });

export const FindPortfolioInput = z.strictObject({ brandId: Id.nullable().default(null) });
export type FindPortfolioInput = z.infer<typeof FindPortfolioInput>;
export const PortfolioRow = z.strictObject({
  campaignId: Id, name: z.string(), brand: CampaignBrand, status: CampaignStatus, startsOn: z.iso.date().nullable(), endsOn: z.iso.date().nullable(),
  creators: z.int(), figures: Figures,
});
export type PortfolioRow = z.infer<typeof PortfolioRow>;
/** Money is never added over currencies: there are totals for each. */
export const Portfolio = z.strictObject({
  rows: z.array(PortfolioRow),
  totals: z.array(z.strictObject({ currency: Currency, campaigns: z.int(), figures: Figures })),
  brands: z.array(z.strictObject({ id: Id, name: z.string() })),
});
export type Portfolio = z.infer<typeof Portfolio>;

export const ShareReportInput = z.strictObject({ campaignId: Id, expiresInDays: z.int().min(1).max(365).nullable() });
export type ShareReportInput = z.infer<typeof ShareReportInput>;
/** The address is the key, and is told this once. */
export const ShareReportResult = z.strictObject({ id: Id, version: z.int(), url: z.string() });
export const RevokeShareInput = z.strictObject({ shareLinkId: Id });
export type RevokeShareInput = z.infer<typeof RevokeShareInput>;
export const ShareLinkView = z.strictObject({
  id: Id, createdBy: z.string(), createdAt: z.iso.datetime(), expiresAt: z.iso.datetime().nullable(), state: z.enum(["open", "expired", "revoked"]),
});
export type ShareLinkView = z.infer<typeof ShareLinkView>;
