import type { PublishedPageContent } from "@fanfare/contracts/landing";
import { emptyBrief } from "@fanfare/contracts/campaigns";
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { partsOf } from "./blocks/parts.tsx";
import { renderClosed, renderMissing, renderPage } from "./document.tsx";
import { formScript, formScriptHash } from "./form-script.ts";

const hostile = `"><script>alert(1)</script><img src=x onerror=alert(1)>`;
const address = { slug: "summer", origin: "https://fanfare.example.org", version: 3 };
const content = (text: string): PublishedPageContent => ({
  format: 1, state: "open", campaignName: text, brandName: text, brandWebsite: "https://kestrel.example", colors: { primary: "#FFE14D", accent: "#E9A93A" }, language: "en",
  brief: { ...emptyBrief, goal: text },
  requirements: [{ id: "r", platform: "youtube", format: "video", count: 2, dueOffsetDays: 14, mustMention: [text], mustLink: null, disclosure: "hashtag", notes: text }],
  questions: [{ id: "why", kind: "single-choice", label: text, help: text, required: true, options: [text, "Other"] }],
  eligibility: { countries: ["DE"], minimumFollowers: 5_000 }, currency: "EUR", startsOn: null, endsOn: "2026-06-30", holdDays: 14, images: [],
  blocks: [
    { id: "hero", type: "hero", tone: "plain", headline: text, subline: text, layout: "beside", image: null },
    { id: "text", type: "text", tone: "plain", heading: text, body: `${text}\n\n- ${text}` },
    { id: "get", type: "what-you-get", tone: "tint", heading: text, items: [{ id: "i", title: text, detail: text }] },
    { id: "ask", type: "what-we-ask", tone: "plain", heading: "", intro: text },
    { id: "faq", type: "faq", tone: "brand", heading: "", items: [{ id: "q", question: text, answer: text }] },
    {
      id: "form", type: "application-form", tone: "tint", heading: text, intro: text, buttonLabel: text, eligibility: { countries: ["DE"], minimumFollowers: 5_000 },
      questions: [{ id: "why", kind: "single-choice", label: text, help: text, required: true, options: [text, "Other"] }],
    },
  ],
});

describe("a public page", () => {
  test("given hostile text in every field and in what was typed, then none of it becomes markup", async () => {
    const form = { values: { why: hostile }, errors: { why: hostile }, general: hostile };
    const html = await renderPage(content(hostile), address, form);
    expect(html).not.toContain("<script>alert");
    expect(html).not.toContain("<img src=x");
    expect(html.match(/<script/g)).toHaveLength(1);
  });

  test("carries title, language, canonical address and link preview, made of the public URL", async () => {
    const html = await renderPage(content("Run all summer"), address);
    expect(html).toMatch(/^<!doctype html><html lang="en">/);
    expect(html).toContain("<title>Run all summer · Run all summer</title>");
    expect(html).toContain('<link rel="canonical" href="https://fanfare.example.org/c/summer"/>');
    expect(html).toContain('<meta property="og:image" content="https://fanfare.example.org/c/summer/preview.jpg?v=3"/>');
    expect(html).toContain('<meta name="twitter:card" content="summary_large_image"/>');
  });

  test("says before its form whom the campaign is for, and sends the form without script", async () => {
    const html = await renderPage(content("Run"), address);
    expect(html.indexOf("in Germany, who post on YouTube, and with at least 5,000 followers")).toBeLessThan(html.indexOf("<form"));
    expect(html).toMatch(/<form [^>]*action="\/c\/summer\/apply" method="post"/);
    expect(html).toContain('<input type="radio" required="" name="answer.why" value="Run"/>');
  });

  test("that is paused shows no form; one that has ended and one that never was are friendly and not to be indexed", async () => {
    expect(await renderPage({ ...content("Run"), state: "paused" }, address)).not.toContain("<form");
    for (const html of [await renderClosed(content("Run")), await renderMissing("ru")]) expect(html).toContain('<meta name="robots" content="noindex"/>');
    expect(await renderMissing("ru")).toContain("Такой страницы нет");
  });

  test("allows exactly its own script, which closes no tag", () => {
    expect(formScriptHash).toBe(`sha256-${createHash("sha256").update(formScript).digest("base64")}`);
    expect(formScript).not.toContain("</");
    expect(() => new Function(formScript)).not.toThrow();
  });
});

test("plain text keeps its paragraphs, lines and lists", () => {
  expect(partsOf("One\ntwo\n\n- a\n- b\nafter\n\n\nlast")).toEqual([
    { kind: "paragraph", lines: ["One", "two"] },
    { kind: "list", items: ["a", "b"] },
    { kind: "paragraph", lines: ["after"] },
    { kind: "paragraph", lines: ["last"] },
  ]);
});
