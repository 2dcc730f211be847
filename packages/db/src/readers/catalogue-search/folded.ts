import { fold } from "@fanfare/domain/discovery";

// Latin with marks, and Cyrillic: the letters for which `fold` has another one.
const ranges = [[0xc0, 0x17f], [0x218, 0x21b], [0x400, 0x45f], [0x490, 0x491]] as const;
const letters = ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, offset) => String.fromCodePoint(first + offset)));
const pairs = [...new Set(letters.map((letter) => letter.toLowerCase()))].filter((letter) => /^\p{L}$/u.test(letter)).map((letter) => [letter, fold(letter)] as const);
const single = pairs.filter(([letter, folded]) => folded.length === 1 && folded !== letter);
// What translate() has no counterpart for it leaves out, as `fold` does with soft and hard signs.
const silent = pairs.filter(([, folded]) => folded === "");
const several = pairs.filter(([, folded]) => folded.length > 1);
// PostgreSQL's own parser takes some of these for parts of a word, as in a host's name.
const between = "!\"#$%&()*+,-./:;<=>?@[]^_`{|}~\\";
const from = [...single.map(([letter]) => letter), between, ...silent.map(([letter]) => letter)].join("");
const to = single.map(([, folded]) => folded).join("") + " ".repeat(between.length);

/**
 * An expression for the folded form of a text, made from `fold` itself, so that both ways of searching compare alike.
 * Scripts other than Latin and Cyrillic stay as they are. Text in plain letters takes the short way: it is most of it.
 */
export function foldedSql(expression: string): string {
  const plain = `translate(lower(${expression}), '${between}', '${" ".repeat(between.length)}')`;
  const translated = `translate(lower(${expression}), '${from}', '${to}')`;
  const replaced = several.reduce((inner, [letter, folded]) => `replace(${inner}, '${letter}', '${folded}')`, translated);
  return `CASE WHEN octet_length(${expression}) = length(${expression}) THEN ${plain} ELSE ${replaced} END`;
}

/** Texts and words of different cases and scripts, as one compares them: without anything between the words. */
export const keySql = (expression: string): string => `regexp_replace(${foldedSql(expression)}, '[^[:alnum:]]+', '', 'g')`;
export const keyOf = (text: string): string => fold(text).replaceAll(" ", "");

/** The folded words with one space between them, as `fold` gives them. */
export const spacedSql = (expression: string): string => `regexp_replace(${foldedSql(expression)}, '[^[:alnum:]]+', ' ', 'g')`;

/** Vector of a text's folded words. */
export const wordsSql = (expression: string): string => `to_tsvector('simple', ${foldedSql(expression)})`;
