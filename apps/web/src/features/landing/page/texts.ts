import type { PageLanguage } from "@fanfare/contracts/landing";
import type { Platform } from "@fanfare/contracts/platforms";
import { createTranslator } from "use-intl/core";
import english from "../../../../messages/en/public-page.json" with { type: "json" };
import russian from "../../../../messages/ru/public-page.json" with { type: "json" };

/** What a page says besides its own words, in the page's language: it is the same whoever reads it. */
export type PageTexts = ReturnType<typeof makeTexts>;

const platformNames: Record<Platform, string> = { youtube: "YouTube", instagram: "Instagram", tiktok: "TikTok", twitch: "Twitch", x: "X" };

function makeTexts(language: PageLanguage) {
  const t = createTranslator({ locale: language, messages: language === "ru" ? russian : english });
  const dates = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "long", timeZone: "UTC" });
  const regions = new Intl.DisplayNames([language], { type: "region" });
  const both = new Intl.ListFormat(language, { type: "conjunction" });
  const either = new Intl.ListFormat(language, { type: "disjunction" });
  return {
    t,
    language,
    day: (date: string) => dates.format(new Date(`${date}T00:00:00Z`)),
    countries: (codes: readonly string[]) => either.format(codes.map((code) => regions.of(code) ?? code)),
    platforms: (names: readonly Platform[]) => either.format([...new Set(names)].map((name) => platformNames[name])),
    words: (words: readonly string[]) => both.format(words),
    platform: (name: Platform) => platformNames[name],
  };
}

const made: Partial<Record<PageLanguage, PageTexts>> = {};

export const textsOf = (language: PageLanguage): PageTexts => (made[language] ??= makeTexts(language));
