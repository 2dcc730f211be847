import { histogramFacets, termFacets, type CreatorConditions, type HistogramFacet, type TermFacet } from "@fanfare/contracts/discovery";
import { platforms } from "@fanfare/contracts/platforms";
import { accountFacet, readListed, type Counting } from "./account-facet.ts";
import { hasAccountConditions } from "./account-query.ts";

export type FacetName = TermFacet | HistogramFacet;
const facetNames: readonly FacetName[] = [...termFacets, ...histogramFacets];

/** How a facet is counted: over the filter with these conditions, or each network by a question of its own with them. */
export type FacetPlan = { name: FacetName; conditions: CreatorConditions; counting: Counting | "each network" };

const creatorTerms = {
  countries: { field: "country", size: 60 },
  cities: { field: "city", size: 40 },
  languages: { field: "languages", size: 60 },
  genders: { field: "gender", size: 10 },
  topics: { field: "topics", size: 60 },
  brands: { field: "brands", size: 40 },
} as const satisfies Partial<Record<TermFacet, { field: string; size: number }>>;
const isAboutCreator = (name: FacetName): name is keyof typeof creatorTerms => name in creatorTerms;

/** Each facet leaves out its own condition, so that its counts say what choosing another value would give. */
export function planFacets(conditions: CreatorConditions): FacetPlan[] {
  return facetNames.map((name) => {
    const { [name]: _own, ...others } = conditions;
    return { name, conditions: others, counting: countingOf(name, others) };
  });
}

function countingOf(name: FacetName, others: CreatorConditions): FacetPlan["counting"] {
  if (name === "networks") return networksCounting(others);
  return isAboutCreator(name) ? { aggregation: { terms: creatorTerms[name] }, read: readListed } : accountFacet(name, others);
}

/**
 * A network counts when there is an account on it for which the conditions about an account hold: not the largest one's.
 * Asking for each costs less than looking at everybody who has any such account, and for what each of them has.
 */
const networksCounting = (others: CreatorConditions): FacetPlan["counting"] =>
  hasAccountConditions(others) ? "each network" : { aggregation: { terms: { field: "platforms", size: platforms.length } }, read: readListed };
