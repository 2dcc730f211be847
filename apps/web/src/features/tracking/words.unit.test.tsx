import type { PublicationCheck, PublicationView, StoryProofView } from "@fanfare/contracts/tracking";
import { MantineProvider } from "@mantine/core";
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import commonEn from "../../../messages/en/common.json" with { type: "json" };
import connectionsEn from "../../../messages/en/connections.json" with { type: "json" };
import en from "../../../messages/en/tracking.json" with { type: "json" };
import commonRu from "../../../messages/ru/common.json" with { type: "json" };
import connectionsRu from "../../../messages/ru/connections.json" with { type: "json" };
import ru from "../../../messages/ru/tracking.json" with { type: "json" };
import { aFreshness } from "../connections/example.ts";
import { CheckList } from "./check-list.tsx";
import { PublicationFacts } from "./publication-facts.tsx";
import { StoryCoverage } from "./story-coverage.tsx";
import { StoryProofFacts } from "./story-proof-facts.tsx";

const now = new Date("2026-05-10T10:00:00.000Z");
const languages = { en: { common: commonEn, connections: connectionsEn, tracking: en }, ru: { common: commonRu, connections: connectionsRu, tracking: ru } } as const;

/** The text that a person reads of a piece of the screen. */
function textOf(piece: ReactNode, locale: keyof typeof languages = "en"): string {
  const markup = renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} timeZone="UTC" now={now} messages={languages[locale]} onError={(error) => { throw error; }}>
      <MantineProvider>{piece}</MantineProvider>
    </NextIntlClientProvider>,
  );
  return markup.replace(/<style[\s\S]*?<\/style>/g, "").replace(/<\/(p|li|span|div|summary|dt|dd)>/g, " ").replace(/<[^>]+>/g, "").replace(/&#x27;/g, "'").replace(/\s+/g, " ").trim();
}

const check = (name: PublicationCheck["name"], result: PublicationCheck["result"], wanted: string | null = null, found: string | null = null): PublicationCheck => ({ name, result, wanted, found });
const missing = [check("mention", "failed", "@kestrel")];
const publication: PublicationView = {
  id: "p", deliverableId: "d", platform: "instagram", url: "https://www.instagram.com/p/Cabc/", status: "verified", checks: missing, title: "Summer", publishedAt: now.toISOString(), reportedAt: now.toISOString(),
  verifiedAt: now.toISOString(), nextReadingAt: null, metrics: null, freshness: aFreshness({ platform: "instagram", source: "consent", staleSince: "2026-05-10T09:00:00.000Z", staleReason: "post-gone" }), foundBy: "sync", mustStayUntil: "2026-06-02T10:00:00.000Z", editedAt: "2026-05-09T10:00:00.000Z", goneAt: "2026-05-10T09:00:00.000Z", version: 3,
  observations: [
    { id: "3", kind: "gone", checks: [check("public", "failed", null, "gone")], change: null, observedAt: "2026-05-10T09:00:00.000Z" },
    { id: "2", kind: "edited", checks: missing, change: { before: "Summer with @kestrel", after: "" }, observedAt: "2026-05-09T10:00:00.000Z" },
    { id: "1", kind: "checked", checks: [], change: null, observedAt: "2026-05-03T10:00:00.000Z" },
  ],
};
const proof: StoryProofView = {
  id: "s", status: "submitted", assets: [], publishedAt: now.toISOString(), views: 640, likes: null, comments: null, shares: 3, reason: null, submittedAt: now.toISOString(), decidedAt: null, version: 1,
};

describe.each(["en", "ru"] as const)("in %s", (locale) => {
  test("given a post that was found, edited and is gone, then all of it is told with the checks", () => {
    const text = textOf(<PublicationFacts publication={publication} reader="creator" />, locale);
    const { mark, since, history } = languages[locale].tracking;
    for (const words of [mark.gone, since.found, history.gone, history.edited, history.checked, `${history.before} Summer with @kestrel`, `${history.after} ${history.wordless}`]) expect(text).toContain(words);
    expect(text).toContain("@kestrel");
    expect(text).toContain(languages[locale].connections.staleAdvice.creator["post-gone"]);
  });

  test.each([
    check("connection", "failed"), check("unique", "failed"), check("format", "passed", "story", "story"), check("format", "failed", "story", "post"), check("format", "failed", "image", "story"), check("format", "failed", "180000", "200000"),
  ])("given the check $name with $wanted and $found, then it is a sentence", (one) => {
    expect(textOf(<CheckList checks={[one]} />, locale)).toMatch(/\p{L}.*\.$/u);
  });

  test("given a proof, then the numbers that were told are shown and no others", () => {
    const text = textOf(<StoryProofFacts proof={proof} />, locale);
    expect(text).toContain("640");
    expect(text).not.toContain(languages[locale].tracking.proof.likes);
  });
});

test("given stories, then the report says how many were read, shown and not seen", () => {
  expect(textOf(<StoryCoverage stories={{ stories: 3, captured: 1, proof: 1, missing: 1 }} />)).toBe("3 stories were asked for: 1 read while they lived, 1 shown by screenshots, 1 not seen.");
  expect(textOf(<StoryCoverage stories={null} />)).toBe("");
});
