import { campaignReport } from "@fanfare/db/readers/reporting";
import { inScope } from "@fanfare/db/scoped";
import { compare, type Effort } from "../lib/compare.ts";
import type { Result } from "../lib/report.ts";
import { campaignIds, openHistoryWorld, type HistoryWorld } from "./history-world.ts";
import { seedReadings } from "./readings-seed.ts";

export type DashboardOptions = Effort & { large: number; small: number; say: (line: string) => void };

const readingsPerPost = 40;
const slowestSeconds = 0.15;

/** A campaign's report (figures, line, posts, creators) over many snapshots of others, against the same over few. Campaigns are equally large. */
export async function measureDashboard({ large, small, say, ...effort }: DashboardOptions): Promise<Result[]> {
  const worlds: HistoryWorld[] = [];
  try {
    for (const snapshots of [small, large]) {
      const world = await openHistoryWorld({ name: `fanfare_bench_dashboard_${snapshots}`, posts: snapshots / readingsPerPost });
      worlds.push(world);
      await seedReadings(world, readingsPerPost);
      say(`${world.posts * readingsPerPost} snapshots of ${world.campaigns} campaigns are there`);
    }
    const [base, ours] = await Promise.all(worlds.map(askingOf));
    const { ratio, gate, isVoid, ours: times } = await compare(ours!, base!, effort);
    const detail = `p50 ${times.p50.toFixed(1)} ms, p95 ${times.p95.toFixed(1)} ms`;
    return [
      { name: `a campaign's report over ${large} snapshots against ${small}, p95`, goal: 1.3, bound: "at-most", unit: "x", value: ratio, gate, isVoid, detail },
      { name: `a campaign's report over ${large} snapshots, p95`, goal: slowestSeconds, bound: "at-most", unit: "s", value: times.p95 / 1_000, gate, isVoid, detail },
    ];
  } finally {
    await Promise.all(worlds.map((world) => world.close()));
  }
}

/** Another campaign at each call. */
async function askingOf(world: HistoryWorld): Promise<(call: number) => Promise<unknown>> {
  const ids = await campaignIds(world);
  return (call) => inScope(world.app, { organizationId: world.organizationId }, (sql) => campaignReport(sql, ids[call % ids.length]!));
}
