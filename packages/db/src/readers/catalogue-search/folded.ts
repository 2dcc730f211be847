import { fold } from "@fanfare/domain/discovery";

/** An expression for the folded form of a text. The database's function does what `fold` does, so that both ways of searching compare alike. */
export const foldedSql = (expression: string): string => `folded(${expression})`;

/** Texts and words of different cases and scripts, as one compares them: without anything between the words. */
export const keySql = (expression: string): string => `regexp_replace(${foldedSql(expression)}, '[^[:alnum:]]+', '', 'g')`;
export const keyOf = (text: string): string => fold(text).replaceAll(" ", "");

/** The folded words with one space between them, as `fold` gives them. */
export const spacedSql = (expression: string): string => `regexp_replace(${foldedSql(expression)}, '[^[:alnum:]]+', ' ', 'g')`;

/** Vector of a text's folded words. */
export const wordsSql = (expression: string): string => `to_tsvector('simple', ${foldedSql(expression)})`;
