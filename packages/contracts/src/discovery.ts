import { z } from "zod";
import { AccountType, AgeBracket, ContactKind, Gender, PostKind } from "./creator-metrics.ts";
import { Id } from "./ids.ts";
import { Currency, Money } from "./money.ts";
import { CountryCode, LanguageCode, Platform } from "./platforms.ts";

const Range = <T extends z.ZodNumber>(value: T) =>
  z.strictObject({ min: value.optional(), max: value.optional() }).refine((range) => range.min === undefined || range.max === undefined || range.min <= range.max, "The smallest value is above the largest.");
/** Any of `include`, none of `exclude`. */
const Choice = <T extends z.ZodType>(value: T) => z.strictObject({ include: z.array(value).max(50).optional(), exclude: z.array(value).max(50).optional() });
const CountRange = Range(z.int().min(0).max(100_000_000_000));
const word = z.string().trim().min(1).max(60);

/** Words or phrases of a text. People's text is plain text: it has no operators. */
export const TextMatch = z.strictObject({ all: z.array(word).max(10).optional(), any: z.array(word).max(20).optional(), none: z.array(word).max(20).optional() });
export type TextMatch = z.infer<typeof TextMatch>;

/** Shares one can ask for: steps of five per cent, and one per cent for "any at all". The index keeps these steps. */
export const shareSteps = [0.01, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95] as const;
const MinShare = z.number().refine((value) => (shareSteps as readonly number[]).includes(value), "Choose a share in steps of five per cent, from 0.05 to 0.95, or 0.01.");
const AudienceShare = <T extends z.ZodType>(value: T) => z.array(z.strictObject({ value, minShare: MinShare })).max(20).optional();

/** All of the conditions have to hold. `ages`: the brackets from `from` to `to` taken together. */
export const AudienceFilter = z.strictObject({
  countries: AudienceShare(CountryCode),
  cities: AudienceShare(z.string().trim().min(1).max(80)),
  languages: AudienceShare(LanguageCode),
  genders: AudienceShare(z.enum(["female", "male"])),
  ages: z.array(z.strictObject({ from: AgeBracket, to: AgeBracket, minShare: MinShare })).max(6).optional(),
  interests: AudienceShare(word),
  brands: AudienceShare(word),
  /** 0-1. */
  credibility: Range(z.number().min(0).max(1)).optional(),
  basis: z.enum(["followers", "likers", "commenters", "viewers"]).optional(),
  isKnown: z.boolean().optional(),
});
export type AudienceFilter = z.infer<typeof AudienceFilter>;

/** How an account's comments or reactions stand among its peers. */
export const marks = ["poor", "low", "average", "good", "excellent"] as const;
export const Mark = z.enum(marks);
export const growthMetrics = ["followers", "likes", "views"] as const;
export const growthWindows = [7, 30, 90, 180, 365] as const;
export const GrowthFilter = z.strictObject({ metric: z.enum(growthMetrics), days: z.union(growthWindows.map((days) => z.literal(days))), ...Range(z.number().min(-1).max(1_000)).shape });

/** Ranges over figures of an account: the same names are columns and sorts. Shares are 0-1, counts whole numbers. */
const ranges = {
  followers: CountRange.optional(),
  engagementRate: Range(z.number().min(0).max(10)).optional(),
  engagements: CountRange.optional(),
  averageLikes: CountRange.optional(),
  averageComments: CountRange.optional(),
  averageShares: CountRange.optional(),
  averageSaves: CountRange.optional(),
  averageViews: CountRange.optional(),
  reelsViews: CountRange.optional(),
  shortsViews: CountRange.optional(),
  liveViewers: CountRange.optional(),
  hoursStreamed: CountRange.optional(),
  activeDaysPerWeek: Range(z.number().min(0).max(7)).optional(),
  postCount: CountRange.optional(),
  estimatedReach: CountRange.optional(),
  /** 0-100. */
  authenticity: Range(z.number().min(0).max(100)).optional(),
};
export const rangeMetrics = Object.keys(ranges) as (keyof typeof ranges)[];
export type RangeMetric = keyof typeof ranges;

/**
 * Conditions that all have to hold. What is about an account (networks, ranges, growth, marks, type, last post) has to hold
 * for one and the same account: one on the networks asked for, and without `networks.include` the largest one.
 */
export const CreatorConditions = z.strictObject({
  text: z.string().max(200).optional(),
  networks: Choice(Platform).optional(),
  /** Has an account on each of these as well. */
  alsoOn: z.array(Platform).max(5).optional(),
  ...ranges,
  growth: z.array(GrowthFilter).max(6).optional(),
  commentsMark: z.array(Mark).max(5).optional(),
  reactionsMark: z.array(Mark).max(5).optional(),
  accountTypes: Choice(AccountType).optional(),
  isVerified: z.boolean().optional(),
  isPrivate: z.boolean().optional(),
  isOfficialArtist: z.boolean().optional(),
  lastPostWithinDays: z.int().min(1).max(3_650).optional(),
  postKinds: Choice(PostKind).optional(),
  hasSponsoredPosts: z.boolean().optional(),
  games: Choice(word).optional(),

  countries: Choice(CountryCode).optional(),
  cities: Choice(z.string().trim().min(1).max(80)).optional(),
  languages: Choice(LanguageCode).optional(),
  genders: Choice(Gender).optional(),
  age: Range(z.int().min(13).max(120)).optional(),
  topics: Choice(word).optional(),
  brands: Choice(word).optional(),
  hasContact: z.boolean().optional(),
  contacts: z.array(ContactKind).max(15).optional(),
  bio: TextMatch.optional(),
  captions: TextMatch.optional(),
  /** Name, handles, bio, captions, hashtags and mentions together. */
  anywhere: TextMatch.optional(),
  hashtags: Choice(word).optional(),
  mentions: Choice(word).optional(),
  /** Minor units. `stated` is what the creator asks for a post, `estimated` our formula; `either` takes the stated one first. */
  price: z.strictObject({ currency: Currency, basis: z.enum(["stated", "estimated", "either"]), ...Range(z.int().min(0).max(1_000_000_000_000)).shape }).optional(),

  audience: AudienceFilter.optional(),
  /** Creators whose content, or whose audience, is like that of these. */
  likeCreators: z.array(Id).min(1).max(5).optional(),
  likeAudienceOf: z.array(Id).min(1).max(5).optional(),

  source: z.enum(["import", "self"]).optional(),
  inLists: z.array(Id).max(20).optional(),
  notInLists: z.array(Id).max(20).optional(),
  notInCampaigns: z.array(Id).max(20).optional(),
  /** Leaves out whom this organization has invited, answered or worked with in these days. */
  notContactedWithinDays: z.int().min(1).max(3_650).optional(),
  notDeclined: z.boolean().optional(),
});
export type CreatorConditions = z.infer<typeof CreatorConditions>;

/** All conditions, and at least one of the groups `anyOf`, and none of the groups `noneOf`. Empty lists do not narrow. */
export const CreatorFilter = CreatorConditions.extend({ anyOf: z.array(CreatorConditions).max(8).optional(), noneOf: z.array(CreatorConditions).max(8).optional() });
export type CreatorFilter = z.infer<typeof CreatorFilter>;

export const creatorSorts = ["relevance", "name", "lastPost", "audienceMatch", "followersGrowth30", "followersGrowth90", "followersGrowth365", "estimatedPrice", ...rangeMetrics] as const;
export const CreatorSort = z.enum(creatorSorts);
export type CreatorSort = z.infer<typeof CreatorSort>;

const page = {
  limit: z.int().min(1).max(100).default(50),
  cursor: z.string().max(600).nullable().default(null),
  /** Sent by tRPC's client with every page of an infinite list; pages only go forward here. */
  direction: z.literal("forward").optional(),
};
/** `isDescending` is the natural order for figures; names and prices are read upwards by default. */
export const SearchCreatorsInput = z.strictObject({ filter: CreatorFilter, sort: CreatorSort.default("relevance"), isDescending: z.boolean().optional(), ...page });
export type SearchCreatorsInput = z.infer<typeof SearchCreatorsInput>;

const figure = z.number().nullable();
export const CardAccount = z.strictObject({
  platform: Platform, handle: z.string(), followers: figure, averageViews: figure, engagementRate: figure,
  authenticity: figure.default(null), followersGrowth30: figure.default(null), estimatedReach: figure.default(null), isVerified: z.boolean().default(false),
  lastPostAt: z.iso.datetime().nullable().default(null),
});
export const CreatorCard = z.strictObject({
  id: Id,
  displayName: z.string(),
  country: z.string().nullable(),
  city: z.string().nullable().default(null),
  languages: z.array(z.string()),
  topics: z.array(z.string()),
  source: z.enum(["import", "self", "manual"]),
  hasContact: z.boolean().default(false),
  /** For a post on the largest account, by our formula. */
  estimatedPrice: Money.nullable().default(null),
  accounts: z.array(CardAccount),
});
export type CreatorCard = z.infer<typeof CreatorCard>;

/** How this organization stands to a creator, shown on the row. */
export const CreatorRelation = z.strictObject({ creatorId: Id, lists: z.int(), campaigns: z.int(), lastContactAt: z.iso.datetime().nullable(), hasDeclined: z.boolean() });
export type CreatorRelation = z.infer<typeof CreatorRelation>;

/** How many match if this value were chosen, with all other filters in force. */
export const FacetCount = z.strictObject({ value: z.string(), count: z.int() });
export const termFacets = ["networks", "countries", "cities", "languages", "genders", "topics", "brands", "accountTypes"] as const;
export type TermFacet = (typeof termFacets)[number];
export const histogramFacets = ["followers", "engagementRate", "averageViews", "authenticity"] as const;
export type HistogramFacet = (typeof histogramFacets)[number];
/** Bars from `from` to before `to` (null: no end). */
export const HistogramBar = z.strictObject({ from: z.number(), to: z.number().nullable(), count: z.int() });
export const CreatorFacets = z.strictObject({
  /** True when counts are extrapolated from a sample: shown with "about". */
  isAbout: z.boolean(),
  terms: z.record(z.enum(termFacets), z.array(FacetCount)),
  histograms: z.record(z.enum(histogramFacets), z.array(HistogramBar)),
});
export type CreatorFacets = z.infer<typeof CreatorFacets>;

export const SearchCreatorsOutput = z.strictObject({
  creators: z.array(CreatorCard),
  total: z.int(),
  /** False when there are more than `total`, which is exact up to 10,000. */
  totalIsExact: z.boolean(),
  nextCursor: z.string().nullable(),
  /** True when the answer comes from PostgreSQL because the search engine is away. */
  limited: z.boolean(),
  /** Conditions that the limited search could not apply, by name. */
  ignored: z.array(z.string()),
});
export type SearchCreatorsOutput = z.infer<typeof SearchCreatorsOutput>;

export const CountCreatorsInput = z.strictObject({ filter: CreatorFilter });
/** Null while the search engine is away: counting all facets in PostgreSQL would hold up what it is there for. */
export const CountCreatorsOutput = z.strictObject({ facets: CreatorFacets.nullable() });

export const suggestionKinds = ["creator", "topic", "city", "brand"] as const;
export const SuggestInput = z.strictObject({ text: z.string().min(1).max(60), kinds: z.array(z.enum(suggestionKinds)).max(4).optional() });
export const Suggestion = z.strictObject({ kind: z.enum(suggestionKinds), value: z.string(), label: z.string(), creatorId: Id.nullable() });
export type Suggestion = z.infer<typeof Suggestion>;
export const SuggestOutput = z.strictObject({ suggestions: z.array(Suggestion) });

/** A sentence as filters: which words were understood as what, and which were left as text. */
export const UnderstandInput = z.strictObject({ sentence: z.string().max(300) });
export const UnderstandOutput = z.strictObject({ filter: CreatorFilter, understood: z.array(z.strictObject({ words: z.string(), field: z.string() })), left: z.string() });
export type UnderstandOutput = z.infer<typeof UnderstandOutput>;

export const SavedSearchView = z.strictObject({
  id: Id, name: z.string(), filter: CreatorFilter, sort: CreatorSort, hasAlert: z.boolean(),
  /** New matches since it was last opened; null before the first look. */
  newMatches: z.int().nullable(), lastCheckedAt: z.iso.datetime().nullable(), createdAt: z.iso.datetime(), version: z.int(),
});
export type SavedSearchView = z.infer<typeof SavedSearchView>;
const searchName = z.string().trim().min(1, "Give the search a name.").max(120);
export const SaveSearchInput = z.strictObject({ name: searchName, filter: CreatorFilter, sort: CreatorSort, hasAlert: z.boolean() });
export const ChangeSavedSearchInput = z.strictObject({ searchId: Id, version: z.int(), name: searchName, filter: CreatorFilter, sort: CreatorSort, hasAlert: z.boolean() });
export const SavedSearchIdInput = z.strictObject({ searchId: Id });

/** The file of an export is kept for so many days after it was made. */
export const exportKeptDays = 30;

/** As many creators as one piece of work takes. */
export const bulkLimit = 10_000;
/** Work on all results of a search, as far as the limit goes, or on chosen creators. */
export const BulkTarget = z.union([z.strictObject({ creatorIds: z.array(Id).min(1).max(bulkLimit) }), z.strictObject({ filter: CreatorFilter, sort: CreatorSort })]);
export const BulkAction = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("add-to-list"), listId: Id }),
  z.strictObject({ kind: z.literal("invite-to-campaign"), campaignId: Id }),
  z.strictObject({ kind: z.literal("export"), format: z.enum(["csv", "xlsx"]) }),
]);
export type BulkTarget = z.infer<typeof BulkTarget>;
export type BulkAction = z.infer<typeof BulkAction>;
export const StartBulkInput = z.strictObject({ target: BulkTarget, action: BulkAction });
export type StartBulkInput = z.infer<typeof StartBulkInput>;
export const BulkIdInput = z.strictObject({ bulkId: Id });
export const BulkView = z.strictObject({
  id: Id, action: BulkAction, status: z.enum(["running", "finished", "cancelled", "failed"]), total: z.int(), done: z.int(), changed: z.int(), skipped: z.int(),
  failure: z.string().nullable(), hasFile: z.boolean(), createdAt: z.iso.datetime(), finishedAt: z.iso.datetime().nullable(),
});
export type BulkView = z.infer<typeof BulkView>;

export const CompareCreatorsInput = z.strictObject({ creatorIds: z.array(Id).min(2).max(6) });
