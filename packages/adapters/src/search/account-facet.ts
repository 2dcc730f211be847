import type { estypes } from "@elastic/elasticsearch";
import { accountTypes } from "@fanfare/contracts/creator-metrics";
import type { CreatorConditions, HistogramFacet } from "@fanfare/contracts/discovery";
import type { Platform } from "@fanfare/contracts/platforms";
import { accountField, accountOn } from "./account-query.ts";
import { equal, holding, oneOf, type Clauses, type Query } from "./clauses.ts";

type Aggregation = estypes.AggregationsAggregationContainer;
export type Counts = ReadonlyMap<string, number>;
/** An aggregation, and how counts by value are read from its result. */
export type Counting = { aggregation: Aggregation; read(result: unknown): Counts };
export type AccountFacet = HistogramFacet | "accountTypes";

const counts = [0, 1_000, 5_000, 10_000, 50_000, 100_000, 500_000, 1_000_000, 5_000_000];
/** Where the bars of each histogram begin. */
export const barStarts: Record<HistogramFacet, readonly number[]> = {
  followers: counts,
  averageViews: counts,
  engagementRate: [0, 0.01, 0.02, 0.03, 0.05, 0.08, 0.12, 0.2],
  authenticity: [0, 20, 40, 50, 60, 70, 80, 90],
};
export const barKey = (from: number): string => String(from);

type Bucket = { key: string; doc_count: number };
type Listed = { buckets: Bucket[] };
type Named = { buckets: Record<string, { doc_count: number }> };
/** The result of two overlapping sets: each counted, and in the first how many of its values the second has too. */
type Both = { second: { values: Listed }; first: { values: { buckets: (Bucket & { second: { values: Listed } })[] } } };

export const readListed = (result: unknown): Counts => new Map((result as Listed).buckets.map(({ key, doc_count: count }) => [key, count]));
export const readNamed = (result: unknown): Counts => new Map(Object.entries((result as Named).buckets).map(([key, { doc_count: count }]) => [key, count]));

/** Counts of what the account has that fulfils the conditions; a creator with several such accounts counts once a value. */
export function accountFacet(name: AccountFacet, conditions: CreatorConditions): Counting {
  const networks = conditions.networks?.include ?? [];
  const [first, second] = networks;
  if (networks.length < 2) return { aggregation: values(name, first ?? null), read: readListed };
  if (networks.length === 2) return { aggregation: onTwo(name, first!, second!, conditions), read: readBoth };
  return { aggregation: onMany(name, networks, conditions), read: readNamed };
}

function values(name: AccountFacet, network: Platform | null): Aggregation {
  const field = accountField(network, name === "accountTypes" ? "accountType" : name);
  if (name === "accountTypes") return { terms: { field, size: accountTypes.length } };
  const starts = barStarts[name];
  return { range: { field, ranges: starts.map((from, bar) => ({ key: barKey(from), from, ...(bar + 1 < starts.length && { to: starts[bar + 1]! }) })) } };
}

/** Two networks are what people choose most, and asking each value as a question of its own costs many times as much. */
function onTwo(name: AccountFacet, first: Platform, second: Platform, conditions: CreatorConditions): Aggregation {
  const onSecond: Aggregation = { filter: accountOn(second, conditions), aggs: { values: values(name, second) } };
  const onFirst: Aggregation = { filter: accountOn(first, conditions), aggs: { values: { ...values(name, first), aggs: { second: onSecond } } } };
  return { filter: { match_all: {} }, aggs: { first: onFirst, second: onSecond } };
}

function readBoth(result: unknown): Counts {
  const { first, second } = result as Both;
  const all = new Map(readListed(second.values));
  for (const { key, doc_count: count, second: inBoth } of first.values.buckets) all.set(key, (all.get(key) ?? 0) + count - (readListed(inBoth.values).get(key) ?? 0));
  return all;
}

function onMany(name: AccountFacet, networks: readonly Platform[], conditions: CreatorConditions): Aggregation {
  const having = (value: (network: Platform) => Clauses): Query => oneOf(networks.map((network) => accountOn(network, conditions, value(network))));
  if (name === "accountTypes") {
    return { filters: { filters: Object.fromEntries(accountTypes.map((type) => [type, having((network) => equal(accountField(network, "accountType"), type))])) } };
  }
  const starts = barStarts[name];
  const bar = (from: number, to: number | undefined) => having((network) => holding({ range: { [accountField(network, name)]: { gte: from, ...(to !== undefined && { lt: to }) } } }));
  return { filters: { filters: Object.fromEntries(starts.map((from, index) => [barKey(from), bar(from, starts[index + 1])])) } };
}
