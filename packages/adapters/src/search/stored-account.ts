import type { Audience } from "@fanfare/contracts/creator-metrics";
import { growthMetrics, growthWindows, shareSteps } from "@fanfare/contracts/discovery";
import { fold, type AccountFacts } from "@fanfare/domain/discovery";
import { ageRanges } from "./age-ranges.ts";

/** Shares come from divisions: what misses a step by less than this has reached it. */
const tolerance = 1e-9;
const percentages = shareSteps.map((step) => Math.round(step * 100));

/** Kinds of audience groups, by the letter that their tokens begin with. */
export const audienceKinds = { countries: "c", cities: "t", languages: "l", genders: "g", interests: "i", brands: "b" } as const;
export type AudienceKind = keyof typeof audienceKinds;
const kinds = Object.entries(audienceKinds) as [AudienceKind, string][];
const isNamedFreely = (kind: AudienceKind) => kind === "cities" || kind === "interests" || kind === "brands";

/** The token of an audience of which at least `share` is in this group. */
export const audienceToken = (kind: AudienceKind, value: string, share: number): string =>
  `${audienceKinds[kind]}:${isNamedFreely(kind) ? fold(value) : value}@${Math.round(share * 100)}`;

/** Tokens for each step that a group reaches, so that asking for a share is looking up one token. */
function audienceTokens(audience: Audience): string[] {
  const tokens: string[] = [];
  for (const [kind, letter] of kinds) {
    for (const [value, share] of Object.entries(audience[kind])) {
      const start = `${letter}:${isNamedFreely(kind) ? fold(value) : value}@`;
      for (let step = 0; step < shareSteps.length && shareSteps[step]! <= share + tolerance; step += 1) tokens.push(start + percentages[step]);
    }
  }
  return tokens;
}

function ageShares(ages: Audience["ages"]): Record<string, number> | undefined {
  const shares: Record<string, number> = {};
  for (const { name, brackets } of ageRanges) {
    let sum = 0;
    for (const bracket of brackets) sum += ages[bracket] ?? 0;
    if (sum > 0) shares[name] = sum + tolerance;
  }
  return Object.keys(shares).length === 0 ? undefined : shares;
}

function growthFields({ figures }: AccountFacts): Record<string, number> {
  const fields: Record<string, number> = {};
  for (const metric of growthMetrics) {
    const growth = figures[`${metric}Growth`]?.value;
    if (!growth) continue;
    for (const days of growthWindows) {
      const value = growth[`${days}`];
      if (value !== undefined) fields[`${metric}Growth${days}`] = value;
    }
  }
  return fields;
}

const whole = (value: number | null | undefined): number | undefined => (value === null || value === undefined ? undefined : Math.round(value));

/** An account's engagement rate, a share: by our formula where it could be computed, otherwise as the source told it. */
export const engagementRateOf = (account: AccountFacts): number | null => account.figures.engagementRate?.value ?? account.engagementRate;

/** An account as the index keeps it. What is not known has no field, so that no condition about it holds. */
export function storedAccount(account: AccountFacts) {
  const { metrics, figures, audience, posts } = account;
  return {
    followers: whole(account.followers),
    engagementRate: engagementRateOf(account) ?? undefined,
    engagements: whole(figures.engagements?.value),
    averageLikes: whole(metrics.averageLikes),
    averageComments: whole(metrics.averageComments),
    averageShares: whole(metrics.averageShares),
    averageSaves: whole(metrics.averageSaves),
    averageViews: whole(account.averageViews),
    reelsViews: whole(metrics.reelsViews),
    shortsViews: whole(metrics.shortsViews),
    liveViewers: whole(metrics.liveViewers),
    hoursStreamed: whole(metrics.hoursStreamed),
    activeDaysPerWeek: metrics.activeDaysPerWeek ?? undefined,
    postCount: whole(account.postCount),
    estimatedReach: whole(figures.estimatedReach?.value),
    authenticity: figures.authenticity?.value ?? undefined,
    ...growthFields(account),
    estimatedPrice: whole(figures.estimatedPrice?.value),
    commentsMark: figures.commentsMark?.value ?? undefined,
    reactionsMark: figures.reactionsMark?.value ?? undefined,
    accountType: account.accountType ?? undefined,
    isVerified: account.isVerified,
    isPrivate: account.isPrivate,
    isOfficialArtist: account.isOfficialArtist,
    lastPostAt: account.lastPostAt === null ? undefined : Date.parse(account.lastPostAt),
    postKinds: posts.length === 0 ? undefined : [...new Set(posts.map((post) => post.kind))],
    hasSponsoredPosts: posts.length === 0 ? undefined : posts.some((post) => post.isSponsored),
    games: account.games.length === 0 ? undefined : account.games.map(fold),
    audience: audience ? audienceTokens(audience) : undefined,
    audienceBasis: audience?.basis,
    credibility: audience?.credibility ?? undefined,
    ages: audience ? ageShares(audience.ages) : undefined,
  };
}
export type StoredAccount = ReturnType<typeof storedAccount>;
