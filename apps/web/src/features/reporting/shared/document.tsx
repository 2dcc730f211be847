import type { CampaignReport } from "@fanfare/contracts/reporting";
import type { ReactNode } from "react";
import type { Locale } from "@/i18n/locales.ts";
import { ReportBody } from "./report-body.tsx";
import { reportCss } from "./styles.ts";
import { messagesOf, wordsIn } from "./texts.ts";

const color = /^#[0-9A-Fa-f]{6}$/;

async function markup(document: ReactNode): Promise<string> {
  const { renderToStaticMarkup } = await import("react-dom/server");
  return `<!doctype html>${renderToStaticMarkup(document)}`;
}

function Document({ locale, title, brandColor, children }: { locale: Locale; title: string; brandColor?: string; children: ReactNode }) {
  return (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <title>{title}</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <style dangerouslySetInnerHTML={{ __html: reportCss(brandColor) }} />
      </head>
      <body>{children}</body>
    </html>
  );
}

/** A campaign's report as a whole HTML document without scripts, for screens and paper. */
export async function renderReport(report: CampaignReport, { locale, sharedBy }: { locale: Locale; sharedBy: string }): Promise<string> {
  const words = wordsIn(locale, await messagesOf(locale));
  const { campaign } = report;
  return markup(
    <Document locale={locale} title={`${campaign.name} · ${words.t("shared.report")}`} {...(color.test(campaign.brand.primaryColor) ? { brandColor: campaign.brand.primaryColor } : {})}>
      <ReportBody report={report} words={words} sharedBy={sharedBy} />
    </Document>,
  );
}

/** What a reader sees when the link opens no report. */
export async function renderReportMessage(kind: "missing" | "gone", locale: Locale): Promise<string> {
  const { t } = wordsIn(locale, await messagesOf(locale));
  return markup(
    <Document locale={locale} title={t(`shared.${kind}.title`)}>
      <main className="message">
        <h1>{t(`shared.${kind}.title`)}</h1>
        <p>{t(`shared.${kind}.text`)}</p>
      </main>
    </Document>,
  );
}
