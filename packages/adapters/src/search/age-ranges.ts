import { ageBrackets } from "@fanfare/contracts/creator-metrics";

type Bracket = (typeof ageBrackets)[number];

/** The name of the field that keeps the share of an audience in the brackets from one to another. */
export const ageRangeField = (from: Bracket, to: Bracket): string => `${ageBrackets.indexOf(from)}_${ageBrackets.indexOf(to)}`;

/** All runs of brackets that follow one another: what one can ask the share of. */
export const ageRanges = ageBrackets.flatMap((from, first) =>
  ageBrackets.slice(first).map((to, further) => ({ name: ageRangeField(from, to), brackets: ageBrackets.slice(first, first + further + 1) })),
);
