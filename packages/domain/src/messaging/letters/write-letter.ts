import { currencyExponents, type Currency } from "@fanfare/contracts/money";
import { DomainError } from "../../kernel/index.ts";
import type { MailData, MailTemplate } from "../mails.ts";
import type { Locale } from "../ports.ts";
import { english } from "./en.ts";
import { russian } from "./ru.ts";
import type { Letters, Words, WriteMoney } from "./words.ts";

export type WrittenLetter = { subject: string; html: string; text: string };

const languages: Record<Locale, Letters> = { en: english, ru: russian };

/** Writes a letter in the reader's language. `publicUrl` is where its link begins. Throws `invalid` for an unknown template. */
export function writeLetter(template: string, locale: Locale, data: object, publicUrl: string): WrittenLetter {
  const letters = languages[locale];
  if (!Object.hasOwn(letters, template)) throw new DomainError("invalid", "messaging.unknown-letter", `There is no letter called ${template}.`);
  const write = letters[template as MailTemplate] as (data: object, money: WriteMoney) => Words;
  const words = write(data, moneyIn(locale));
  const link = wholeLink((data as MailData["invitation"]).link, publicUrl);
  return { subject: oneLine(words.subject), html: htmlOf(words, link, locale), text: textOf(words, link) };
}

/** Minor units as people write them: a whole amount loses nothing, because no float is made of it. */
const moneyIn = (locale: Locale): WriteMoney => ({ amount, currency }) => {
  const digits = currencyExponents[currency as Currency] ?? 2;
  const padded = amount.padStart(digits + 1, "0");
  const decimal = digits === 0 ? padded : `${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
  return new Intl.NumberFormat(locale, { style: "currency", currency }).format(decimal as Intl.StringNumericLiteral);
};

function wholeLink(link: string, publicUrl: string): string {
  const url = new URL(link, publicUrl);
  if (url.protocol !== "https:" && url.protocol !== "http:") throw new DomainError("invalid", "messaging.bad-link", "The link of a letter has to be a web address.");
  return url.href;
}

/** A subject is a header: a line break in somebody's name must not begin another one. */
const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character]!);

function textOf({ heading, lines, action, small }: Words, link: string): string {
  return [heading, ...lines, `${action}:\n${link}`, small, "Fanfare"].join("\n\n");
}

function htmlOf({ subject, heading, lines, action, small }: Words, link: string, locale: Locale): string {
  const paragraphs = lines.map((line) => `<p style="margin:0 0 16px">${escapeHtml(line)}</p>`).join("");
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:24px;background:#f6f4ee;color:#1d2522;font:16px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif">
<div style="max-width:520px;margin:0 auto;padding:32px;background:#fff;border-radius:12px">
<p style="margin:0 0 24px;font-weight:700;color:#0f5c4d">Fanfare</p>
<h1 style="margin:0 0 16px;font-size:22px;line-height:1.3">${escapeHtml(heading)}</h1>
${paragraphs}
<p style="margin:24px 0"><a href="${escapeHtml(link)}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:#0f5c4d;color:#fff;text-decoration:none;font-weight:600">${escapeHtml(action)}</a></p>
<p style="margin:0;font-size:13px;color:#5d6763">${escapeHtml(small)}</p>
</div></body></html>
`;
}
