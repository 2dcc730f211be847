import { Id } from "@fanfare/contracts/ids";
import { AsOf } from "@fanfare/contracts/reporting";
import { campaignReport } from "@fanfare/db/readers/reporting";
import { inScope } from "@fanfare/db/scoped";
import { DomainError, notFound, scopeOf } from "@fanfare/domain/kernel";
import { memberRoute } from "../../../../../server/http/routes.ts";
import { creatorsCsv, csvAnswer, postsCsv } from "../../../../../server/reporting/csv.ts";

/** A campaign's report as a CSV file: `?table=posts` (the usual) or `?table=creators`; `?asOf=` a day or an instant to look back to. */
export const GET = memberRoute("reports.read", async ({ app, actor, params, request }) => {
  const campaignId = Id.safeParse(params["campaignId"]);
  if (!campaignId.success) throw notFound("campaign");
  const { searchParams } = new URL(request.url);
  const asOf = readAsOf(searchParams.get("asOf"));
  const report = await inScope(app.db, scopeOf(actor), (sql) => campaignReport(sql, campaignId.data, asOf));
  const table = searchParams.get("table") === "creators" ? "creators" : "posts";
  return csvAnswer([report.campaign.name, table, asOf?.slice(0, 10)].filter(Boolean).join(" "), table === "creators" ? creatorsCsv(report) : postsCsv(report));
});

function readAsOf(text: string | null): AsOf | null {
  if (text === null) return null;
  const asOf = AsOf.safeParse(text);
  if (!asOf.success) throw new DomainError("invalid", "reporting.no-such-moment", "Give the moment to look back to as a day, such as 2026-05-31, or as an instant, such as 2026-05-31T12:00:00Z.");
  return asOf.data;
}
