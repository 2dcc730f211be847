import { createTranslator } from "use-intl/core";
import type { ZodError } from "zod";
import english from "../../../messages/en/faults.json" with { type: "json" };
import russian from "../../../messages/ru/faults.json" with { type: "json" };
import { chooseLocale, type Locale, localeCookie } from "../../i18n/locales.ts";

type Issue = ZodError["issues"][number];
type Say = (key: string, values?: Record<string, string | number>) => string;

const faults: Record<Locale, Record<string, object>> = { en: english, ru: russian };

/** The language of whoever asks: their cookie's, else their browser's. */
export function localeOf(headers: Headers): Locale {
  const chosen = new RegExp(`(?:^|;\\s*)${localeCookie}=(\\w+)`).exec(headers.get("cookie") ?? "")?.[1];
  return chooseLocale(chosen, headers.get("accept-language"));
}

const translator = (locale: Locale) => createTranslator<Record<string, object>>({ locale, messages: faults[locale] });

/** A refusal's own sentence in another language than the domain's English, or null where there is none. */
export function sentenceOf(code: string, details: Record<string, unknown>, locale: Locale): string | null {
  const translate = translator(locale);
  const plain = Object.entries(details).filter((entry): entry is [string, string | number] => typeof entry[1] === "string" || typeof entry[1] === "number");
  return translate.has(code as never) ? (translate as unknown as Say)(code, Object.fromEntries(plain)) : null;
}

/** Each wrong field with its sentence. English comes from the contract; what has no word in another language keeps it. */
export function fieldSentences(error: ZodError, locale: Locale): Record<string, string> {
  const say = translator(locale) as unknown as Say;
  const fields: Record<string, string> = {};
  for (const issue of error.issues) {
    const paths = issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    const sentence = issue.code === "unrecognized_keys" ? say("fields.unknown") : locale === "en" ? issue.message : (translated(issue, say) ?? issue.message);
    for (const path of paths) fields[path.map(String).join(".")] ??= sentence;
  }
  return fields;
}

/** The sentence of an issue by what is wrong, whatever the contract calls it. */
function translated(issue: Issue, say: Say): string | null {
  switch (issue.code) {
    case "too_small":
      if (issue.origin === "string") return Number(issue.minimum) <= 1 ? say("fields.needed") : say("fields.textTooShort", { count: Number(issue.minimum) });
      return say(issue.origin === "array" ? "fields.listTooShort" : "fields.numberTooSmall", { count: Number(issue.minimum) });
    case "too_big":
      if (issue.origin === "string") return say("fields.textTooLong", { count: Number(issue.maximum) });
      return say(issue.origin === "array" ? "fields.listTooLong" : "fields.numberTooLarge", { count: Number(issue.maximum) });
    case "invalid_format":
      return issue.format === "email" || issue.format === "url" ? say(`fields.${issue.format}`) : null;
    case "invalid_type":
      return say(issue.expected === "int" ? "fields.wholeNumber" : "fields.needed");
    case "invalid_value":
      return say("fields.choose");
    default:
      return null;
  }
}
