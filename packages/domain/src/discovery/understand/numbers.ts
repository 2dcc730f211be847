import { addAudienceAges, setMetric, shareOfLast } from "./draft.ts";
import { lookUp, type Metric } from "./lexicon.ts";
import type { Quantity } from "./quantity.ts";
import type { Reading } from "./reading.ts";

/**
 * A number finds what it is of: its unit, what waits for one, the words behind it, then its size. Answers how many words
 * were read; a number of which nothing can be made stays among the words left.
 */
export function placeQuantity(reading: Reading, quantity: Quantity): number {
  const { clause, tokens, at } = reading;
  const span = reading.span(quantity.length);
  const hyphen = tokens[at + quantity.length]?.text === "-" ? 1 : 0;
  const unit = lookUp(tokens, at + quantity.length + hyphen);
  const length = quantity.length + hyphen + (unit?.length ?? 0);
  if (unit?.meaning.is === "time") return placeDays(reading, (quantity.min ?? quantity.max ?? 0) * unit.meaning.days, length);
  if (unit?.meaning.is === "years") return placeAges(reading, quantity, length);
  if (clause.growth && clause.growth.value.quantity === null && (quantity.isPercent || !clause.metric)) {
    clause.growth = { value: { ...clause.growth.value, quantity }, at: [...clause.growth.at, ...span] };
    return quantity.length;
  }
  const waiting = clause.metric;
  const after = reading.metricAfter(at + quantity.length);
  const isNear = waiting !== null && (after === null || at - waiting.at.at(-1)! <= 3);
  if (isNear && waiting.value === "age") return placeAges(reading, quantity, quantity.length);
  if (isNear) return placeMetric(reading, waiting.value, quantity, [...waiting.at, ...span], quantity.length);
  if (quantity.currency) return placeMetric(reading, "price", quantity, span, quantity.length);
  if (after?.metric === "age") return placeAges(reading, quantity, quantity.length + after.length);
  if (after && !clause.audience) return placeMetric(reading, after.metric, quantity, reading.span(quantity.length + after.length), quantity.length + after.length);
  return quantity.isPercent ? placeShare(reading, quantity) : placeBySize(reading, quantity);
}

/** 25-34 after "women" or "audience" is an age; thousands are followers. */
function placeBySize(reading: Reading, quantity: Quantity): number {
  const values = [quantity.min, quantity.max].filter((value) => value !== null);
  const { clause } = reading;
  const isOfPeople = clause.hasGender || clause.audience || clause.before !== null;
  if (isOfPeople && !quantity.hasScale && values.every((value) => value >= 13 && value <= 100)) {
    clause.audience ||= clause.before === "audience";
    return placeAges(reading, quantity, quantity.length);
  }
  const isCount = quantity.hasScale || values.some((value) => value >= 1_000);
  return isCount ? placeMetric(reading, "followers", quantity, reading.span(quantity.length), quantity.length) : quantity.length;
}

function placeMetric(reading: Reading, metric: Metric, quantity: Quantity, at: readonly number[], length: number): number {
  if (setMetric(reading.filter, metric, quantity)) reading.note(metric === "credibility" ? "audience.credibility" : metric, at);
  reading.clause.metric = null;
  return length;
}

/** A per cent without a metric is of the audience: of what came just before, or of what follows. */
function placeShare(reading: Reading, quantity: Quantity): number {
  const { clause, filter } = reading;
  const span = reading.span(quantity.length);
  const share = (quantity.min ?? quantity.max ?? 0) / 100;
  if (clause.lastAudience !== null && clause.share === null && shareOfLast(filter, clause.lastAudience, share)) reading.note(`audience.${clause.lastAudience}`, span);
  else clause.share = { value: share, at: span, of: null };
  return quantity.length;
}

function placeAges(reading: Reading, quantity: Quantity, length: number): number {
  const { clause, filter } = reading;
  const at = [...(clause.metric?.value === "age" ? clause.metric.at : []), ...reading.span(length)];
  clause.metric = null;
  if (!clause.audience && clause.share === null) return placeMetric(reading, "age", quantity, at, length);
  const share = reading.shareFor("ages");
  const { min, max } = quantity.bound === "plain" ? { min: quantity.min, max: quantity.min } : quantity;
  if (addAudienceAges(filter, { min, max }, share.value)) reading.note("audience.ages", [...share.at, ...at]);
  clause.lastAudience = "ages";
  return length;
}

/** Days belong to growth, to the last contact or to the last post, by the words before; else they wait for "growth". */
export function placeDays(reading: Reading, days: number, length: number): number {
  const { clause, filter } = reading;
  const span = reading.span(length);
  const whole = Math.min(3_650, Math.max(1, Math.round(days)));
  const recent = clause.recent?.at ?? [];
  if (clause.growth) {
    if (clause.growth.value.days === null) clause.growth = { value: { ...clause.growth.value, days: whole }, at: [...clause.growth.at, ...recent, ...span] };
  } else if (clause.contacted) {
    filter.notContactedWithinDays = whole;
    reading.note("notContactedWithinDays", [...clause.contacted.at, ...recent, ...span]);
    clause.contacted = null;
  } else if (clause.posted || clause.recent) {
    filter.lastPostWithinDays = whole;
    reading.note("lastPostWithinDays", [...(clause.posted?.at ?? []), ...recent, ...span]);
    clause.posted = null;
  } else clause.days = { value: whole, at: span };
  clause.recent = null;
  return length;
}
