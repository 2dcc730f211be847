import type { CreatorFilter } from "@fanfare/contracts/discovery";
import { freshClause, type AudienceEntry, type Clause } from "./clause.ts";
import { addAudience, addChoice, note, type Draft } from "./draft.ts";
import { lookUp, type Metric } from "./lexicon.ts";
import { readQuantity } from "./quantity.ts";
import type { Token } from "./tokens.ts";

/** How far a sentence was read, what was made of it, and what its clause means so far. */
export class Reading {
  readonly draft: Draft = { filter: {}, understood: [], used: new Set(), noted: new Set() };
  clause: Clause = freshClause();
  at = 0;
  readonly sentence: string;
  readonly tokens: readonly Token[];
  readonly isAllCapitals: boolean;

  constructor(sentence: string, tokens: readonly Token[]) {
    this.sentence = sentence;
    this.tokens = tokens;
    this.isAllCapitals = sentence === sentence.toUpperCase();
  }

  get filter(): CreatorFilter {
    return this.draft.filter;
  }

  /** The places of the next words. */
  span(length: number): number[] {
    return Array.from({ length }, (_, index) => this.at + index);
  }

  isNegated(field: string): boolean {
    const { negation } = this.clause;
    return negation !== null && (negation.field === null || (negation.field === field && negation.isJoined));
  }

  /** The places of what is being read, with the word that turns it round, which then holds for no other kind. */
  withNegation(field: string, length: number): number[] {
    const { negation } = this.clause;
    const at = negation && this.isNegated(field) ? [negation.at, ...this.span(length)] : this.span(length);
    if (negation) this.clause.negation = { at: negation.at, field: negation.field ?? field, isJoined: false };
    return at;
  }

  note(field: string, at: readonly number[]): void {
    note(this.draft, this.sentence, this.tokens, field, at);
  }

  /** Marks words as read that became nothing by themselves. */
  use(length: number): number {
    for (const index of this.span(length)) this.draft.used.add(index);
    return length;
  }

  textOf(length: number): string {
    return this.sentence.slice(this.tokens[this.at]!.start, this.tokens[this.at + length - 1]!.end);
  }

  /** How many words from here on begin with a capital, at most three. */
  capitals(): number {
    let length = 0;
    while (length < 3 && this.tokens[this.at + length]?.kind === "word" && /^\p{Lu}/u.test(this.tokens[this.at + length]!.text)) length += 1;
    return length;
  }

  isAfter(words: RegExp): boolean {
    const before = this.tokens[this.at - 1]?.text === "-" ? 2 : 1;
    return words.test(this.tokens[this.at - before]?.text ?? "");
  }

  choice(field: Parameters<typeof addChoice>[1], value: string, length: number): number {
    if (addChoice(this.filter, field, value, this.isNegated(field))) this.note(field, this.withNegation(field, length));
    return length;
  }

  /** A place, language or gender of the audience where the words around say so, of the creator otherwise. */
  value(field: "countries" | "cities" | "languages" | "genders", value: string, length: number): number {
    return !this.isNegated(field) && this.isOfAudience(this.at + length) ? this.audienceValue(field, value, length) : this.choice(field, value, length);
  }

  /** "audience in …", "30 % …", "… audience" and "… over 30 %" are all of the audience. */
  private isOfAudience(after: number): boolean {
    if (this.clause.audience || this.clause.share !== null || lookUp(this.tokens, after)?.meaning.is === "audience") return true;
    const quantity = readQuantity(this.tokens, after);
    return quantity !== null && quantity.isPercent && this.clause.metric === null && this.clause.growth === null && this.metricAfter(after + quantity.length) === null;
  }

  audienceValue(list: Exclude<AudienceEntry, "ages">, value: string, length: number): number {
    const share = this.shareFor(list);
    if (addAudience(this.filter, list, value, share.value)) this.note(`audience.${list}`, [...share.at, ...this.span(length)]);
    this.clause.lastAudience = list;
    return length;
  }

  /** The share said before, for the first kind of value it is followed by. */
  shareFor(list: AudienceEntry): { value: number | null; at: number[] } {
    const { share } = this.clause;
    if (!share || (share.of !== null && share.of !== list)) return { value: null, at: [] };
    share.of = list;
    return share;
  }

  /** What a number is of by the words behind it: "20k followers", "20k+ average followers". */
  metricAfter(at: number): { metric: Metric; length: number } | null {
    let skipped = 0;
    let found = lookUp(this.tokens, at);
    while (found?.meaning.is === "noise" && skipped < 2) {
      skipped += found.length;
      found = lookUp(this.tokens, at + skipped);
    }
    // "in" after "20k followers" is about the creator, though "followers in" alone is about the audience.
    if (found?.meaning.is === "audience") found = lookUp(this.tokens.slice(at + skipped, at + skipped + 1), 0);
    if (found?.meaning.is === "plays") return { metric: "averageViews", length: skipped + found.length };
    return found?.meaning.is === "metric" ? { metric: found.meaning.metric, length: skipped + found.length } : null;
  }
}
