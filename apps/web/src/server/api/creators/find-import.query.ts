import { ImportIdInput, ImportView } from "@fanfare/contracts/creators";
import { importById } from "@fanfare/db/readers/creators";
import { inScope } from "@fanfare/db/scoped";
import { scopeOf } from "@fanfare/domain/kernel";
import { memberQuery } from "../procedures.ts";

export const findImport = memberQuery("creators.read")
  .input(ImportIdInput)
  .output(ImportView)
  .query(({ ctx, input }) => inScope(ctx.app.db, scopeOf(ctx.actor), (sql) => importById(sql, input.importId, new Date())));
