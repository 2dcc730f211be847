import type { AccountMetrics, Audience, HistoryPoint, RecentPost } from "@fanfare/contracts/creator-metrics";
import type { CreatorFacets, CreatorFilter, SearchCreatorsInput, SearchCreatorsOutput, Suggestion } from "@fanfare/contracts/discovery";
import type { Currency } from "@fanfare/contracts/money";
import type { Platform } from "@fanfare/contracts/platforms";
import type { Figures } from "./figures.ts";

/** An account as the catalogue keeps it: what was read, and what our formulas made of it. Dates are ISO 8601 texts. */
export type AccountFacts = {
  id: string;
  platform: Platform;
  handle: string;
  followers: number | null;
  averageViews: number | null;
  /** As the source told it, a share 0-1; `figures.engagementRate` is ours where it could be computed. */
  engagementRate: number | null;
  metrics: AccountMetrics;
  accountType: "personal" | "creator" | "business" | "brand" | null;
  isVerified: boolean;
  isPrivate: boolean;
  isOfficialArtist: boolean;
  lastPostAt: string | null;
  postCount: number | null;
  games: string[];
  audience: Audience | null;
  history: HistoryPoint[];
  posts: RecentPost[];
  figures: Figures;
};

/** What the index knows of a creator: the projection of one row of the catalogue and its accounts. */
export type CreatorDocument = {
  id: string;
  /** `creators.index_version`: an older one never overwrites a newer one, whichever table had changed. */
  version: number;
  /** Whose list it is on; null when the creator signed up by themselves and everybody sees them. */
  organizationId: string | null;
  displayName: string;
  bio: string;
  country: string | null;
  city: string | null;
  gender: "female" | "male" | "nonbinary" | "organization" | null;
  birthYear: number | null;
  languages: string[];
  topics: string[];
  brands: string[];
  contactKinds: string[];
  source: "import" | "self" | "manual";
  /** What the creator asks for, in minor units. */
  rates: { platform: Platform; format: string; amount: number; currency: Currency }[];
  /** Largest following first. */
  accounts: AccountFacts[];
};

/** Ids that a filter's own-history conditions come down to: resolved from PostgreSQL before the engine is asked. */
export type ResolvedIds = { only: string[] | null; except: string[] };
export type ResolveIds = (organizationId: string, filter: CreatorFilter) => Promise<ResolvedIds>;

/** Searching as the screens know it. `organizationId` is whose view it is: its own list and everybody public. */
export type CreatorSearch = {
  search(organizationId: string, input: SearchCreatorsInput): Promise<Omit<SearchCreatorsOutput, "limited">>;
  /** Null when this way of searching does not count. */
  facets(organizationId: string, filter: CreatorFilter): Promise<CreatorFacets | null>;
  suggest(organizationId: string, text: string, kinds: readonly Suggestion["kind"][]): Promise<Suggestion[]>;
  /** Ids of the matches in order, at most `limit` (10,000). */
  ids(organizationId: string, filter: CreatorFilter, sort: SearchCreatorsInput["sort"], limit: number): Promise<string[]>;
};

export type NotIndexed = { id: string; reason: string };

/** Keeping the index in step with the catalogue. `removed` are creators that are gone, with the version of their removal. */
export type CreatorIndex = {
  /** Writes to all indices that are open for writing; answers what could not be written and why. Older versions are left out silently. */
  write(documents: readonly CreatorDocument[], removed: readonly { id: string; version: number }[]): Promise<NotIndexed[]>;
  /** Resolves when everything written before can be found. */
  refresh(): Promise<void>;
};
