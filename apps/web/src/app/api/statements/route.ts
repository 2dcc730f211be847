import { memberRoute } from "@/server/http/routes.ts";
import { csvFile, statementInput, statementLines } from "@/server/payments/statement-csv.ts";

/** The statement the screen shows, whole: same campaign, currency, period and account in the address. */
export const GET = memberRoute("payments.read", async ({ app, actor, request }) => {
  const input = statementInput(new URL(request.url).searchParams);
  return csvFile(`statement-${input.from ?? "beginning"}-${input.to ?? "today"}.csv`, statementLines(app, actor, input));
});
