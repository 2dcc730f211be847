import { campaignReport, sharedBy } from "@fanfare/db/readers/reporting";
import { inScope } from "@fanfare/db/scoped";
import { hashToken } from "@fanfare/domain/kernel";
import { renderReport, renderReportMessage } from "@/features/reporting/shared/document.tsx";
import type { Locale } from "@/i18n/locales.ts";
import type { App } from "../app.ts";

const headers = {
  "content-type": "text/html; charset=utf-8",
  // No script at all: the page is text, style and drawings.
  "content-security-policy": "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
  "cache-control": "private, no-store",
  "referrer-policy": "no-referrer",
  "x-robots-tag": "noindex, nofollow",
  vary: "accept-language",
};

const tokenForm = /^[\w-]{43}$/;

/**
 * The report a key opens, 410 when the key was taken back or has run out, 404 when there is no such key. The key's scope
 * shows the link alone; only then is the campaign of that link read for its organization.
 */
export async function answerSharedReport(app: App, token: string, locale: Locale): Promise<Response> {
  const link = tokenForm.test(token) ? await inScope(app.db, { tokenHash: hashToken(token) }, (sql) => sharedBy(sql, new Date())) : null;
  if (!link) return new Response(await renderReportMessage("missing", locale), { status: 404, headers });
  if (link.state !== "open") return new Response(await renderReportMessage("gone", locale), { status: 410, headers });
  const report = await inScope(app.db, { organizationId: link.organizationId }, (sql) => campaignReport(sql, link.campaignId));
  return new Response(await renderReport(report, { locale, sharedBy: link.sharedBy }), { headers });
}
