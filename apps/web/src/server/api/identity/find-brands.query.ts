import { Brands } from "@fanfare/contracts/identity";
import { brands } from "@fanfare/db/readers/identity";
import { inScope } from "@fanfare/db/scoped";
import { scopeOf } from "@fanfare/domain/kernel";
import { memberQuery } from "../procedures.ts";

/** The organization's brands by name. */
export const findBrands = memberQuery("organization.read")
  .output(Brands)
  .query(({ ctx }) => inScope(ctx.app.db, scopeOf(ctx.actor), (sql) => brands(sql)));
