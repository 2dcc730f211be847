import { parseArgs } from "node:util";
import { runCommand } from "./command.ts";
import { elasticsearchBuilding } from "./elasticsearch-index.ts";
import { ProgressLine } from "./progress-line.ts";
import { cancelRebuild, rebuildIndex } from "./rebuild.ts";

const { values } = parseArgs({ options: { cancel: { type: "boolean", default: false } } });

// Fills a new index and puts it in the place of the one that answers; searching and changing go on meanwhile.
await runCommand("search-rebuild", async ({ db, databaseUrl, elasticsearchUrl, indexName, signal }) => {
  const { index, close } = elasticsearchBuilding(elasticsearchUrl, indexName);
  const parts = { db, url: databaseUrl, index };
  try {
    if (values.cancel) {
      console.log((await cancelRebuild(parts)) ? "The rebuild was given up. The index that answers was not touched." : "There is no rebuild to give up.");
      return 0;
    }
    const line = new ProgressLine("Filling the new index");
    let done = 0;
    const ending = await rebuildIndex(
      parts,
      (progress) => {
        if (progress.isResumed && done === 0) console.log(`Going on with ${progress.indexName} after ${progress.done} creators.`);
        line.show((done = progress.done), progress.total, progress.failed > 0 ? `, ${progress.failed} refused` : "");
      },
      signal,
    );
    if (ending === "stopped") {
      line.end(`Broken off after ${done} creators. "npm run search:rebuild" goes on from there, "npm run search:rebuild -- --cancel" gives it up.`);
      return 1;
    }
    line.end(`The new index answers, with ${done} creators.`);
    return 0;
  } finally {
    await close();
  }
});
