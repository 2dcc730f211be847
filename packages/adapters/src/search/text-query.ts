import type { TextMatch } from "@fanfare/contracts/discovery";
import { fold } from "@fanfare/domain/discovery";
import { holding, noClauses, oneOf, type Clauses, type Query } from "./clauses.ts";
import { oneWord } from "./stored.ts";

/** The fields that `anywhere` means. */
export const anywhereFields = ["names", "bio", "captions", "tags"] as const;

/** Words or a phrase in one of the fields. Folded, so that no operator of any query language is left of it. */
const phrase = (fields: readonly string[], folded: string): Query => oneOf(fields.map((field) => ({ match_phrase: { [field]: folded } })));
const phrases = (fields: readonly string[], texts: readonly string[] | undefined): Query[] =>
  (texts ?? []).map(fold).filter((folded) => folded !== "").map((folded) => phrase(fields, folded));

/** People's texts as words and phrases. What has neither letters nor digits cannot be looked for and does not narrow. */
export function textMatch(fields: readonly string[], match: TextMatch | undefined): Clauses {
  if (!match) return noClauses;
  const any = phrases(fields, match.any);
  return { filter: [...phrases(fields, match.all), ...(any.length > 0 ? [oneOf(any)] : [])], mustNot: phrases(fields, match.none) };
}

/** The search box: every word has to be there, the last one may be the beginning of a name or topic. */
export function words(text: string | undefined): Clauses {
  const folded = fold(text ?? "");
  if (folded === "") return noClauses;
  const lastStart = folded.lastIndexOf(" ") + 1;
  const beginning: Query = { prefix: { begins: folded.slice(lastStart) } };
  const before = folded.slice(0, lastStart).trim();
  return holding(oneOf([allWords(folded), before === "" ? beginning : { bool: { filter: [allWords(before), beginning] } }]));
}

const allWords = (folded: string): Query => ({ match: { words: { query: folded, operator: "and" } } });

/** What lifts a match of the search box above others: the handle itself, then words of the name. */
export function betterMatches(text: string | undefined): Query[] {
  const folded = fold(text ?? "");
  if (folded === "") return [];
  return [
    { constant_score: { filter: { term: { handles: oneWord(folded) } }, boost: 100 } },
    { match: { names: folded } },
  ];
}
