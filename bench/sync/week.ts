import type { Jobs } from "@fanfare/adapters/jobs";
import { createLogger } from "@fanfare/adapters/logging";
import { quotasInMemory } from "@fanfare/adapters/platforms";
import { jobs as catalogue, type JobPayload, type QueueName } from "@fanfare/contracts/jobs";
import { platforms, type Platform } from "@fanfare/contracts/platforms";
import { syncTiers, type SyncTier } from "@fanfare/contracts/sync";
import { inScope } from "@fanfare/db/scoped";
import { claimedTargets, finishReadings } from "@fanfare/db/system/sync-targets";
import { nextAccountReading, nextPostReading, pacificDay, type ClaimedTarget } from "@fanfare/domain/tracking";
import { createMetrics } from "../../apps/workers/src/runtime/metrics.ts";
import { readWell } from "../../apps/workers/src/tracking/sync/outcome.ts";
import { SyncPlanner } from "../../apps/workers/src/tracking/sync/sync-planner.ts";
import { openOwnDatabase, type OwnDatabase } from "../lib/database.ts";
import type { Result } from "../lib/report.ts";
import { useOfAllowances, type DayOfReadings } from "./quota-use.ts";
import { seedWeek } from "./week-seed.ts";

export type WeekOptions = { accounts: number; posts: number; days: number; turnMinutes: number; say: (line: string) => void };

const minute = 60_000;
const readsPerMonth = 15_000;

/**
 * How well allowances are used over simulated days: the workers' planner over the real table, with the platforms' allowances and
 * readings that all go well at once. For each allowance, what was read of what was due, as a share of what the allowance lets
 * through or, where that is more, of all that was due; in calls at their usual cost, so that calls that read little don't count
 * as use. The worst allowance is the result. 2 % of each is kept for calls that nobody plans, so no more than 0.98 can be
 * reached where more is due than is allowed.
 */
export async function measureWeek({ accounts, posts, days, turnMinutes, say }: WeekOptions): Promise<Result> {
  const database = await openOwnDatabase("fanfare_bench_week");
  try {
    // It is counted and not timed, so nothing has to be on disk.
    await database.owner.query(`ALTER DATABASE ${database.name} SET synchronous_commit = off`);
    const from = firstOfNextMonth();
    await seedWeek(database.owner, { accounts, posts, from, days });
    say(`${accounts} accounts and ${posts} posts of campaigns are there`);
    const read = await simulate(database, { from, days, turnMinutes, say });
    const connected = await connectedOf(database);
    const uses = useOfAllowances(read, { connected, readsPerMonth, from });
    const worst = uses.toSorted((a, b) => a.share - b.share)[0]!;
    const detail = uses.map(({ platform, bucket, share, isScarce }) => `${platform} ${bucket} ${share.toFixed(3)}${isScarce ? "" : " (less is due than allowed)"}`).join(", ");
    return {
      name: `due readings made against what allowances let through, ${days} simulated days of ${accounts} accounts and ${posts} posts`, goal: 0.95, bound: "at-least", unit: "x",
      value: worst.share, gate: null, isVoid: false, detail: `the worst of: ${detail}; a turn each ${turnMinutes} minutes`,
    };
  } finally {
    await database.close();
  }
}

/** A midnight of California with which an allowance of days and one of months begin. */
function firstOfNextMonth(): Date {
  const today = new Date();
  return new Date(pacificDay(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 1, 1, 20)).startsAt);
}

async function simulate(database: OwnDatabase, { from, days, turnMinutes, say }: Pick<WeekOptions, "days" | "turnMinutes" | "say"> & { from: Date }): Promise<DayOfReadings[]> {
  let now = from;
  const planner = plannerOn(database, () => now);
  const read: DayOfReadings[] = [];
  for (let day = 0; day < days; day += 1) {
    const made = emptyDay();
    for (let minutes = 0; minutes < 24 * 60; minutes += turnMinutes) {
      now = new Date(from.getTime() + (day * 24 * 60 + minutes) * minute);
      for (const target of await planner.turn()) made[target.platform][target.tier] += 1;
    }
    const until = new Date(from.getTime() + (day + 1) * 24 * 60 * minute);
    read.push({ made, left: await leftOf(database, until) });
    say(`day ${day + 1} of ${days}: ${platforms.map((platform) => `${platform} ${syncTiers.map((tier) => made[platform][tier]).join("/")}`).join(", ")} read (${syncTiers.join("/")})`);
  }
  return read;
}

const emptyDay = (): Record<Platform, Record<SyncTier, number>> =>
  Object.fromEntries(platforms.map((platform) => [platform, Object.fromEntries(syncTiers.map((tier) => [tier, 0]))])) as Record<Platform, Record<SyncTier, number>>;

/** A turn claims what the planner would ask for at this time, and has it read well at once. */
function plannerOn({ worker, urls }: OwnDatabase, now: () => Date) {
  let asked: JobPayload<"tracking.read-youtube">[] = [];
  const clock = { now };
  const enqueue = (async (_name: string, payload: (typeof asked)[number]) => void asked.push(payload)) as unknown as Jobs["enqueue"];
  const queues = new Map(Object.values(catalogue).map(({ queue }) => [queue as QueueName, { getWaitingCount: async () => 0 }]));
  // Of X the planner wants to know what was bought; all else of it is the connectors'.
  const x = { readsPerMonth } as NonNullable<ConstructorParameters<typeof SyncPlanner>[4]["connectors"]["x"]>;
  const config = { database: { app: urls.app, worker: urls.worker }, connectors: { youtube: null, instagram: null, tiktok: null, twitch: null, x, keys: null }, instagramDiscovery: null };
  const connectors = { platforms, of: () => { throw new Error("Nothing is asked of a platform here."); } };
  const planner = new SyncPlanner(worker, { enqueue, queues } as ConstructorParameters<typeof SyncPlanner>[1], connectors, quotasInMemory(), config, clock, createMetrics(), createLogger({ name: "bench", level: "silent" }));
  return {
    async turn(): Promise<ClaimedTarget[]> {
      asked = [];
      await planner.plan();
      const all: ClaimedTarget[] = [];
      for (const [claim, batches] of Map.groupBy(asked, ({ claim }) => claim)) {
        all.push(...(await inScope(worker, {}, async (sql) => {
          const targets = await claimedTargets(sql, claim, batches.flatMap(({ targetIds }) => targetIds));
          await finishReadings(sql, claim, targets.map((target) => readWell(target, nextOf(target, now()), { readAt: now(), changedAt: now(), contentHash: null })), now());
          return targets;
        })));
      }
      return all;
    },
  };
}

const nextOf = (target: ClaimedTarget, at: Date): Date | null => (target.kind === "account" ? nextAccountReading(target, target.isPublishing, at) : nextPostReading(target, null, at));

/** What is due by then and was not read. */
async function leftOf({ owner }: OwnDatabase, until: Date): Promise<DayOfReadings["left"]> {
  const { rows } = await owner.query<{ platform: Platform; tier: SyncTier; left: number }>(`SELECT platform, tier, count(*)::int AS left FROM sync_targets WHERE due_at <= $1 GROUP BY 1, 2`, [until.toISOString()]);
  const left = emptyDay();
  for (const row of rows) left[row.platform][row.tier] = row.left;
  return left;
}

async function connectedOf({ owner }: OwnDatabase): Promise<Record<Platform, number>> {
  const { rows } = await owner.query<{ platform: Platform; connected: number }>(`SELECT platform, count(*)::int AS connected FROM account_connections GROUP BY 1`);
  return { youtube: 0, instagram: 0, tiktok: 0, twitch: 0, x: 0, ...Object.fromEntries(rows.map(({ platform, connected }) => [platform, connected])) };
}
