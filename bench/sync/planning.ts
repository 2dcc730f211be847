import { inScope } from "@fanfare/db/scoped";
import { claimDue, dueLanes } from "@fanfare/db/system/sync-targets";
import { newId } from "@fanfare/domain/kernel";
import { nextTurn } from "@fanfare/domain/tracking";
import { compare, type Effort, type Work } from "../lib/compare.ts";
import type { Result } from "../lib/report.ts";
import { openHistoryWorld, type HistoryWorld } from "./history-world.ts";

export type PlanningOptions = Effort & { large: number; small: number; say: (line: string) => void };

const lanes = 100;
const due = 5_000;
const readingsPerTurn = 200;

/** Finding what is due and claiming it, among many targets against among few; as many lanes and as much that is due in both. */
export async function measurePlanning({ large, small, say, ...effort }: PlanningOptions): Promise<Result> {
  const worlds: HistoryWorld[] = [];
  try {
    for (const targets of [small, large]) {
      const world = await openHistoryWorld({ name: `fanfare_bench_planning_${targets}`, posts: 100 });
      worlds.push(world);
      await seedTargets(world, targets);
      say(`${targets} targets are there, ${due} of them due`);
    }
    const [base, ours] = worlds.map(turnOf);
    const { ratio, gate, isVoid, ours: times } = await compare(ours!, base!, effort);
    const detail = `p50 ${times.p50.toFixed(1)} ms, p95 ${times.p95.toFixed(1)} ms, ${readingsPerTurn} readings of ${lanes} lanes in a turn`;
    return { name: `the next due of ${large} targets against ${small}, p95`, goal: 1.3, bound: "at-most", unit: "x", value: ratio, gate, isVoid, detail };
  } finally {
    await Promise.all(worlds.map((world) => world.close()));
  }
}

async function seedTargets({ owner }: HistoryWorld, targets: number): Promise<void> {
  await owner.query(
    `INSERT INTO sync_targets (id, kind, platform, tier, lane, creator_id, external_id, due_at)
     SELECT gen_random_uuid(), 'post', 'youtube', 'hot', md5('lane ' || n % $2)::uuid, gen_random_uuid(), n::text, now() + CASE WHEN n < $3 THEN interval '-1 hour' ELSE interval '1 day' + n * interval '1 second' END
     FROM generate_series(0, $1::int - 1) n`,
    [targets, lanes, due],
  );
  await owner.query("VACUUM (ANALYZE) sync_targets");
}

/** A turn as the planner takes it. What is claimed goes to the end of what is due, so that the next turn finds as much. */
function turnOf({ worker }: HistoryWorld): Work {
  let lastServed: string | null = null;
  return async () => {
    const now = new Date();
    const found = await inScope(worker, {}, (sql) => dueLanes(sql, now));
    const turn = nextTurn(found.map(({ lane }) => lane), readingsPerTurn, lastServed);
    if (!turn) throw new Error("Nothing is due: the targets were not seeded.");
    lastServed = turn.lanes.at(-1)!;
    const claimed = await inScope(worker, {}, (sql) => claimDue(sql, { platform: "youtube", tier: "hot", turn, claim: newId(), now, leaseUntil: now }));
    if (claimed.length !== readingsPerTurn) throw new Error(`${claimed.length} targets were claimed instead of ${readingsPerTurn}.`);
  };
}
