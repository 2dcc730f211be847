import type { Client, estypes } from "@elastic/elasticsearch";
import { fold } from "@fanfare/domain/discovery";
import { visibleTo } from "./visibility.ts";

/** A word of the catalogue: the form in which it is compared, the way most people wrote it, on how many creators. */
export type Word = { key: string; label: string; count: number };
export const vocabularyKinds = ["topics", "cities", "brands"] as const;
export type VocabularyKind = (typeof vocabularyKinds)[number];
/** Words by their folded form, and how many creators the organization sees at all. */
export type Vocabulary = Record<VocabularyKind, ReadonlyMap<string, Word>> & { creators: number };
export type Vocabularies = { of(organizationId: string): Promise<Vocabulary> };

const fields: Record<VocabularyKind, string> = { topics: "spelled.topics", cities: "spelled.city", brands: "spelled.brands" };
const wordsKept = 2_000;
const organizationsKept = 50;
const freshForMs = 60_000;
const usableForMs = 600_000;

type Kept = { readAt: number; words: Promise<Vocabulary>; isRenewing: boolean };

/**
 * The words that an organization's creators and the public ones use, kept in memory. After a minute they are read again
 * while the old ones still answer, so that nobody waits but the first.
 */
export function keptVocabularies(client: Client, alias: string): Vocabularies {
  const kept = new Map<string, Kept>();

  function keep(organizationId: string, words: Promise<Vocabulary>): Promise<Vocabulary> {
    kept.delete(organizationId);
    kept.set(organizationId, { readAt: Date.now(), words, isRenewing: false });
    if (kept.size > organizationsKept) kept.delete(kept.keys().next().value!);
    return words;
  }

  function renew(organizationId: string, entry: Kept): void {
    if (entry.isRenewing) return;
    entry.isRenewing = true;
    readVocabulary(client, alias, organizationId).then(
      (words) => keep(organizationId, Promise.resolve(words)),
      () => (entry.isRenewing = false),
    );
  }

  return {
    of(organizationId) {
      const entry = kept.get(organizationId);
      const age = entry ? Date.now() - entry.readAt : Infinity;
      if (entry && age < usableForMs) {
        if (age > freshForMs) renew(organizationId, entry);
        return entry.words;
      }
      const words = readVocabulary(client, alias, organizationId);
      // A failure is not kept: the next one asks again.
      words.catch(() => kept.delete(organizationId));
      return keep(organizationId, words);
    },
  };
}

async function readVocabulary(client: Client, alias: string, organizationId: string): Promise<Vocabulary> {
  const aggs = Object.fromEntries(vocabularyKinds.map((kind): [string, estypes.AggregationsAggregationContainer] => [kind, { terms: { field: fields[kind], size: wordsKept } }]));
  const answer = await client.search<unknown, Record<VocabularyKind, { buckets: { key: string; doc_count: number }[] }>>({
    index: alias,
    size: 0,
    track_total_hits: true,
    query: { bool: { filter: [visibleTo(organizationId)] } },
    aggs,
  });
  const words = (kind: VocabularyKind) => wordsOf(answer.aggregations![kind].buckets);
  return { topics: words("topics"), cities: words("cities"), brands: words("brands"), creators: (answer.hits.total as estypes.SearchTotalHits).value };
}

/** Spellings that fold to the same are one word, under the most frequent of them. */
function wordsOf(buckets: readonly { key: string; doc_count: number }[]): Map<string, Word> {
  const words = new Map<string, Word>();
  for (const { key: label, doc_count: count } of buckets) {
    const key = fold(label);
    if (key === "") continue;
    const known = words.get(key);
    words.set(key, known ? { ...known, count: known.count + count } : { key, label, count });
  }
  return words;
}
