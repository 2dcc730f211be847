import { router } from "../trpc.ts";
import { findMyPublication } from "./find-my-publication.query.ts";
import { findPublication } from "./find-publication.query.ts";
import { recheckPublication } from "./recheck-publication.command.ts";
import { refreshMetrics } from "./refresh-metrics.command.ts";
import { reportPublication } from "./report-publication.command.ts";

export const tracking = router({
  command: router({ reportPublication, recheckPublication, refreshMetrics }),
  query: router({ findPublication, findMyPublication }),
});
