import { FindPortfolioInput, Portfolio } from "@fanfare/contracts/reporting";
import { portfolio } from "@fanfare/db/readers/reporting";
import { inScope } from "@fanfare/db/scoped";
import { scopeOf } from "@fanfare/domain/kernel";
import { memberQuery } from "../procedures.ts";

export const findPortfolio = memberQuery("reports.read")
  .input(FindPortfolioInput)
  .output(Portfolio)
  .query(({ ctx, input }) => inScope(ctx.app.db, scopeOf(ctx.actor), (sql) => portfolio(sql, input)));
