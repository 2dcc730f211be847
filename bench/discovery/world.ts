import { elasticsearchClient, elasticsearchIndex, elasticsearchSearch } from "@fanfare/adapters/search";
import { connect, type Database } from "@fanfare/db/connection";
import { openConnection, type SingleConnection } from "@fanfare/db/copy";
import { beforeAllIds, creatorDocumentsAfter } from "@fanfare/db/readers/creator-documents";
import { makeResolveIds } from "@fanfare/db/readers/resolve-ids";
import { cursorSigner, type CreatorSearch } from "@fanfare/domain/discovery";
import { nextSeed, writeCreators } from "@fanfare/testing/seed/write";
import { setTimeout as wait } from "node:timers/promises";
import { makeWorld, type World } from "../../apps/web/src/server/testing/world.ts";
import { migrateUp } from "../../migrations/src/migrate.ts";
import { admin, dropDatabase, required, urlsOf } from "../lib/database.ts";
import { dropIndices, startIndex, type EngineClient } from "../lib/search-index.ts";

export type Sizes = { large: number; small: number; own: number };
export type BenchWorld = Awaited<ReturnType<typeof openWorld>>;

export const seed = 1;
const largeAlias = "bench-discovery-large";
const smallAlias = "bench-discovery-small";
const today = () => new Date(new Date().toISOString().slice(0, 10));

/** A database with the catalogue, the web app on it with somebody signed in, and a small index; the large one is for the rebuild to make. */
export async function openWorld(sizes: Sizes, say: (line: string) => void) {
  const name = `fanfare_bench_${sizes.large}`;
  const urls = urlsOf(name);
  await ensureDatabase(name, urls.owner);
  const owner = await openConnection(urls.owner);
  await ensureCatalogue(owner, sizes.large, say);
  const worker = connect(urls.worker, { max: 4, name: "bench" });
  const client = elasticsearchClient(required("ELASTICSEARCH_URL"));
  const web: World = await makeWorld({ urls, drop: () => Promise.resolve() }, { SEARCH_INDEX: largeAlias });
  // People in a hurry to change: an own list for the measure of freshness.
  await writeCreators(owner, { seed: await nextSeed(owner), count: sizes.own, organizationId: web.organizationId, today: today(), isIndexed: false });
  await owner.query("ANALYZE");
  say("the web app is there, with somebody signed in");
  for (const alias of [smallAlias, largeAlias]) await startIndex(client, alias);
  await fillSmall(worker, client, sizes.small);
  say(`the index of ${sizes.small} is filled`);
  const cursors = cursorSigner("a secret for this run only, long enough");
  const engineOn = (alias: string): CreatorSearch => elasticsearchSearch({ client, alias, cursors, resolveIds: makeResolveIds(web.app.db) });
  return {
    sizes, urls, owner, worker, client, web, largeAlias, smallAlias, engineOn,
    organizationId: web.organizationId,
    async close(isKept: boolean) {
      for (const alias of [smallAlias, largeAlias]) await dropIndices(client, alias);
      await Promise.all([web.close(), worker.close(), owner.end(), client.close()]);
      if (!isKept) await dropDatabase(name);
    },
  };
}

async function ensureDatabase(name: string, url: string): Promise<void> {
  await admin(async (client) => {
    const { rowCount } = await client.query(`SELECT 1 FROM pg_database WHERE datname = $1`, [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${name}`);
  });
  await migrateUp(url);
}

/** Seeded once: a catalogue of the same size that is there already is used again. */
async function ensureCatalogue(owner: SingleConnection, size: number, say: (line: string) => void): Promise<void> {
  const { rows } = await owner.query<{ count: string }>(`SELECT count(*) FROM creators WHERE source_detail = $1`, [`seed ${seed}`]);
  const there = Number(rows[0]!.count);
  if (there === size) return say(`the ${size} creators of an earlier run are used`);
  if (there > 0) throw new Error(`The database for ${size} creators holds ${there}: an earlier run was broken off. Run npm run bench without --reuse, which begins anew.`);
  const began = performance.now();
  await writeCreators(owner, { seed, count: size, organizationId: null, today: today(), isIndexed: false, onProgress: (done) => done % 50_000 === 0 && say(`${done} of ${size} creators seeded after ${Math.round((performance.now() - began) / 1_000)} s`) });
  say(`${size} creators seeded in ${((performance.now() - began) / 1_000).toFixed(1)} s`);
}

async function fillSmall(worker: Database, client: EngineClient, size: number): Promise<void> {
  const index = elasticsearchIndex(client, async () => [smallAlias]);
  for (let afterId = beforeAllIds, done = 0; done < size; ) {
    const documents = await creatorDocumentsAfter(worker, afterId, Math.min(1_000, size - done));
    if (documents.length === 0) break;
    await index.write(documents, []);
    done += documents.length;
    afterId = documents.at(-1)!.id;
  }
  await index.refresh();
  await mergeWhole(client, smallAlias);
}

/** Both sizes are searched as one segment. A million take minutes, longer than any connection waits for an answer. */
export async function mergeWhole(client: EngineClient, index: string): Promise<void> {
  const { task } = await client.indices.forcemerge({ index, max_num_segments: 1, wait_for_completion: false });
  while (!(await client.tasks.get({ task_id: String(task) })).completed) await wait(500);
}
