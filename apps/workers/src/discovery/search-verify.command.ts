import { elasticsearchClient } from "@fanfare/adapters/search";
import { takeLock } from "@fanfare/db/lock";
import { inScope } from "@fanfare/db/scoped";
import { countCreators } from "@fanfare/db/system/figures";
import { waitingAmong } from "@fanfare/db/system/index-queue";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { runCommand, type CommandParts } from "./command.ts";
import { elasticsearchWriting } from "./elasticsearch-index.ts";
import { FiguresKeeper } from "./figures-keeper.ts";
import { projectorLock } from "./locks.ts";
import { ProgressLine } from "./progress-line.ts";
import { Projection } from "./projection.ts";
import { repairSearch, verifySearch, type Difference, type Verdict } from "./verify.ts";

const listed = 20;
const patienceMs = 60_000;
const words: Record<Difference["kind"], string> = {
  missing: "is not in the index",
  outdated: "is in the index in an older state",
  differing: "is in the index otherwise than in the catalogue",
  orphaned: "is in the index and not in the catalogue",
};

const { values } = parseArgs({ options: { repair: { type: "boolean", default: false } } });

// Compares the index with the catalogue, creator by creator. Ends with 0 when they agree, with 1 when differences are left, with 2 when it can't look.
await runCommand("search-verify", async (parts) => {
  const first = await look(parts);
  if (!values.repair || first.differences.length === 0) return first.differences.length === 0 ? 0 : 1;
  await repairSearch(parts, first.differences);
  console.log(`${first.differences.length} creators are on the list of what the index needs.`);
  await projectOrWait(parts, first.differences.map(({ id }) => id));
  const second = await look(parts);
  if (second.differences.length > 0) console.log(`These are left. When the index has newer versions than the catalogue, as after a backup was restored, "npm run search:rebuild" makes it anew.`);
  return second.differences.length + second.waiting === 0 ? 0 : 1;
});

async function look({ db, elasticsearchUrl, indexName, signal }: CommandParts): Promise<Verdict> {
  const client = elasticsearchClient(elasticsearchUrl);
  try {
    const total = await inScope(db, {}, countCreators);
    const line = new ProgressLine("Comparing");
    const verdict = await verifySearch({ db, client, alias: indexName }, (compared) => {
      signal.throwIfAborted();
      line.show(compared, total);
    });
    line.end(`${verdict.compared} creators compared, ${verdict.differences.length} differences${verdict.waiting > 0 ? `, ${verdict.waiting} wait on the list and come by themselves` : ""}.`);
    for (const { id, kind } of verdict.differences.slice(0, listed)) console.log(`     ${id} ${words[kind]}`);
    if (verdict.differences.length > listed) console.log(`     and ${verdict.differences.length - listed} more`);
    return verdict;
  } finally {
    await client.close();
  }
}

/** The workers work the list off where they run; without them this program does. */
async function projectOrWait({ db, databaseUrl, elasticsearchUrl, indexName, signal }: CommandParts, ids: string[]): Promise<void> {
  const turn = await takeLock(databaseUrl, projectorLock);
  if (turn === null) return waitForWorkers();
  const index = elasticsearchWriting(elasticsearchUrl, indexName, db);
  const projection = new Projection({ db, figures: new FiguresKeeper(db), index: (alsoTo) => index.writing(alsoTo), changed: () => Promise.resolve(), giveUp: () => Promise.resolve() });
  try {
    await index.ensure();
    for (let removed = 1; removed > 0 && !signal.aborted; ) ({ removed } = await projection.projectBatch(2_000));
  } finally {
    await index.close();
    await turn.release();
  }

  async function waitForWorkers(): Promise<void> {
    const until = Date.now() + patienceMs;
    while (Date.now() < until && !signal.aborted && (await inScope(db, {}, (sql) => waitingAmong(sql, ids))).length > 0) await wait(500);
  }
}
