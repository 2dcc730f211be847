import type { Client, estypes } from "@elastic/elasticsearch";
import type { CreatorCard, Suggestion } from "@fanfare/contracts/discovery";
import { fold } from "@fanfare/domain/discovery";
import { beginsLike } from "./begins-like.ts";
import { ownersSeenBy } from "./visibility.ts";
import type { Vocabularies, VocabularyKind, Word } from "./vocabulary.ts";

const atMost = { creator: 6, word: 4 };
const vocabularyOf = { topic: "topics", city: "cities", brand: "brands" } as const satisfies Partial<Record<Suggestion["kind"], VocabularyKind>>;
type WordKind = keyof typeof vocabularyOf;

type Sources = { client: Client; alias: string; vocabularies: Vocabularies };

/** What somebody may be about to type, of each kind asked for: as typed before with one typing error, larger before smaller. */
export async function suggestFrom(sources: Sources, organizationId: string, text: string, kinds: readonly Suggestion["kind"][]): Promise<Suggestion[]> {
  const typed = fold(text);
  if (typed === "") return [];
  const wordKinds = kinds.filter((kind): kind is WordKind => kind !== "creator");
  const [creators, words] = await Promise.all([
    kinds.includes("creator") ? creatorsLike(sources, organizationId, typed) : [],
    wordKinds.length > 0 ? wordsLike(sources, organizationId, typed, wordKinds) : [],
  ]);
  return [...creators, ...words];
}

async function creatorsLike({ client, alias }: Sources, organizationId: string, typed: string): Promise<Suggestion[]> {
  const completion = (field: Partial<estypes.SearchCompletionSuggester>): estypes.SearchFieldSuggester => ({
    prefix: typed,
    completion: { field: "suggest", size: atMost.creator, contexts: { owner: ownersSeenBy(organizationId) }, ...field },
  });
  const answer = await client.search<{ card: CreatorCard }>({
    index: alias,
    size: 0,
    _source: ["card"],
    suggest: { typed: completion({}), alike: completion({ fuzzy: { fuzziness: 1, prefix_length: 1, min_length: 4, unicode_aware: true } }) },
  });
  const options = ["typed", "alike"].flatMap((name) => answer.suggest![name]!.flatMap((entry) => entry.options as estypes.SearchCompletionSuggestOption<{ card: CreatorCard }>[]));
  const cards = new Map(options.map((option) => [option._id!, option._source!.card]));
  return [...cards.values()].slice(0, atMost.creator).map((card) => ({ kind: "creator", value: card.displayName, label: labelOf(card), creatorId: card.id }));
}

const labelOf = (card: CreatorCard): string => (card.accounts[0] ? `${card.displayName} @${card.accounts[0].handle}` : card.displayName);

async function wordsLike({ vocabularies }: Sources, organizationId: string, typed: string, kinds: readonly WordKind[]): Promise<Suggestion[]> {
  const vocabulary = await vocabularies.of(organizationId);
  return kinds.flatMap((kind) =>
    bestWords(typed, vocabulary[vocabularyOf[kind]].values()).map(({ label }): Suggestion => ({ kind, value: label, label, creatorId: null })),
  );
}

function bestWords(typed: string, words: Iterable<Word>): Word[] {
  const found: { word: Word; likeness: number }[] = [];
  for (const word of words) {
    const likeness = beginsLike(typed, word.key);
    if (likeness !== null) found.push({ word, likeness });
  }
  found.sort((one, other) => one.likeness - other.likeness || other.word.count - one.word.count || (one.word.key < other.word.key ? -1 : 1));
  return found.slice(0, atMost.word).map(({ word }) => word);
}
