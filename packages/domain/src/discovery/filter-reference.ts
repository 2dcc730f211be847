import type { AudienceFilter, CreatorFilter } from "@fanfare/contracts/discovery";

/** A condition as its reader sees it. The last three are what other products call it, null where they have none. */
export type FilterEntry = { meaning: string; unit: string; example: CreatorFilter; modash: string | null; hypeAuditor: string | null; insightIq: string | null };

export type FilterName = keyof CreatorFilter | `audience.${keyof AudienceFilter}`;

const entry = (meaning: string, unit: string, example: CreatorFilter, modash: string | null = null, hypeAuditor: string | null = null, insightIq: string | null = null): FilterEntry => ({ meaning, unit, example, modash, hypeAuditor, insightIq });

const count = "whole number, from and to";
const share = "share 0-1, from and to";
const lists = "any of `include`, none of `exclude`";
const someId = "01920000-0000-7000-8000-000000000001";
const audienceShare = (what: string) => `${what}, each with its least share of the audience in steps of 0.05, or 0.01 for any at all; all have to hold`;

/**
 * Every condition of a search. What is about an account holds for one and the same account: one on `networks.include`,
 * and without it the largest one.
 */
export const filterReference: Record<FilterName, FilterEntry> = {
  text: entry("Words of name, handle, bio or topics.", "text", { text: "slow travel" }, "keywords", "search[]", "description_keywords"),
  networks: entry("On any of these networks; the conditions about an account then hold for an account there.", lists, { networks: { include: ["tiktok", "youtube"] } }, "path /instagram|tiktok|youtube/search", "social_network", "work_platform_id"),
  alsoOn: entry("Has an account on each of these networks as well.", "networks", { networks: { include: ["tiktok"] }, alsoOn: ["youtube"] }, "hasYouTube", null, null),
  followers: entry("Followers or subscribers.", count, { followers: { min: 20_000, max: 80_000 } }, "followers", "subscribers_count", "follower_count, subscriber_count"),
  engagementRate: entry("Reactions to a typical post by those who could react, by our formula for the network.", share, { engagementRate: { min: 0.03 } }, "engagementRate", "er (0-100)", "engagement_rate"),
  engagements: entry("Likes, comments and shares of a typical post together.", count, { engagements: { min: 500 } }, "engagements", "engagement_avg", "total_engagements"),
  averageLikes: entry("Likes of a typical post.", count, { averageLikes: { min: 400 } }, null, "likes_count, alikes_avg", "average_likes"),
  averageComments: entry("Comments of a typical post.", count, { averageComments: { min: 20 } }, null, "comments_avg", null),
  averageShares: entry("Shares or reposts of a typical post.", count, { averageShares: { min: 10 } }, "shares", "shares_avg", "share_count"),
  averageSaves: entry("Saves of a typical post.", count, { averageSaves: { min: 10 } }, "saves", null, "save_count"),
  averageViews: entry("Views of a typical post.", count, { averageViews: { min: 10_000 } }, "views", "views_avg", "average_views"),
  reelsViews: entry("Views of a typical reel.", count, { reelsViews: { min: 10_000 } }, "reelsPlays", "reels_video_views_avg", "instagram_options.reel_views"),
  shortsViews: entry("Views of a typical short.", count, { shortsViews: { min: 10_000 } }, null, "shorts_video_views_avg", null),
  liveViewers: entry("Viewers of a stream at the same time, on average.", count, { liveViewers: { min: 100 } }, null, "twitch_live_viewers_avg", null),
  hoursStreamed: entry("Hours streamed in the last 30 days.", count, { hoursStreamed: { min: 20 } }, null, "twitch_hours_streamed", null),
  activeDaysPerWeek: entry("Days a week on which the channel streams.", "number 0-7, from and to", { activeDaysPerWeek: { min: 3 } }, null, "twitch_active_days_per_week", null),
  postCount: entry("Posts in all.", count, { postCount: { min: 50 } }, null, "media_count", "content_count"),
  estimatedReach: entry("People a typical post may be shown to, by our formula; never mixed with measured reach.", count, { estimatedReach: { min: 5_000 } }),
  authenticity: entry("How far the account behaves like one with real followers, by our formula, with its reasons.", "points 0-100, from and to", { authenticity: { min: 70 } }, null, "aqs, cqs", null),
  growth: entry("Growth of followers, likes or views over 7, 30, 90, 180 or 365 days; all have to hold.", "share, 0.1 is ten per cent more, from and to", { growth: [{ metric: "followers", days: 30, min: 0.05 }] }, "followersGrowthRate, likesGrowthRate, viewsGrowthRate", "growth, likes_growth_prc", "follower_growth, subscriber_growth, views_growth"),
  commentsMark: entry("How comments stand among accounts of the same network and size.", "poor, low, average, good, excellent; any of them", { commentsMark: ["good", "excellent"] }, null, "comments_rate.marks", null),
  reactionsMark: entry("How likes stand among accounts of the same network and size.", "poor, low, average, good, excellent; any of them", { reactionsMark: ["good", "excellent"] }, null, "reactions_rate.marks", null),
  accountTypes: entry("Kind of account.", `personal, creator, business, brand; ${lists}`, { accountTypes: { exclude: ["brand"] } }, "accountTypes", "account_type", "platform_account_type, creator_account_type[]"),
  isVerified: entry("Verified by the network.", "yes or no", { isVerified: true }, "isVerified", "verified", "is_verified"),
  isPrivate: entry("Posts are for followers only.", "yes or no", { isPrivate: false }, null, null, "exclude_private_profiles"),
  isOfficialArtist: entry("An artist's official channel on YouTube.", "yes or no", { isOfficialArtist: false }, "isOfficialArtist", null, "is_official_artist"),
  lastPostWithinDays: entry("Has posted in the last days.", "days", { lastPostWithinDays: 30 }, "lastposted", "last_media_time.from", "last_post_timestamp"),
  postKinds: entry("Recent posts are of these kinds.", `video, short, stream, image, carousel, story; ${lists}`, { postKinds: { include: ["short"] } }, null, null, "post_type"),
  hasSponsoredPosts: entry("Recent posts are marked as paid.", "yes or no", { hasSponsoredPosts: true }, "hasSponsoredPosts", "account_has_launched_advertising", "has_sponsored_posts"),
  games: entry("Games that the channel streams.", lists, { games: { include: ["Minecraft"] } }, null, "twitch_games", null),
  countries: entry("Where the creator lives.", `ISO 3166-1 alpha-2; ${lists}`, { countries: { include: ["DE", "AT"] } }, "location[]", "account_geo.country[]", "creator_locations[]"),
  cities: entry("City where the creator lives.", lists, { cities: { include: ["Berlin"] } }, "location[]", "account_geo.city[]", "creator_locations[]"),
  languages: entry("Languages the creator speaks in posts.", `ISO 639-1; ${lists}`, { languages: { include: ["es"] } }, "language", "account_languages[]", "creator_language.code"),
  genders: entry("Gender of the creator.", `female, male, nonbinary, organization; ${lists}`, { genders: { include: ["female"] } }, "gender", "account_gender", "creator_gender"),
  age: entry("Age of the creator.", "years, from and to", { age: { min: 25, max: 34 } }, "age", "account_age", "creator_age, creator_age_bracket"),
  topics: entry("What the creator is about.", lists, { topics: { include: ["fitness"], exclude: ["betting"] } }, "interests[]", "category, thematics", "creator_interests[], topic_relevance"),
  brands: entry("Brands the creator has worked with or mentioned.", lists, { brands: { exclude: ["Acme"] } }, "brands[]", null, "creator_brand_affinities[], brand_sponsors[]"),
  hasContact: entry("Any way to write to the creator is known.", "yes or no", { hasContact: true }, "hasContactDetails[]", "account_has_contacts", "has_contact_details"),
  contacts: entry("All of these ways to reach the creator are known.", "email, phone, website, whatsapp, telegram, …", { contacts: ["email"] }, "hasContactDetails[].contactType", null, "specific_contact_details[]"),
  bio: entry("Words or phrases of the bio.", "`all`, `any` and `none` of them", { bio: { any: ["coach", "trainer"] } }, "bio", "search_description[]", "bio_phrase"),
  captions: entry("Words or phrases of recent captions.", "`all`, `any` and `none` of them", { captions: { all: ["meal prep"] } }, "keywords", "search_content[]", "description_keywords"),
  anywhere: entry("Words or phrases of name, handles, bio, captions, hashtags and mentions together.", "`all`, `any` and `none` of them", { anywhere: { none: ["giveaway"] } }, "keywords", "search[]", null),
  hashtags: entry("Hashtags of recent posts, without #.", lists, { hashtags: { include: ["vegan"] } }, "textTags[] of type hashtag", null, "hashtags[].name"),
  mentions: entry("Accounts mentioned in recent posts, without @.", lists, { mentions: { exclude: ["acme"] } }, "textTags[] of type mention", "account_mentions", "mentions[].name"),
  price: entry("Price of a post: as the creator states it, as we estimate it, or the stated one and else the estimate.", "minor units of the currency, from and to", { price: { currency: "EUR", basis: "either", max: 50_000 } }, null, "blogger_prices.post_price", null),
  audience: entry("Who sees the account; the conditions below, which all have to hold.", "see below", { audience: { isKnown: true } }, "audience", "audience_geo, audience_gender, audience_age", "audience_*"),
  "audience.countries": entry("Where the audience lives.", audienceShare("ISO 3166-1 alpha-2"), { audience: { countries: [{ value: "DE", minShare: 0.2 }] } }, "audience.location[]", "audience_geo.countries[]", "audience_locations[]"),
  "audience.cities": entry("Cities where the audience lives.", audienceShare("names"), { audience: { cities: [{ value: "Berlin", minShare: 0.05 }] } }, "audience.location[]", "audience_geo.cities[]", "audience_locations[]"),
  "audience.languages": entry("Languages the audience speaks.", audienceShare("ISO 639-1"), { audience: { languages: [{ value: "es", minShare: 0.3 }] } }, "audience.language", null, "audience_language[]"),
  "audience.genders": entry("Genders of the audience.", audienceShare("female or male"), { audience: { genders: [{ value: "female", minShare: 0.6 }] } }, "audience.gender", "audience_gender", "audience_gender"),
  "audience.ages": entry("Age brackets of the audience, taken together from the first to the last.", audienceShare("from and to of 13-17, 18-24, 25-34, 35-44, 45-64, 65+"), { audience: { ages: [{ from: "18-24", to: "25-34", minShare: 0.5 }] } }, "audience.age[], audience.ageRange", "audience_age", "audience_age"),
  "audience.interests": entry("What the audience is interested in.", audienceShare("topics"), { audience: { interests: [{ value: "cooking", minShare: 0.1 }] } }, "audience.interests[]", "interests[]", "audience_interests[], audience_interest_affinities[]"),
  "audience.brands": entry("Brands the audience likes.", audienceShare("names"), { audience: { brands: [{ value: "Acme", minShare: 0.05 }] } }, null, null, "audience_brand_affinities[]"),
  "audience.credibility": entry("Share of the audience that its source judges to be real people.", share, { audience: { credibility: { min: 0.8 } } }, "audience.credibility", "part of aqs", "audience_credibility_score"),
  "audience.basis": entry("Whom the source looked at.", "followers, likers, commenters or viewers", { audience: { basis: "followers" } }, null, null, "audience_source"),
  "audience.isKnown": entry("Anything is known of the audience.", "yes or no", { audience: { isKnown: true } }, null, null, "has_audience_info"),
  likeCreators: entry("Content like that of these creators, nearest first.", "up to five creators", { likeCreators: [someId] }, "relevance[]", "similar", "creator_lookalikes"),
  likeAudienceOf: entry("An audience like that of these creators, nearest first.", "up to five creators", { likeAudienceOf: [someId] }, "audienceRelevance[]", null, "audience_lookalikes"),
  source: entry("How the creator came into the catalogue.", "import or self", { source: "self" }),
  inLists: entry("On any of these lists of the organization.", "lists", { inLists: [someId] }),
  notInLists: entry("On none of these lists.", "lists", { notInLists: [someId] }, null, "username_exclude[]", null),
  notInCampaigns: entry("In none of these campaigns.", "campaigns", { notInCampaigns: [someId] }, null, "username_exclude[]", null),
  notContactedWithinDays: entry("Not invited, answered or worked with by the organization in these days.", "days", { notContactedWithinDays: 90 }),
  notDeclined: entry("Has not declined an invitation of the organization.", "yes", { notDeclined: true }),
  anyOf: entry("At least one of these groups of conditions holds.", "up to eight groups", { anyOf: [{ countries: { include: ["DE"] } }, { languages: { include: ["de"] } }] }, "filterOperations[] with or", null, null),
  noneOf: entry("None of these groups of conditions holds.", "up to eight groups", { noneOf: [{ topics: { include: ["betting"] } }] }, "filterOperations[] with not", "exclude lists", null),
};
