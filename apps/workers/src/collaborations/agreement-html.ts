import type { AgreementTerms } from "@fanfare/contracts/collaborations";
import { currencyExponents, type Money } from "@fanfare/contracts/money";
import type { DeliverableRequirement } from "@fanfare/contracts/requirements";
import { agreementWords, type AgreementWords } from "./agreement-words.ts";

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
/** What people wrote, as text that can't become markup. */
const text = (value: string): string => value.replace(/[&<>"']/g, (character) => escapes[character]!).replaceAll("\n", "<br>");

const platforms = { youtube: "YouTube", instagram: "Instagram", tiktok: "TikTok", twitch: "Twitch", x: "X" } as const;

function moneyIn(locale: string, { amount, currency }: Money): string {
  const exponent = currencyExponents[currency];
  const digits = amount.padStart(exponent + 1, "0");
  const decimal = exponent === 0 ? digits : `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
  // Text that spells a number is formatted digit for digit, so no amount passes through a float.
  return new Intl.NumberFormat(locale, { style: "currency", currency, minimumFractionDigits: exponent }).format(decimal as `${number}`);
}

const dateIn = (locale: string, iso: string): string => `${new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short", timeZone: "UTC" }).format(new Date(iso))} UTC`;

/** The agreement as a page to be printed: everything inside it, nothing to load. `fontCss` embeds the typeface. */
export function agreementHtml(terms: AgreementTerms, termsHash: string, fontCss: string): string {
  const locale = terms.language === "ru" ? "ru" : "en";
  const words = agreementWords[locale];
  const facts: [string, string][] = [
    [words.between, `<b>${text(terms.brandName)}</b> ${words.and} <b>${text(terms.creatorName)}</b>`],
    [words.forCampaign, text(terms.campaignName)],
    [words.agreedOn, dateIn(locale, terms.agreedAt)],
    [words.price, `<b class="price">${moneyIn(locale, terms.amount)}</b><br>${words.payment(terms.holdDays)}`],
  ];
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${words.title}: ${text(terms.campaignName)}</title><style>${fontCss}${style}</style></head><body>
<header><span>Fanfare</span><h1>${words.title}</h1></header>
<dl>${facts.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join("")}</dl>
<h2>${words.deliverables}</h2>
<table><thead><tr><th>${words.piece}</th><th>${words.due}</th><th>${words.must}</th></tr></thead><tbody>${terms.requirements.map((one) => requirementRow(one, words)).join("")}</tbody></table>
${brief(terms, words)}
<h2>${words.negotiation}</h2>
<ol>${terms.offers.map((offer) => `<li>${words.by[offer.by]}: <b>${moneyIn(locale, offer.amount)}</b>, ${dateIn(locale, offer.madeAt)}, ${words.until} ${dateIn(locale, offer.expiresAt)}</li>`).join("")}</ol>
<footer><h2>${words.proof}</h2><p>${words.proofText}</p><p class="hash">${termsHash}</p><p class="hash">${terms.agreementId}</p></footer>
</body></html>`;
}

function requirementRow({ count, format, platform, dueOffsetDays, mustMention, mustLink, disclosure, notes }: DeliverableRequirement, words: AgreementWords): string {
  const must = [
    mustMention.length > 0 ? `${words.mention}: ${mustMention.map(text).join(", ")}` : "",
    mustLink === null ? "" : `${words.link}: ${text(mustLink)}`,
    words.disclosure[disclosure],
    text(notes),
  ].filter((line) => line !== "");
  return `<tr><td>${count} × ${words.formats[format]}, ${platforms[platform]}</td><td>${words.dueAfter(dueOffsetDays)}</td><td>${must.join("<br>")}</td></tr>`;
}

function brief({ brief: { goal, audience, keyMessages, dos, donts, creatorGets } }: AgreementTerms, words: AgreementWords): string {
  const list = (lines: readonly string[]) => (lines.length > 0 ? `<ul>${lines.map((line) => `<li>${text(line)}</li>`).join("")}</ul>` : "");
  const parts: [string, string][] = [
    [words.goal, text(goal)], [words.audience, text(audience)], [words.keyMessages, list(keyMessages)], [words.dos, list(dos)], [words.donts, list(donts)], [words.creatorGets, text(creatorGets)],
  ];
  return `<h2>${words.brief}</h2><dl>${parts.filter(([, value]) => value !== "").map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join("")}</dl>`;
}

const style = `
@page { size: A4; margin: 22mm 20mm 20mm; }
body { font: 400 10.5pt/1.5 "Onest Variable", "Onest", sans-serif; color: #1b1a17; margin: 0; }
header { display: flex; justify-content: space-between; align-items: baseline; border-bottom: 2px solid #0f5c4d; padding-bottom: 4mm; margin-bottom: 6mm; }
header span { font-weight: 650; color: #0f5c4d; }
h1 { font-size: 20pt; margin: 0; font-weight: 650; } h2 { font-size: 11pt; margin: 7mm 0 2mm; font-weight: 650; break-after: avoid; }
dl { display: grid; grid-template-columns: 38mm 1fr; gap: 2mm 6mm; margin: 0; } dt { color: #6a675f; } dd { margin: 0; overflow-wrap: anywhere; }
.price { font-size: 14pt; } table { width: 100%; border-collapse: collapse; } th { text-align: left; font-weight: 400; color: #6a675f; }
th, td { padding: 2mm 4mm 2mm 0; border-bottom: 1px solid #e4e1d8; vertical-align: top; overflow-wrap: anywhere; } tr { break-inside: avoid; } ul, ol { margin: 0; padding-left: 5mm; }
footer { margin-top: 10mm; border-top: 1px solid #e4e1d8; break-inside: avoid; } .hash { font: 8.5pt ui-monospace, monospace; margin: 0; overflow-wrap: anywhere; }`;
