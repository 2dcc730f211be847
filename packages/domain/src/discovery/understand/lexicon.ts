import type { AccountType, ContactKind, PostKind } from "@fanfare/contracts/creator-metrics";
import type { RangeMetric } from "@fanfare/contracts/discovery";
import type { Currency } from "@fanfare/contracts/money";
import type { Platform } from "@fanfare/contracts/platforms";
import type { z } from "zod";
import type { Tier } from "../formulas/peers.ts";
import { stem, tokensOf, type Token } from "./tokens.ts";
import { cities, countries, nationalities } from "./places.ts";
import { topics } from "./topics.ts";
import { words } from "./words.ts";

export type Metric = RangeMetric | "price" | "age" | "credibility";

/** What a word or phrase stands for. `noise` narrows nothing. */
export type Meaning =
  | { is: "country"; code: string }
  | { is: "nationality"; country: string | null; language: string | null }
  | { is: "city"; name: string }
  | { is: "topic"; topic: string }
  | { is: "network"; platform: Platform }
  | { is: "gender"; gender: "female" | "male" | "nonbinary" }
  | { is: "tier"; tier: Tier }
  | { is: "metric"; metric: Metric }
  | { is: "bound"; bound: "min" | "max" | "about" | "between" }
  | { is: "to" }
  | { is: "and" }
  | { is: "scale"; factor: number }
  | { is: "percent" }
  | { is: "currency"; currency: Currency }
  | { is: "years" }
  | { is: "time"; days: number }
  | { is: "recent" }
  | { is: "posted" }
  | { is: "contacted" }
  | { is: "declined" }
  | { is: "growth" }
  | { is: "alike" }
  | { is: "audience" }
  | { is: "speaks" }
  | { is: "in" }
  | { is: "also" }
  | { is: "not" }
  | { is: "with" }
  | { is: "worked" }
  | { is: "plays" }
  | { is: "contact"; contact: z.infer<typeof ContactKind> }
  | { is: "postKind"; kind: PostKind }
  | { is: "accountType"; type: z.infer<typeof AccountType> }
  | { is: "flag"; flag: "isVerified" | "isPrivate" | "isPublic" | "isOfficialArtist" | "hasSponsoredPosts" | "hasContact" }
  | { is: "noise" };

/** Phrases of one meaning, written as people write them. */
export type Vocabulary = readonly (readonly [Meaning, readonly string[]])[];

const longestPhrase = 4;
const lexicon = new Map<string, Meaning>();
// The first meaning of a phrase stays: what is written by hand goes before the names of countries and languages.
for (const [meaning, phrases] of [...words, ...topics, ...cities, ...nationalities, ...countries]) {
  for (const phrase of phrases) {
    const key = tokensOf(phrase).map((token) => (token.kind === "word" ? stem(token.text) : token.text)).join(" ");
    if (!lexicon.has(key)) lexicon.set(key, meaning);
  }
}

export type Found = { meaning: Meaning; length: number };

/** The longest phrase that begins here and has a meaning. Hyphens inside a phrase count as spaces. */
export function lookUp(tokens: readonly Token[], at: number): Found | null {
  let key = "";
  let found: Found | null = null;
  let words = 0;
  for (let next = at; next < tokens.length && words < longestPhrase; next += 1) {
    const token = tokens[next]!;
    if (token.kind === "mark" && token.text === "-" && next > at) continue;
    if (token.kind !== "word" && token.kind !== "mark") break;
    key = key === "" ? token.key : `${key} ${token.key}`;
    words += 1;
    const meaning = lexicon.get(key);
    if (meaning) found = { meaning, length: next - at + 1 };
    if (token.kind === "mark") break;
  }
  return found;
}
