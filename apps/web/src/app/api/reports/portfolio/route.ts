import { Id } from "@fanfare/contracts/ids";
import { portfolio } from "@fanfare/db/readers/reporting";
import { inScope } from "@fanfare/db/scoped";
import { scopeOf } from "@fanfare/domain/kernel";
import { memberRoute } from "../../../../server/http/routes.ts";
import { csvAnswer, portfolioCsv } from "../../../../server/reporting/csv.ts";

/** All launched campaigns with their figures as a CSV file, of one brand with `?brandId=`. */
export const GET = memberRoute("reports.read", async ({ app, actor, request }) => {
  const brandId = Id.nullable().catch(null).parse(new URL(request.url).searchParams.get("brandId"));
  const report = await inScope(app.db, scopeOf(actor), (sql) => portfolio(sql, { brandId }));
  return csvAnswer("campaigns", portfolioCsv(report));
});
