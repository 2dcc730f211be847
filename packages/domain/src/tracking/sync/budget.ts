import { syncTiers, type SyncTier } from "@fanfare/contracts/sync";
import type { Cost } from "./allowances.ts";

/** One allowance at a moment. Calls by tier: what was planned in this window, and what is due before it ends, what is overdue included. */
export type BucketState = {
  bucket: string;
  limit: number;
  /** All calls of the window, also those that nobody planned. */
  used: number;
  spent: Readonly<Record<SyncTier, number>>;
  forecast: Readonly<Record<SyncTier, number>>;
  startsAt: Date;
  endsAt: Date;
};

/** What is kept for calls that nobody plans: a post that is verified, an account that is connected. */
const reserve = 0.02;
/** What a tier is sure of, whatever is due above it, as shares of the allowance. */
const floors: Record<SyncTier, number> = { hot: 0, daily: 0.15, listed: 0.05 };
/** Windows of a day and more are spent by the clock, a little ahead of it: who comes in the evening finds something left. */
const spreadFromMs = 20 * 3_600_000;
const ahead = 1 / 24;

/**
 * How many calls of an allowance a tier may make now. Campaign posts come first and may take all but what is due to the others' floors;
 * connected accounts leave what posts will need, listed ones what both will need; both go by the clock. Never more than is left.
 */
export function callsFor(tier: SyncTier, state: BucketState, now: Date): number {
  const cap = state.limit * (1 - reserve);
  const left = Math.max(0, cap - state.used);
  const released = cap * shareReleased(state, now);
  const above = syncTiers.slice(0, syncTiers.indexOf(tier));
  const below = syncTiers.slice(syncTiers.indexOf(tier) + 1);
  const needed = sum(above.map((one) => state.forecast[one])) + sum(below.map((one) => owedTo(one, state, cap)));
  const byClock = tier === "hot" ? Number.POSITIVE_INFINITY : released - state.used;
  const sure = floors[tier] * released - state.spent[tier];
  return Math.min(left, Math.max(0, sure, Math.min(left - needed, byClock)));
}

/** What is left of a lower tier's floor, if there is that much to do. */
const owedTo = (tier: SyncTier, { spent, forecast }: BucketState, cap: number): number => Math.max(0, Math.min(floors[tier] * cap - spent[tier], forecast[tier]));

function shareReleased({ startsAt, endsAt }: BucketState, now: Date): number {
  const length = endsAt.getTime() - startsAt.getTime();
  return length < spreadFromMs ? 1 : Math.min(1, (now.getTime() - startsAt.getTime()) / length + ahead);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** How many readings of a tier the allowances let through now, when one costs so much of each. */
export function readingsFor(tier: SyncTier, states: readonly BucketState[], cost: Cost, now: Date): number {
  const asked = states.filter(({ bucket }) => (cost[bucket] ?? 0) > 0);
  // A sliver more than was counted is what dividing thirds gives.
  return Math.max(0, Math.floor(Math.min(...asked.map((state) => callsFor(tier, state, now) / cost[state.bucket]!)) + 1e-9));
}

/**
 * Whether a tier may make these calls now and still make `owed` afterwards. So nothing dearer is read while that takes the numbers
 * of others away: it waits, and the cheaper reading is made in its place.
 */
export const isAffordable = (tier: SyncTier, states: readonly BucketState[], calls: Cost, owed: Cost, now: Date): boolean =>
  states.every((state) => (calls[state.bucket] ?? 0) === 0 || (calls[state.bucket] ?? 0) + (owed[state.bucket] ?? 0) <= callsFor(tier, state, now) + 1e-9);

/** The states after a tier planned these calls. */
export function withSpent(states: readonly BucketState[], tier: SyncTier, cost: Cost): BucketState[] {
  return states.map((state) => {
    const calls = cost[state.bucket] ?? 0;
    const { spent, forecast } = state;
    return { ...state, used: state.used + calls, spent: { ...spent, [tier]: spent[tier] + calls }, forecast: { ...forecast, [tier]: Math.max(0, forecast[tier] - calls) } };
  });
}
