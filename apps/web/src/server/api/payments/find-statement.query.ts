import { StatementInput, StatementView } from "@fanfare/contracts/payments";
import { statementOver } from "@fanfare/db/readers/statements";
import { inScope } from "@fanfare/db/scoped";
import { scopeOf } from "@fanfare/domain/kernel";
import { memberQuery } from "../procedures.ts";

export const findStatement = memberQuery("payments.read")
  .input(StatementInput)
  .output(StatementView)
  .query(({ ctx, input }) => inScope(ctx.app.db, scopeOf(ctx.actor), (sql) => statementOver(sql, input)));
