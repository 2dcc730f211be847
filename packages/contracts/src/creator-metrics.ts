import { z } from "zod";
import { CountryCode, LanguageCode } from "./platforms.ts";

/** What is known of an account beside its name. Everything a source did not tell is null, never 0. */
const count = z.number().min(0).nullable().default(null);
const share = z.number().min(0).max(1);

export const accountTypes = ["personal", "creator", "business", "brand"] as const;
export const AccountType = z.enum(accountTypes);
export const postKinds = ["video", "short", "stream", "image", "carousel", "story"] as const;
export const PostKind = z.enum(postKinds);
export type PostKind = z.infer<typeof PostKind>;
export const genders = ["female", "male", "nonbinary", "organization"] as const;
export const Gender = z.enum(genders);
export const contactKinds = ["email", "phone", "website", "whatsapp", "telegram", "discord", "facebook", "linkedin", "line", "kakao", "viber", "snapchat", "linktree", "patreon", "agency"] as const;
export const ContactKind = z.enum(contactKinds);
/** Age brackets of audiences, as the platforms tell them. */
export const ageBrackets = ["13-17", "18-24", "25-34", "35-44", "45-64", "65+"] as const;
export const AgeBracket = z.enum(ageBrackets);

/** Averages per post of an account; medians where the source tells them. Live figures are Twitch's. */
export const AccountMetrics = z.strictObject({
  averageLikes: count,
  averageComments: count,
  averageShares: count,
  averageSaves: count,
  reelsViews: count,
  shortsViews: count,
  /** Viewers at the same time, on average. */
  liveViewers: count,
  /** In the last 30 days. */
  hoursStreamed: count,
  activeDaysPerWeek: z.number().min(0).max(7).nullable().default(null),
  /** Accounts that this one follows. */
  following: count,
});
export type AccountMetrics = z.infer<typeof AccountMetrics>;

/** Partial: a source that tells two brackets of six is still worth reading. */
const shares = (key: z.ZodString | z.ZodEnum) => (z.partialRecord(key, share) as z.ZodType<Record<string, number>, Record<string, number>>).default({});

/** Who sees an account: shares 0-1 of its audience, each group adding up to at most 1. */
export const Audience = z.strictObject({
  /** Whom the source looked at. */
  basis: z.enum(["followers", "likers", "commenters", "viewers"]),
  countries: shares(CountryCode),
  cities: shares(z.string().min(1).max(80)),
  languages: shares(LanguageCode),
  genders: shares(z.enum(["female", "male"])),
  ages: shares(AgeBracket),
  interests: shares(z.string().min(1).max(60)),
  brands: shares(z.string().min(1).max(60)),
  /** Share judged to be real people by the source; null where it does not judge. */
  credibility: share.nullable(),
});
export type Audience = z.infer<typeof Audience>;

/** An account at the end of a day: what growth is computed from. Oldest first, at most one a day. */
export const HistoryPoint = z.strictObject({ day: z.iso.date(), followers: count, averageLikes: count, averageViews: count });
export type HistoryPoint = z.infer<typeof HistoryPoint>;

/** One of an account's newest posts, as its source showed it. */
export const RecentPost = z.strictObject({
  url: z.string().max(500),
  kind: PostKind,
  publishedAt: z.iso.datetime(),
  caption: z.string().max(2_200),
  hashtags: z.array(z.string().max(60)).max(30),
  mentions: z.array(z.string().max(60)).max(30),
  isSponsored: z.boolean(),
  views: count,
  likes: count,
  comments: count,
  shares: count,
  saves: count,
});
export type RecentPost = z.infer<typeof RecentPost>;
