import { connectRedis } from "@fanfare/adapters/redis";
import { parseArgs } from "node:util";
import type { Effort } from "./lib/compare.ts";
import { admin, required } from "./lib/database.ts";
import { failsRun, tableOf, writeReport, type Result } from "./lib/report.ts";
import { measureDashboard } from "./sync/dashboard.ts";
import { measurePlanning } from "./sync/planning.ts";
import { measureReading } from "./sync/reading.ts";
import { measureStoring } from "./sync/storing.ts";
import { measureWeek } from "./sync/week.ts";

/** How much work a form does: little over small tables for the quick one, which only has to notice what is off by more than double. */
type Form = {
  effort: Effort;
  targets: number;
  posts: number;
  snapshots: { large: number; small: number };
  accounts: { large: number; small: number; rounds: number };
  week: { accounts: number; posts: number; days: number; turnMinutes: number };
};
const quick: Form = {
  effort: { pairs: 3, calls: 20, budgetMs: 4_000 },
  targets: 100_000,
  posts: 1_000,
  snapshots: { large: 100_000, small: 10_000 },
  accounts: { large: 400, small: 150, rounds: 1 },
  week: { accounts: 10_000, posts: 500, days: 1, turnMinutes: 10 },
};
const full: Form = {
  effort: { pairs: 9, calls: 80, budgetMs: 120_000 },
  targets: 1_000_000,
  posts: 5_000,
  snapshots: { large: 10_000_000, small: 1_000_000 },
  accounts: { large: 10_000, small: 1_000, rounds: 3 },
  week: { accounts: 50_000, posts: 5_000, days: 7, turnMinutes: 5 },
};
/** Everything is made by rules, and nothing by chance that changes what is read. */
const seed = 1;

const began = performance.now();
const say = (line: string) => console.log(`${Math.round((performance.now() - began) / 1_000).toString().padStart(5)} s  ${line}`);

function measuresOf({ effort, targets, posts, snapshots, accounts, week }: Form): Record<string, () => Promise<Result[]>> {
  return {
    planning: async () => [await measurePlanning({ large: targets, small: 10_000, say, ...effort })],
    storing: async () => [await measureStoring({ posts, batch: 100, ...effort })],
    reading: () => measureReading({ ...accounts, say }),
    week: async () => [await measureWeek({ ...week, say })],
    dashboard: () => measureDashboard({ ...snapshots, say, ...effort }),
  };
}

async function versions(): Promise<Record<string, string>> {
  const postgres = await admin(async (client) => (await client.query<{ server_version: string }>("SHOW server_version")).rows[0]!.server_version);
  const redis = await connectRedis(required("REDIS_URL"), "cache");
  const redisVersion = /redis_version:(\S+)/.exec(await redis.info("server"))?.[1] ?? "unknown";
  redis.disconnect();
  return { Node: process.version, PostgreSQL: postgres, Redis: redisVersion };
}

/** `npm run bench -- sync [--quick] [--only planning|storing|reading|week|dashboard]`: answers 1 when something is off by more than double. */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { quick: { type: "boolean" }, only: { type: "string" } } });
  const isQuick = values.quick === true;
  const form = isQuick ? quick : full;
  const measures = measuresOf(form);
  const wanted = values.only?.split(",") ?? Object.keys(measures);
  const results: Result[] = [];
  for (const name of wanted) {
    const measure = measures[name];
    if (!measure) throw new Error(`--only takes some of ${Object.keys(measures).join(", ")}.`);
    const more = await measure();
    results.push(...more);
    for (const { name: what, value, unit, detail } of more) say(`${what}: ${value.toFixed(3)} ${unit} (${detail})`);
  }
  console.log(`\n${tableOf(results)}`);
  // A part of the table would stand in the place of the whole one.
  if (values.only === undefined) console.log(`\nWritten to ${writeReport(results, { name: "sync", title: "Readings of platforms" }, { seed, isQuick, sizes: sizesOf(form), versions: await versions() })}`);
  return results.some(failsRun) ? 1 : 0;
}

const sizesOf = ({ targets, snapshots, accounts, week }: Form): Record<string, number> => ({
  targets, snapshots: snapshots.large, "connected accounts": accounts.large, "accounts of the week": week.accounts,
});

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
