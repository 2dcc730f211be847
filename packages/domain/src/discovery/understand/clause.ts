import type { Metric } from "./lexicon.ts";
import type { Quantity } from "./quantity.ts";

/** A word that waits for its number or its value; `at` are the places of what belongs to it. */
export type Waiting<T> = { value: T; at: number[] };
export type AudienceEntry = "countries" | "cities" | "languages" | "genders" | "interests" | "ages";
type Growing = "followers" | "likes" | "views";

/** What the words before mean for those that follow, up to the end of the clause. */
export type Clause = {
  audience: boolean;
  /** The word that turns round what follows: the next thing, and those of its kind that "and" or "or" join to it. */
  negation: { at: number; field: string | null; isJoined: boolean } | null;
  language: boolean;
  metric: Waiting<Metric> | null;
  share: (Waiting<number> & { of: AudienceEntry | null }) | null;
  growth: Waiting<{ metric: Growing | null; quantity: Quantity | null; days: number | null }> | null;
  posted: Waiting<null> | null;
  contacted: Waiting<null> | null;
  recent: Waiting<null> | null;
  lastAudience: AudienceEntry | null;
  hasGender: boolean;
  /** The clause before was about people, whose ages may follow: "60 % women, 18-34". */
  before: "audience" | "gender" | null;
  alsoOn: boolean;
  /** Of what a name in capitals that follows would be. */
  names: "brands" | "games" | null;
  /** After "similar to": a creator that only a search can find. */
  alike: boolean;
  /** Days said before what they are of: "30-day growth". */
  days: Waiting<number> | null;
};

export const freshClause = (): Clause => ({
  audience: false, negation: null, language: false, metric: null, share: null, growth: null, posted: null, contacted: null, recent: null, lastAudience: null, hasGender: false, before: null, alsoOn: false, names: null, alike: false, days: null,
});

/** What of an account can grow. */
export function growing(metric: Metric): Growing | null {
  return metric === "followers" ? "followers" : metric === "averageLikes" ? "likes" : metric === "averageViews" ? "views" : null;
}
