import type { Client, estypes } from "@elastic/elasticsearch";
import { histogramFacets, termFacets, type CreatorConditions, type CreatorFacets, type HistogramFacet, type TermFacet } from "@fanfare/contracts/discovery";
import { platforms } from "@fanfare/contracts/platforms";
import { barKey, barStarts, type Counting, type Counts } from "./account-facet.ts";
import { askAll } from "./ask-all.ts";
import { planFacets, type FacetName } from "./facet-plan.ts";
import { filterQuery, type PreparedFilter } from "./filter-query.ts";
import { sampleParts } from "./index-definition.ts";
import type { Query } from "./clauses.ts";
import { vocabularyKinds, type Vocabulary } from "./vocabulary.ts";

/** More matches than `exactUpTo` are counted on a sample of about `counted` of them. */
export type FacetLimits = { exactUpTo: number; counted: number };
const usualLimits: FacetLimits = { exactUpTo: 10_000, counted: 2_500 };

/** So many creators tell whether there are ten thousand matches, whatever the size of the catalogue; of a small one, each 64th. */
const creatorsToEstimate = 4_096;
const partsToEstimate = (creators: number): number => Math.min(sampleParts / 64, Math.ceil((sampleParts * creatorsToEstimate) / creators));

type Counted = Map<FacetName, Counts>;
/** Facets counted over the same matches. `networks`: what each network is asked by itself. */
type Question = { query: Query; facets: { name: FacetName; counting: Counting }[]; networks: Query[] };

/**
 * Counts of all facets. Facets that are counted over the same matches are counted together. Exact over a small set; over a
 * broad one a sample by id is counted and extrapolated, so that the cost does not grow with the catalogue.
 */
export async function countFacets(client: Client, alias: string, prepared: PreparedFilter, vocabulary: Vocabulary, limits: FacetLimits = usualLimits): Promise<CreatorFacets> {
  const questions = questionsOf(prepared);
  const parts = vocabulary.creators <= limits.exactUpTo ? questions.map(() => sampleParts) : await partsToCount(client, alias, questions, partsToEstimate(vocabulary.creators), limits);
  const answers = await askAll(client, alias, questions.flatMap((question, index) => requestsOf(question, parts[index]!)));
  const counted: Counted = new Map();
  for (const [index, { facets, networks }] of questions.entries()) {
    const factor = sampleParts / parts[index]!;
    if (facets.length > 0) {
      const { aggregations } = answers.shift()!;
      for (const { name, counting } of facets) counted.set(name, extrapolated(counting.read(aggregations![name]), factor));
    }
    if (networks.length > 0) {
      const totals = answers.splice(0, networks.length).map(({ hits }) => (hits.total as estypes.SearchTotalHits).value);
      counted.set("networks", extrapolated(new Map(platforms.map((platform, place) => [platform, totals[place]!])), factor));
    }
  }
  return {
    isAbout: parts.some((part) => part < sampleParts),
    terms: Object.fromEntries(termFacets.map((name) => [name, termCounts(name, counted, vocabulary)])) as CreatorFacets["terms"],
    histograms: Object.fromEntries(histogramFacets.map((name) => [name, bars(name, counted)])) as CreatorFacets["histograms"],
  };
}

function requestsOf({ query, facets, networks }: Question, parts: number): estypes.MsearchMultisearchBody[] {
  const aggs = Object.fromEntries(facets.map(({ name, counting }) => [name, counting.aggregation]));
  const counting = facets.length > 0 ? [{ query: sampled(query, parts), size: 0, track_total_hits: false, aggs }] : [];
  return [...counting, ...networks.map((network) => ({ query: sampled(network, parts), size: 0, track_total_hits: true }))];
}

function questionsOf(prepared: PreparedFilter): Question[] {
  const queryOf = (conditions: CreatorConditions): Query => {
    const { filter, alike } = filterQuery({ ...prepared, own: { ...prepared.own, conditions } });
    return { bool: { filter: [filter, ...alike] } };
  };
  const questions = new Map<string, Question>();
  for (const { name, conditions, counting } of planFacets(prepared.own.conditions)) {
    const query = queryOf(conditions);
    const key = JSON.stringify(query);
    const question = questions.get(key) ?? { query, facets: [], networks: [] };
    questions.set(key, question);
    if (counting === "each network") question.networks = platforms.map((platform) => queryOf({ ...conditions, networks: { include: [platform] } }));
    else question.facets.push({ name, counting });
  }
  return [...questions.values()];
}

const sampled = (query: Query, parts: number): Query => (parts >= sampleParts ? query : { bool: { filter: [query, { range: { sample: { lt: parts } } }] } });

/** How much of the catalogue each question has to be counted on, by how many matches it seems to have. */
async function partsToCount(client: Client, alias: string, questions: readonly Question[], estimateParts: number, { exactUpTo, counted }: FacetLimits): Promise<number[]> {
  const estimates = await askAll(client, alias, questions.map(({ query }) => ({ query: sampled(query, estimateParts), size: 0, track_total_hits: true })));
  return estimates.map(({ hits }) => {
    const matches = ((hits.total as estypes.SearchTotalHits).value * sampleParts) / estimateParts;
    return matches <= exactUpTo ? sampleParts : Math.max(1, Math.ceil((sampleParts * counted) / matches));
  });
}

const extrapolated = (counts: Counts, factor: number): Counts => new Map([...counts].map(([key, count]) => [key, Math.round(count * factor)]));

/** Most frequent first. Words are compared folded and shown as most people wrote them. */
function termCounts(name: TermFacet, counted: Counted, vocabulary: Vocabulary): CreatorFacets["terms"][TermFacet] {
  const words = vocabularyKinds.find((kind) => kind === name);
  return [...counted.get(name)!]
    .filter(([, count]) => count > 0)
    .map(([value, count]) => ({ value: (words && vocabulary[words].get(value)?.label) ?? value, count }))
    .sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1));
}

function bars(name: HistogramFacet, counted: Counted): CreatorFacets["histograms"][HistogramFacet] {
  const starts = barStarts[name];
  return starts.map((from, index) => ({ from, to: starts[index + 1] ?? null, count: counted.get(name)!.get(barKey(from)) ?? 0 }));
}
