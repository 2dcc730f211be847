export { allowancesOf, batchSizeOf, costOf, expectedCost, usualCost, type Allowance, type AllowanceFacts, type Cost } from "./allowances.ts";
export { callsFor, isAffordable, readingsFor, withSpent, type BucketState } from "./budget.ts";
export { nextTurn, type Turn } from "./lanes.ts";
export { accountEvery, dueAfterFailure, isDeepReading, leaseMs, leastBetweenLooks, listSince, mostImportsWatched, nextAccountReading, nextLookFor, nextPostReading } from "./plan.ts";
export type * from "./ports.ts";
export { askedLane, publicLane, type ClaimedTarget, type SyncTarget, type WatchedPost } from "./target.ts";
export { pacificDay, windowAt, type QuotaWindow, type WindowState } from "./windows.ts";
