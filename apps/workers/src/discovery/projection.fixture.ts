import { connect } from "@fanfare/db/connection";
import { elasticsearchBuilding, elasticsearchWriting } from "./elasticsearch-index.ts";
import { FiguresKeeper } from "./figures-keeper.ts";
import { Projection } from "./projection.ts";
import { rebuildIndex } from "./rebuild.ts";

/** A process of its own for crash tests: works off the list once, or rebuilds the index. */
const [work] = process.argv.slice(2);
const url = process.env.DATABASE_WORKER_URL!;
const db = connect(url, { max: 2 });

async function project(): Promise<void> {
  const index = elasticsearchWriting(process.env.ELASTICSEARCH_URL!, process.env.SEARCH_INDEX!, db);
  await index.ensure();
  const projection = new Projection({ db, figures: new FiguresKeeper(db), index: (alsoTo) => index.writing(alsoTo), changed: () => Promise.resolve(), giveUp: () => Promise.resolve() });
  await projection.projectBatch(2_000);
  await index.close();
}

async function rebuild(): Promise<void> {
  const { index, close } = elasticsearchBuilding(process.env.ELASTICSEARCH_URL!, process.env.SEARCH_INDEX!);
  await rebuildIndex({ db, url, index, batchSize: 50 }, () => undefined, new AbortController().signal);
  await close();
}

await (work === "rebuild" ? rebuild() : project());
await db.close();
