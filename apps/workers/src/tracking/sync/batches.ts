import type { SyncTier } from "@fanfare/contracts/sync";
import type { Platform } from "@fanfare/contracts/platforms";
import type { Claimed } from "@fanfare/db/system/sync-targets";
import { batchSizeOf, costOf, isAffordable, type BucketState, type Cost } from "@fanfare/domain/tracking";

/** Readings that one job makes with one consent, and what they usually cost. */
export type Batch = { targets: readonly Claimed[]; isWhole: boolean; cost: Cost };
type Budget = { platform: Platform; tier: SyncTier; states: readonly BucketState[]; now: Date };

/**
 * How what was claimed is read: posts that one consent reads go together; accounts each have their own, and go together so that they
 * are written down at once, and those that are only listed are asked for together. Posts that want it are read as a whole as far as
 * that leaves enough for the numbers of the others; where it does not, their numbers are read, and they are read as a whole when
 * something is left.
 */
export function batchesOf(budget: Budget, targets: readonly Claimed[]): Batch[] {
  const { tier, states, now } = budget;
  const whole: Batch[] = [];
  let rest: readonly Claimed[] = targets;
  for (const batch of split(budget, targets.filter((target) => target.isWhole), true)) {
    const others = rest.filter((target) => !batch.targets.includes(target));
    const owed = sumOf([...whole, ...split(budget, others, false)]);
    if (!isAffordable(tier, states, batch.cost, owed, now)) break;
    whole.push(batch);
    rest = others;
  }
  return [...whole, ...split(budget, rest, false)];
}

function split({ platform, tier }: Budget, targets: readonly Claimed[], isWhole: boolean): Batch[] {
  const groups = Map.groupBy(targets, ({ kind, connectionId }) => (kind === "account" ? "accounts" : (connectionId ?? "public")));
  return [...groups.values()].flatMap((group) => {
    const { kind, connectionId } = group[0]!;
    const reading = { kind, isPublic: kind === "account" ? tier === "listed" : connectionId === null, isWhole };
    const size = batchSizeOf(platform, reading);
    return Array.from({ length: Math.ceil(group.length / size) }, (_, nth) => {
      const targets = group.slice(nth * size, (nth + 1) * size);
      return { targets, isWhole, cost: costOf(platform, reading, targets.length) };
    });
  });
}

function sumOf(batches: readonly Batch[]): Cost {
  const sum: Record<string, number> = {};
  for (const { cost } of batches) for (const [bucket, calls] of Object.entries(cost)) sum[bucket] = (sum[bucket] ?? 0) + calls;
  return sum;
}
