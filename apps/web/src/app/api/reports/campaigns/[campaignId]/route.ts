import { Id } from "@fanfare/contracts/ids";
import { campaignReport } from "@fanfare/db/readers/reporting";
import { inScope } from "@fanfare/db/scoped";
import { notFound, scopeOf } from "@fanfare/domain/kernel";
import { memberRoute } from "../../../../../server/http/routes.ts";
import { creatorsCsv, csvAnswer, postsCsv } from "../../../../../server/reporting/csv.ts";

/** A campaign's report as a CSV file: `?table=posts` (the usual) or `?table=creators`. */
export const GET = memberRoute("reports.read", async ({ app, actor, params, request }) => {
  const campaignId = Id.safeParse(params["campaignId"]);
  if (!campaignId.success) throw notFound("campaign");
  const report = await inScope(app.db, scopeOf(actor), (sql) => campaignReport(sql, campaignId.data));
  const table = new URL(request.url).searchParams.get("table") === "creators" ? "creators" : "posts";
  return csvAnswer(`${report.campaign.name} ${table}`, table === "creators" ? creatorsCsv(report) : postsCsv(report));
});
