import { FindDeliverablesInput, FindDeliverablesResult } from "@fanfare/contracts/content";
import { findDeliverables as read } from "@fanfare/db/readers/content";
import { inScope } from "@fanfare/db/scoped";
import { scopeOf } from "@fanfare/domain/kernel";
import { memberQuery } from "../procedures.ts";

export const findDeliverables = memberQuery("content.read")
  .input(FindDeliverablesInput)
  .output(FindDeliverablesResult)
  .query(({ ctx, input }) => inScope(ctx.app.db, scopeOf(ctx.actor), (sql) => read(sql, input)));
