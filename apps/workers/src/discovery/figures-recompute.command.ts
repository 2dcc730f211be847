import { inScope } from "@fanfare/db/scoped";
import { countCreators } from "@fanfare/db/system/figures";
import { runCommand } from "./command.ts";
import { FiguresKeeper } from "./figures-keeper.ts";
import { countPeerGroups } from "./peer-groups.ts";
import { ProgressLine } from "./progress-line.ts";

// Counts peers and runs all formulas over the whole catalogue. What changes comes to the index by itself. Breaking it off does no
// harm: started again, it passes quickly over what is done.
await runCommand("figures-recompute", async ({ db, signal }) => {
  const groups = await countPeerGroups(db);
  console.log(`Peers were counted: ${groups.length} groups of network and size.`);
  const total = await inScope(db, {}, countCreators);
  const line = new ProgressLine("Computing figures");
  let done = 0;
  await new FiguresKeeper(db).recomputeAll((creators) => line.show((done = creators), total), signal);
  line.end(signal.aborted ? `Broken off after ${done} creators.` : `The figures of ${done} creators are up to date.`);
  return signal.aborted ? 1 : 0;
});
