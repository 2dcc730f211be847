import { creatorStatement } from "@fanfare/db/readers/payments";
import { inScope } from "@fanfare/db/scoped";
import { scopeOf } from "@fanfare/domain/kernel";
import { creatorRoute } from "@/server/http/routes.ts";
import { csvFile, payoutLines } from "@/server/payments/statement-csv.ts";

export const GET = creatorRoute(async ({ app, actor }) => {
  const { payouts } = await inScope(app.db, scopeOf(actor), (sql) => creatorStatement(sql, actor.creatorId));
  return csvFile("payouts.csv", payoutLines(payouts));
});
