import { histogramFacets, termFacets, type CreatorConditions, type HistogramFacet, type TermFacet } from "@fanfare/contracts/discovery";
import { platforms } from "@fanfare/contracts/platforms";
import { accountFacet, readListed, readNamed, type Counting } from "./account-facet.ts";
import { accountOn, hasAccountConditions } from "./account-query.ts";

export type FacetName = TermFacet | HistogramFacet;
const facetNames: readonly FacetName[] = [...termFacets, ...histogramFacets];

/** How a facet is counted: over the filter with these conditions. */
export type FacetPlan = Counting & { name: FacetName; conditions: CreatorConditions };

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
    if (name === "networks") return { name, ...networksPlan(conditions) };
    const { [name]: _own, ...others } = conditions;
    const counting: Counting = isAboutCreator(name) ? { aggregation: { terms: creatorTerms[name] }, read: readListed } : accountFacet(name, others);
    return { name, conditions: others, ...counting };
  });
}

/** A network counts when there is an account on it for which the conditions about an account hold: not the largest one's. */
function networksPlan({ networks: _own, ...others }: CreatorConditions): Omit<FacetPlan, "name"> {
  if (!hasAccountConditions(others)) return { conditions: others, aggregation: { terms: { field: "platforms", size: platforms.length } }, read: readListed };
  const filters = Object.fromEntries(platforms.map((platform) => [platform, accountOn(platform, others)]));
  return { conditions: { ...others, networks: { include: [...platforms] } }, aggregation: { filters: { filters } }, read: readNamed };
}
