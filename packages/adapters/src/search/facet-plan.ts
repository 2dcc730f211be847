import type { estypes } from "@elastic/elasticsearch";
import { accountTypes } from "@fanfare/contracts/creator-metrics";
import { histogramFacets, termFacets, type CreatorConditions, type HistogramFacet, type TermFacet } from "@fanfare/contracts/discovery";
import { platforms, type Platform } from "@fanfare/contracts/platforms";
import { accountField, accountOn, hasAccountConditions } from "./account-query.ts";
import { equal, holding, oneOf, type Clauses, type Query } from "./clauses.ts";

type Aggregation = estypes.AggregationsAggregationContainer;
export type FacetName = TermFacet | HistogramFacet;
const facetNames: readonly FacetName[] = [...termFacets, ...histogramFacets];

/** How a facet is counted: over the filter with these conditions, by this aggregation. */
export type FacetPlan = { name: FacetName; conditions: CreatorConditions; aggregation: Aggregation };

const creatorTerms: Record<Exclude<TermFacet, "networks" | "accountTypes">, { field: string; size: number }> = {
  countries: { field: "country", size: 60 },
  cities: { field: "city", size: 40 },
  languages: { field: "languages", size: 60 },
  genders: { field: "gender", size: 10 },
  topics: { field: "topics", size: 60 },
  brands: { field: "brands", size: 40 },
};

const counts = [0, 1_000, 5_000, 10_000, 50_000, 100_000, 500_000, 1_000_000, 5_000_000];
/** Where the bars of each histogram begin. */
export const barStarts: Record<HistogramFacet, readonly number[]> = {
  followers: counts,
  averageViews: counts,
  engagementRate: [0, 0.01, 0.02, 0.03, 0.05, 0.08, 0.12, 0.2],
  authenticity: [0, 20, 40, 50, 60, 70, 80, 90],
};

/** Each facet leaves out its own condition, so that its counts say what choosing another value would give. */
export function planFacets(conditions: CreatorConditions): FacetPlan[] {
  return facetNames.map((name) => {
    if (name === "networks") return { name, ...networksPlan(conditions) };
    const { [name]: _own, ...others } = conditions;
    return { name, conditions: others, aggregation: aggregationOf(name, others) };
  });
}

/** A network counts when there is an account on it for which the conditions about an account hold: not the largest one's. */
function networksPlan({ networks: _own, ...others }: CreatorConditions): Omit<FacetPlan, "name"> {
  if (!hasAccountConditions(others)) return { conditions: others, aggregation: { terms: { field: "platforms", size: platforms.length } } };
  const filters = Object.fromEntries(platforms.map((platform) => [platform, accountOn(platform, others)]));
  return { conditions: { ...others, networks: { include: [...platforms] } }, aggregation: { filters: { filters } } };
}

function aggregationOf(name: Exclude<FacetName, "networks">, conditions: CreatorConditions): Aggregation {
  if (name in creatorTerms) return { terms: creatorTerms[name as keyof typeof creatorTerms] };
  const networks = conditions.networks?.include ?? [];
  return networks.length > 1 ? onSeveral(name as AccountFacet, networks, conditions) : onOne(name as AccountFacet, networks[0] ?? null);
}

type AccountFacet = HistogramFacet | "accountTypes";
const isHistogram = (name: AccountFacet): name is HistogramFacet => name !== "accountTypes";
export const barKey = (from: number): string => String(from);

function onOne(name: AccountFacet, network: Platform | null): Aggregation {
  if (!isHistogram(name)) return { terms: { field: accountField(network, "accountType"), size: accountTypes.length } };
  const starts = barStarts[name];
  return { range: { field: accountField(network, name), ranges: starts.map((from, bar) => ({ key: barKey(from), from, ...(bar + 1 < starts.length && { to: starts[bar + 1]! }) })) } };
}

/** A creator with fitting accounts on two networks is counted once, so each value is a question of its own. */
function onSeveral(name: AccountFacet, networks: readonly Platform[], conditions: CreatorConditions): Aggregation {
  const having = (value: (network: Platform) => Clauses): Query => oneOf(networks.map((network) => accountOn(network, conditions, value(network))));
  if (!isHistogram(name)) {
    return { filters: { filters: Object.fromEntries(accountTypes.map((type) => [type, having((network) => equal(accountField(network, "accountType"), type))])) } };
  }
  const starts = barStarts[name];
  const bar = (from: number, to: number | undefined) => having((network) => holding({ range: { [accountField(network, name)]: { gte: from, ...(to !== undefined && { lt: to }) } } }));
  return { filters: { filters: Object.fromEntries(starts.map((from, index) => [barKey(from), bar(from, starts[index + 1])])) } };
}
