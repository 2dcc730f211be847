import type { CreatorFilter, CreatorFacets, SearchCreatorsInput, SearchCreatorsOutput } from "@fanfare/contracts/discovery";
import type { Platform } from "@fanfare/contracts/platforms";

/** What the index knows of a creator: the projection of one row of the catalogue and its accounts. */
export type CreatorDocument = {
  id: string;
  /** The version of the catalogue's row: an older one never overwrites a newer one. */
  version: number;
  /** Whose list it is on; null when the creator signed up by themselves and everybody sees them. */
  organizationId: string | null;
  displayName: string;
  bio: string;
  country: string | null;
  languages: string[];
  topics: string[];
  source: "import" | "self" | "manual";
  accounts: { platform: Platform; handle: string; followers: number | null; averageViews: number | null; engagementRate: number | null }[];
};

/** Searching as the screens know it. `organizationId` is whose view it is: its own list and everybody public. */
export type CreatorSearch = {
  search(organizationId: string, input: SearchCreatorsInput): Promise<Omit<SearchCreatorsOutput, "limited" | "facets">>;
  facets(organizationId: string, filter: CreatorFilter): Promise<CreatorFacets>;
};

/** Keeping the index in step with the catalogue. */
export type CreatorIndex = {
  /** Writes documents and removes ids that are gone; answers what could not be written and why. Older versions are left out silently. */
  write(documents: readonly CreatorDocument[], removed: readonly string[]): Promise<{ id: string; reason: string }[]>;
};
