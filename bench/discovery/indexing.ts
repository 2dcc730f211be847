import { stored } from "@fanfare/adapters/search";
import { beforeAllIds, creatorDocumentsAfter } from "@fanfare/db/readers/creator-documents";
import { inScope } from "@fanfare/db/scoped";
import { queueAgain } from "@fanfare/db/system/index-queue";
import { creatorsAtOnce } from "../../apps/workers/src/discovery/projection.ts";
import { compareRates } from "../lib/compare.ts";
import type { Result } from "../lib/report.ts";
import { dropIndices, projectionOn, startIndex } from "../lib/search-index.ts";
import type { BenchWorld } from "./world.ts";

/** What was found, and the documents that the bare engine took each second. */
export type Indexed = { result: Result; bareRate: number };

/** Our indexer from the list to what can be found, against the same documents sent ready-made in requests of the same size. */
export async function measureIndexing(world: BenchWorld, pieces: { documents: number; pairs: number; budgetMs: number }): Promise<Indexed> {
  const { worker, client } = world;
  const [oursAlias, bareAlias] = ["bench-indexing-ours", "bench-indexing-bare"];
  for (const alias of [oursAlias, bareAlias]) await startIndex(client, alias);
  const documents = await creatorDocumentsAfter(worker, beforeAllIds, pieces.documents);
  const ready = documents.map((document) => ({ id: document.id, source: JSON.stringify(stored(document)) }));
  const projection = projectionOn(world, oursAlias);
  let version = 1;
  const bare = async () => {
    version += 1;
    await sendReady(world, `${bareAlias}-writes`, ready.map(({ id, source }) => `${JSON.stringify({ index: { _id: id, version, version_type: "external" } })}\n${source}`));
    await client.indices.refresh({ index: bareAlias });
  };
  const ours = async () => {
    for (let taken = 1; taken > 0; ) ({ taken } = await projection.projectBatch(creatorsAtOnce));
  };
  // Putting them on the list is the catalogue's work and not the indexer's.
  const lay = () => inScope(worker, {}, (sql) => queueAgain(sql, documents.map(({ id }) => id)));
  const { ratio, gate, isVoid, oursSeconds, baseSeconds } = await compareRates({ ours, base: bare, lay }, pieces);
  for (const alias of [oursAlias, bareAlias]) await dropIndices(client, alias);
  const bareRate = documents.length / baseSeconds;
  return {
    bareRate,
    result: {
      name: "indexing from the catalogue against bare _bulk of ready documents, documents a second", goal: 0.7, bound: "at-least", unit: "x",
      value: ratio, gate, isVoid, detail: `${Math.round(documents.length / oursSeconds)} against ${Math.round(bareRate)} a second`,
    },
  };
}

const requestBytes = 5 * 1024 * 1024;

/** Two requests at a time of five megabytes, as our writer sends them. */
async function sendReady({ client }: BenchWorld, index: string, entries: readonly string[]): Promise<void> {
  const requests: string[][] = [[]];
  let bytes = 0;
  for (const entry of entries) {
    if (bytes > requestBytes) {
      requests.push([]);
      bytes = 0;
    }
    requests.at(-1)!.push(entry);
    bytes += Buffer.byteLength(entry);
  }
  const work = async () => {
    for (let request = requests.shift(); request; request = requests.shift()) {
      const answer = await client.bulk({ index, operations: request, filter_path: ["errors"] }, { requestTimeout: 60_000 });
      if (answer.errors) throw new Error("The bare engine refused a document.");
    }
  };
  await Promise.all([work(), work()]);
}
