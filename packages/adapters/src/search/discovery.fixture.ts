import type { CreatorFacets, SearchCreatorsInput, SearchCreatorsOutput } from "@fanfare/contracts/discovery";
import type { CreatorSearch } from "@fanfare/domain/discovery";

export const noFacets: CreatorFacets = {
  isAbout: false,
  terms: { networks: [], countries: [], cities: [], languages: [], genders: [], topics: [], brands: [], accountTypes: [] },
  histograms: { followers: [], engagementRate: [], averageViews: [], authenticity: [] },
};

export const emptyPage: Omit<SearchCreatorsOutput, "limited"> = { creators: [], total: 0, totalIsExact: true, nextCursor: null, ignored: [] };

export const asked = (input: Partial<SearchCreatorsInput> = {}): SearchCreatorsInput => ({ filter: {}, sort: "relevance", limit: 50, cursor: null, ...input });

/** A way of searching that finds nobody, except for what is given. */
export const searchThat = (does: Partial<CreatorSearch>): CreatorSearch => ({
  search: async () => emptyPage,
  facets: async () => noFacets,
  suggest: async () => [],
  ids: async () => [],
  ...does,
});
