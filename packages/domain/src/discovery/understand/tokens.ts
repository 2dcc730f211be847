import { fold } from "../fold.ts";

/** A piece of a sentence: a word, a number, a #hashtag or @mention, a "quoted phrase", or a mark such as % or a comma. */
export type Token = { kind: "word" | "number" | "tag" | "quote" | "mark"; text: string; start: number; end: number; /** Compared by this. */ key: string };

// Each alternative begins with a character that none of the others takes, so a sentence is cut in one pass.
const pieces = /[#@][\p{L}\p{M}\p{N}_.]+|"[^"\n]{1,60}"|«[^»\n]{1,60}»|\d+(?:[.,]\d+)*|[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*|[<>]=?|[≤≥%€$£₽¥+,;:.!?()–—-]/gu;

const russianEndings = /(?:иями|ией|иях|ями|ами|ого|его|ому|ему|ыми|ими|ая|яя|ую|юю|ой|ей|ый|ий|ое|ее|ые|ие|ых|их|ым|им|ом|ем|ам|ям|ах|ях|ов|ев|ия|ии|ию|ь|[аеёиоуыэюяй])$/u;
const englishPlural = /(?:[^aiosu]|[^aiosu]e)s$/;

const withoutEnding = (word: string): string => {
  const short = word.replace(russianEndings, "");
  return short.length >= 3 ? short : word;
};

/**
 * The form in which words are compared: folded, without the endings of Russian cases and of English plurals. Vocabulary
 * and sentence go through it alike, so it need not be right, only the same for both.
 */
export function stem(word: string): string {
  const lower = word.toLowerCase();
  if (/\p{Script=Cyrillic}/u.test(lower)) {
    // Twice, as a name may end like a case: инстаграм, инстаграме. Kept in its own letters: "мен(ее)" is no "men".
    return withoutEnding(withoutEnding(lower)).replaceAll("ё", "е");
  }
  const plain = fold(lower).replaceAll(" ", "");
  if (plain.length < 4) return plain;
  return plain.endsWith("ies") ? `${plain.slice(0, -3)}y` : englishPlural.test(plain) ? plain.slice(0, -1) : plain;
}

/** The pieces of a sentence from left to right; whatever is none of them is passed over. Linear in its length. */
export function tokensOf(sentence: string): Token[] {
  return [...sentence.matchAll(pieces)].map((match) => {
    const text = match[0];
    const first = text[0]!;
    const kind = /[#@]/.test(first) ? "tag" : /["«]/.test(first) ? "quote" : /\d/.test(first) ? "number" : /[\p{L}\p{M}]/u.test(first) ? "word" : "mark";
    return { kind, text, start: match.index, end: match.index + text.length, key: kind === "word" ? stem(text) : text };
  });
}
