import { router } from "../trpc.ts";
import { findStatus } from "./find-status.query.ts";
import { findSyncOverview } from "./find-sync-overview.query.ts";
import { makeResetLink } from "./make-reset-link.command.ts";
import { redriveDeadLetter } from "./redrive-dead-letter.command.ts";
import { retrySaga } from "./retry-saga.command.ts";

export const operations = router({
  command: router({ makeResetLink, redriveDeadLetter, retrySaga }),
  query: router({ findStatus, findSyncOverview }),
});
