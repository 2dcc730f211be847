import type { CreatorConditions, TextMatch } from "@fanfare/contracts/discovery";
import { fold } from "@fanfare/domain/discovery";
import { keyOf, keySql, wordsSql } from "./folded.ts";
import { all, any, chosen, has, not, type Bind } from "./parts.ts";

const accounts = "social_accounts a WHERE a.creator_id = c.id";
const posts = "social_accounts a, jsonb_array_elements(a.posts) p WHERE a.creator_id = c.id";
const tags = (kind: "hashtags" | "mentions") => `social_accounts a, jsonb_array_elements(a.posts) p, jsonb_array_elements_text(p->'${kind}') t WHERE a.creator_id = c.id`;

const name = wordsSql("c.display_name");
const bio = wordsSql("c.bio");
const handle = "handle_words(a.handle)";

/** The search box: every word has to be in the name, a handle, a topic or the bio; the last one may be the beginning of a word. */
export function freeText(text: string | undefined, bind: Bind): string[] {
  const words = fold(text ?? "").split(" ").filter(Boolean);
  return words.map((word, place) => `c.id IN (SELECT creators_with(to_tsquery('simple', ${bind(place === words.length - 1 ? `'${word}':*` : `'${word}'`)}::text)))`);
}

export function textConditions(conditions: CreatorConditions, bind: Bind): string[] {
  const phrase = (vector: string, words: string) => `${vector} @@ phraseto_tsquery('simple', ${bind(fold(words))}::text)`;
  const inBio = (words: string) => phrase(bio, words);
  const inCaption = (words: string) => has(`${posts} AND ${phrase(wordsSql("p->>'caption'"), words)}`);
  const tagged = (kind: "hashtags" | "mentions", values: string[]) => has(`${tags(kind)} AND ${keySql("t")} = ANY(${bind(values.map(keyOf))}::text[])`);
  const anywhere = (words: string) =>
    any([
      phrase(name, words),
      has(`${accounts} AND ${phrase(handle, words)}`),
      inBio(words),
      inCaption(words),
      tagged("hashtags", [words]),
      tagged("mentions", [words]),
    ]);
  return [
    ...matching(conditions.bio, inBio),
    ...matching(conditions.captions, inCaption),
    ...matching(conditions.anywhere, anywhere),
    ...chosen(conditions.hashtags, (values) => tagged("hashtags", values)),
    ...chosen(conditions.mentions, (values) => tagged("mentions", values)),
  ];
}

/** Words without a letter or digit ask for nothing. */
const asked = (words: readonly string[] = []) => words.filter((word) => fold(word) !== "");

function matching(match: TextMatch | undefined, holds: (words: string) => string): string[] {
  const wanted = asked(match?.any);
  return [
    ...(asked(match?.all).length > 0 ? [all(asked(match?.all).map(holds))] : []),
    ...(wanted.length > 0 ? [any(wanted.map(holds))] : []),
    ...asked(match?.none).map((words) => not(holds(words))),
  ];
}
