import type { Client, estypes } from "@elastic/elasticsearch";
import { histogramFacets, termFacets, type CreatorFacets, type HistogramFacet, type TermFacet } from "@fanfare/contracts/discovery";
import { barKey, barStarts, type Counts } from "./account-facet.ts";
import { askAll } from "./ask-all.ts";
import { planFacets, type FacetName, type FacetPlan } from "./facet-plan.ts";
import { filterQuery, type PreparedFilter } from "./filter-query.ts";
import { sampleParts } from "./index-definition.ts";
import type { Query } from "./clauses.ts";
import { vocabularyKinds, type Vocabulary } from "./vocabulary.ts";

/** More matches than `exactUpTo` are counted on a sample of about `counted` of them. */
export type FacetLimits = { exactUpTo: number; counted: number };
const usualLimits: FacetLimits = { exactUpTo: 10_000, counted: 5_000 };

/** One in 64, by which it is estimated how many there are. */
const estimateParts = sampleParts / 64;

type Counted = Map<FacetName, Counts>;
type Question = { query: Query; facets: FacetPlan[] };

/**
 * Counts of all facets. Facets that are counted over the same matches are counted together. Exact over a small set; over a
 * broad one a sample by id is counted and extrapolated, so that the cost does not grow with the catalogue.
 */
export async function countFacets(client: Client, alias: string, prepared: PreparedFilter, vocabulary: Vocabulary, limits: FacetLimits = usualLimits): Promise<CreatorFacets> {
  const questions = questionsOf(prepared);
  const parts = vocabulary.creators <= limits.exactUpTo ? questions.map(() => sampleParts) : await partsToCount(client, alias, questions, limits);
  const answers = await askAll(client, alias, questions.map(({ query, facets }, index) => ({
    query: sampled(query, parts[index]!),
    size: 0,
    track_total_hits: false,
    aggs: Object.fromEntries(facets.map(({ name, aggregation }) => [name, aggregation])),
  })));
  const counted: Counted = new Map(
    questions.flatMap(({ facets }, index) => facets.map(({ name, read }) => [name, extrapolated(read(answers[index]!.aggregations![name]), sampleParts / parts[index]!)] as const)),
  );
  return {
    isAbout: parts.some((part) => part < sampleParts),
    terms: Object.fromEntries(termFacets.map((name) => [name, termCounts(name, counted, vocabulary)])) as CreatorFacets["terms"],
    histograms: Object.fromEntries(histogramFacets.map((name) => [name, bars(name, counted)])) as CreatorFacets["histograms"],
  };
}

function questionsOf(prepared: PreparedFilter): Question[] {
  const questions = new Map<string, Question>();
  for (const facet of planFacets(prepared.own.conditions)) {
    const { filter, alike } = filterQuery({ ...prepared, own: { ...prepared.own, conditions: facet.conditions } });
    const query: Query = { bool: { filter: [filter, ...alike] } };
    const key = JSON.stringify(query);
    const question = questions.get(key);
    if (question) question.facets.push(facet);
    else questions.set(key, { query, facets: [facet] });
  }
  return [...questions.values()];
}

const sampled = (query: Query, parts: number): Query => (parts >= sampleParts ? query : { bool: { filter: [query, { range: { sample: { lt: parts } } }] } });

/** How much of the catalogue each question has to be counted on, by how many matches it seems to have. */
async function partsToCount(client: Client, alias: string, questions: readonly Question[], { exactUpTo, counted }: FacetLimits): Promise<number[]> {
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
