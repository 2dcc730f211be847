import { ImportView } from "@fanfare/contracts/creators";
import { recentImports } from "@fanfare/db/readers/creators";
import { inScope } from "@fanfare/db/scoped";
import { scopeOf } from "@fanfare/domain/kernel";
import { memberQuery } from "../procedures.ts";

export const findImports = memberQuery("creators.read")
  .output(ImportView.array())
  .query(({ ctx }) => inScope(ctx.app.db, scopeOf(ctx.actor), (sql) => recentImports(sql, new Date())));
