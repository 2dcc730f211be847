import { parseArgs } from "node:util";
import type { Effort } from "./lib/compare.ts";
import { failsRun, tableOf, type Result } from "./lib/report.ts";
import { measureDashboard } from "./sync/dashboard.ts";
import { measurePlanning } from "./sync/planning.ts";
import { measureStoring } from "./sync/storing.ts";

/** How much work a form does: few calls over small tables for the quick one, which only has to notice what is off by more than double. */
type Form = { effort: Effort; targets: number; posts: number; snapshots: { large: number; small: number } };
const quick: Form = { effort: { pairs: 5, calls: 20, budgetMs: 8_000 }, targets: 100_000, posts: 1_000, snapshots: { large: 100_000, small: 10_000 } };
const full: Form = { effort: { pairs: 9, calls: 80, budgetMs: 120_000 }, targets: 1_000_000, posts: 5_000, snapshots: { large: 1_000_000, small: 100_000 } };

const began = performance.now();
const say = (line: string) => console.log(`${Math.round((performance.now() - began) / 1_000).toString().padStart(5)} s  ${line}`);

/** `npm run bench -- sync [--quick] [--only planning|storing|dashboard]`: answers 1 when something is off by more than double. */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { quick: { type: "boolean" }, only: { type: "string" } } });
  const { effort, targets, posts, snapshots } = values.quick === true ? quick : full;
  const measures: Record<string, () => Promise<Result[]>> = {
    planning: async () => [await measurePlanning({ large: targets, small: 10_000, say, ...effort })],
    storing: async () => [await measureStoring({ posts, batch: 100, ...effort })],
    dashboard: () => measureDashboard({ ...snapshots, say, ...effort }),
  };
  const wanted = values.only === undefined ? Object.keys(measures) : [values.only];
  const results: Result[] = [];
  for (const name of wanted) {
    const measure = measures[name];
    if (!measure) throw new Error(`--only takes one of ${Object.keys(measures).join(", ")}.`);
    results.push(...(await measure()));
  }
  console.log(`\n${tableOf(results)}`);
  return results.some(failsRun) ? 1 : 0;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
