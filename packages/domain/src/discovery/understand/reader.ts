import type { CreatorFilter } from "@fanfare/contracts/discovery";
import { freshClause, growing } from "./clause.ts";
import { addChoice, addGrowth, type Draft } from "./draft.ts";
import { lookUp, type Meaning, type Metric } from "./lexicon.ts";
import { placeDays, placeQuantity } from "./numbers.ts";
import { countryCodes } from "./places.ts";
import { readQuantity } from "./quantity.ts";
import { Reading } from "./reading.ts";
import { tiers, tierFrom, type Tier } from "../formulas/peers.ts";
import type { Token } from "./tokens.ts";

/** Reads a sentence from left to right, one phrase at a time; each rule looks a few words ahead at most. */
export class Reader extends Reading {
  /** Reads to the end and gives the draft. */
  read(): Draft {
    while (this.at < this.tokens.length) this.at += Math.max(1, this.step());
    this.endClause();
    return this.draft;
  }

  private step(): number {
    const token = this.tokens[this.at]!;
    if (token.kind === "tag") return this.tag(token);
    if (token.kind === "quote") return this.quote(token);
    if (/^[,;.!?]$/.test(token.text)) return this.endClause();
    const quantity = readQuantity(this.tokens, this.at);
    if (quantity) return placeQuantity(this, quantity);
    const named = this.name(token) || this.code(token);
    if (named > 0) return named;
    const found = lookUp(this.tokens, this.at);
    return found ? this.phrase(found.meaning, found.length) : this.unknownCity(token);
  }

  private tag(token: Token): number {
    if (this.clause.alike) return 1;
    const word = token.text.slice(1).replace(/\.+$/, "").toLowerCase();
    return word.length > 0 && word.length <= 60 ? this.choice(token.text.startsWith("#") ? "hashtags" : "mentions", word, 1) : 1;
  }

  private quote(token: Token): number {
    const text = token.text.slice(1, -1).trim();
    const side = this.isNegated("anywhere") ? "none" : "all";
    const known = this.filter.anywhere?.[side] ?? [];
    if (text && known.length < 10) {
      this.filter.anywhere = { ...this.filter.anywhere, [side]: [...known, text] };
      this.note("anywhere", this.withNegation("anywhere", 1));
    }
    return 1;
  }

  /** Names of brands and games are known by nothing but their capitals and the words before. */
  private name(token: Token): number {
    const { names } = this.clause;
    const length = this.capitals();
    if (!names || token.kind !== "word" || length === 0) return 0;
    const text = this.textOf(length);
    if (text.length <= 60 && addChoice(this.filter, names, text, this.isNegated(names))) this.note(names, this.withNegation(names, length));
    return length;
  }

  /** DE in "in DE": two capitals are a country, unless the sentence is all in capitals. X in capitals is the network. */
  private code(token: Token): number {
    if (token.kind !== "word") return 0;
    if (token.text === "X") return this.network("x", 1);
    const isCode = /^[A-Z]{2}$/.test(token.text) && countryCodes.has(token.text) && !this.isAllCapitals;
    if (!isCode) return 0;
    const other = lookUp(this.tokens, this.at)?.meaning.is ?? "noise";
    return ["in", "noise", "and"].includes(other) || this.isAfter(/^(in|from|в|из)$/i) ? this.value("countries", token.text, 1) : 0;
  }

  /** A name that no list knows is a city after "in". Russian cases would have to be undone first, so Latin letters only. */
  private unknownCity(token: Token): number {
    const length = this.capitals();
    const isCity = length > 0 && this.isAfter(/^in$/i) && /^\p{Script=Latin}/u.test(token.text) && this.textOf(length).length <= 80;
    return isCity ? this.value("cities", this.textOf(length), length) : 1;
  }

  private phrase(meaning: Meaning, length: number): number {
    switch (meaning.is) {
      case "country":
        return this.value("countries", meaning.code, length);
      case "city":
        return this.value("cities", meaning.name, length);
      case "topic":
        return this.clause.audience ? this.audienceValue("interests", meaning.topic, length) : this.choice("topics", meaning.topic, length);
      case "gender":
        this.clause.hasGender = true;
        return meaning.gender === "nonbinary" ? this.choice("genders", meaning.gender, length) : this.value("genders", meaning.gender, length);
      case "nationality":
        return this.nationality(meaning, length);
      case "network":
        return this.network(meaning.platform, length);
      case "tier":
        return this.tier(meaning.tier, length);
      case "metric":
        return this.metric(meaning.metric, length);
      case "growth":
        return this.growth(length);
      case "contact":
      case "flag":
      case "declined":
      case "contacted":
        return this.flag(meaning, length);
      case "postKind":
        return this.choice("postKinds", meaning.kind, length);
      case "accountType":
        return this.choice("accountTypes", meaning.type, length);
      default:
        return this.context(meaning, length);
    }
  }

  /** Words that change how others are read. */
  private context(meaning: Meaning, length: number): number {
    const { clause } = this;
    const waiting = { value: null, at: this.span(length) };
    if (meaning.is === "audience") clause.audience = true;
    if (meaning.is === "not") clause.negation = { at: this.at, field: null, isJoined: false };
    if (meaning.is === "and") {
      clause.metric = null;
      if (clause.negation) clause.negation = { ...clause.negation, isJoined: true };
    }
    if (meaning.is === "alike") clause.alike = true;
    if (meaning.is === "with") clause.negation = null;
    if (meaning.is === "speaks") clause.language = true;
    if (meaning.is === "also") clause.alsoOn = true;
    if (meaning.is === "posted") clause.posted = waiting;
    if (meaning.is === "recent") clause.recent = waiting;
    if (meaning.is === "worked") clause.names = "brands";
    if (meaning.is === "plays") clause.names = "games";
    if (meaning.is === "time" && (clause.recent || clause.posted || clause.growth || clause.contacted)) return placeDays(this, meaning.days, length);
    // A unit without its number is a word like others, and stays among those left.
    return meaning.is === "currency" || meaning.is === "time" || meaning.is === "years" ? length : this.use(length);
  }

  /** "Spanish" is a country's people, and a language after "speaks" or "in" or before "speaking" or "language". */
  private nationality({ country, language }: { country: string | null; language: string | null }, length: number): number {
    const next = lookUp(this.tokens, this.at + length + (this.tokens[this.at + length]?.text === "-" ? 1 : 0));
    const isLanguage = language !== null && (this.clause.language || this.isAfter(/^(in|на|по)$/i) || next?.meaning.is === "speaks" || country === null);
    if (isLanguage) return this.value("languages", language, length);
    return country === null ? length : this.value("countries", country, length);
  }

  private network(platform: NonNullable<CreatorFilter["alsoOn"]>[number], length: number): number {
    if (!this.clause.alsoOn) return this.choice("networks", platform, length);
    this.filter.alsoOn = [...new Set([...(this.filter.alsoOn ?? []), platform])];
    this.note("alsoOn", this.span(length));
    return length;
  }

  /** "Micro influencers" by the bounds that our peers have. */
  private tier(tier: Tier, length: number): number {
    const next = tiers[tiers.indexOf(tier) + 1];
    this.filter.followers = { min: tierFrom[tier], ...(next ? { max: tierFrom[next] - 1 } : {}) };
    this.note("followers", this.span(length));
    return length;
  }

  private metric(metric: Metric, length: number): number {
    const { growth } = this.clause;
    const of = growing(metric);
    if (/^like$/i.test(this.tokens[this.at]!.text)) return this.context({ is: "alike" }, length);
    // "Posts about …" is no number of posts; "50 posts" is.
    if (metric === "postCount") return this.use(length);
    if (growth && of && growth.value.metric === null) this.clause.growth = { value: { ...growth.value, metric: of }, at: [...growth.at, ...this.span(length)] };
    else this.clause.metric = { value: metric, at: this.span(length) };
    return length;
  }

  private growth(length: number): number {
    const { metric, days } = this.clause;
    const of = metric && growing(metric.value);
    this.clause.growth = { value: { metric: of, quantity: null, days: days?.value ?? null }, at: [...(days?.at ?? []), ...(of ? metric.at : []), ...this.span(length)] };
    if (of) this.clause.metric = null;
    return length;
  }

  private flag(meaning: Extract<Meaning, { is: "contact" | "flag" | "declined" | "contacted" }>, length: number): number {
    const field = meaning.is === "flag" ? meaning.flag : meaning.is;
    const isNegated = this.isNegated(field);
    const at = this.withNegation(field, length);
    if (meaning.is === "contacted") {
      if (isNegated) this.clause.contacted = { value: null, at };
    } else if (meaning.is === "declined") {
      if (isNegated) this.set("notDeclined", true, at);
    } else if (meaning.is === "contact") this.contact(meaning.contact, isNegated, at);
    else if (meaning.flag === "isPublic") this.set("isPrivate", isNegated, at);
    else this.set(meaning.flag, !isNegated, at);
    return length;
  }

  private set(field: "notDeclined" | "isPrivate" | "isVerified" | "isOfficialArtist" | "hasSponsoredPosts" | "hasContact", value: boolean, at: readonly number[]): void {
    this.filter[field] = value;
    this.note(field, at);
  }

  private contact(contact: NonNullable<CreatorFilter["contacts"]>[number], isNegated: boolean, at: readonly number[]): void {
    if (isNegated) {
      const groups = this.filter.noneOf ?? [];
      if (groups.length >= 8) return;
      this.filter.noneOf = [...groups, { contacts: [contact] }];
    } else this.filter.contacts = [...new Set([...(this.filter.contacts ?? []), contact])];
    this.note("contacts", at);
  }

  /** What still waits takes its usual value; what has none is left among the words. */
  private endClause(): number {
    const { growth, contacted, posted } = this.clause;
    if (growth && addGrowth(this.filter, growth.value.metric ?? "followers", growth.value.quantity, growth.value.days)) this.note("growth", growth.at);
    if (contacted) {
      this.filter.notContactedWithinDays = 90;
      this.note("notContactedWithinDays", contacted.at);
    }
    if (posted && this.filter.lastPostWithinDays === undefined) {
      this.filter.lastPostWithinDays = 30;
      this.note("lastPostWithinDays", posted.at);
    }
    const { negation, audience, lastAudience, hasGender } = this.clause;
    this.clause = freshClause();
    this.clause.before = audience || lastAudience !== null ? "audience" : hasGender ? "gender" : null;
    if (negation && negation.field !== null && this.isListed(negation.at)) this.clause.negation = { ...negation, isJoined: true };
    return 1;
  }

  /** "without gaming, betting or crypto" is one list; in "not gaming, fitness creators" the comma ends what is left out. */
  private isListed(negationAt: number): boolean {
    const opensList = /^(without|except|excluding|exclude|без|кроме|исключая)$/i.test(this.tokens[negationAt]!.text);
    const next = opensList && this.tokens[this.at]?.text === "," ? lookUp(this.tokens, this.at + 1) : null;
    if (!next) return false;
    const after = this.at + 1 + next.length;
    return after >= this.tokens.length || /^[,;.]$/.test(this.tokens[after]!.text) || lookUp(this.tokens, after)?.meaning.is === "and";
  }
}
