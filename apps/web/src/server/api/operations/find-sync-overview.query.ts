import { SyncOverview } from "@fanfare/contracts/sync";
import { workersSyncOverview } from "../../operations/workers.ts";
import { operatorQuery } from "../procedures.ts";

/** How fresh the figures of each platform are, what is left of its allowances, and why figures are stale. */
export const findSyncOverview = operatorQuery.output(SyncOverview).query(({ ctx: { app } }) => workersSyncOverview(app));
