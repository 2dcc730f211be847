import { LandingDocument, PublishedPageContent } from "@fanfare/contracts/landing";
import { describe, expect, test } from "vitest";
import { DomainError } from "../kernel/index.ts";
import { newCampaign } from "./campaign.ts";
import { imagesOf, mustBePublishable, newLandingPage, publish, restore, starterDocument } from "./landing-page.ts";
import { publishedContent } from "./published-content.ts";

const at = new Date("2026-05-03T10:00:00Z");
const assetId = "0196a0c0-0000-7000-8000-000000000001";
const campaign = newCampaign({ id: "0196a0c0-0000-7000-8000-0000000000aa", organizationId: "o", brandId: "b", name: "Summer", slug: "summer", createdBy: "u", currency: "EUR", at }).state;
const starter = starterDocument("Summer");
const brand = { name: "Kestrel", website: null, primaryColor: "#123456", accentColor: "#FEDCBA" };

const filled: LandingDocument = {
  ...starter,
  blocks: starter.blocks.map((block) => {
    if (block.type === "hero") return { ...block, image: { assetId, alternativeText: "Shoes on a beach" } };
    return block.type === "what-you-get" ? { ...block, items: [{ id: "i", title: "A pair of shoes", detail: "" }] } : block;
  }),
};
const image = { assetId, sizes: [{ key: "k", url: "/k", contentType: "image/webp", width: 800, height: 600 }] };
const problemsOf = (document: LandingDocument, images: { assetId: string }[]) => {
  try {
    mustBePublishable(newLandingPage(campaign, document), images);
  } catch (error) {
    if (error instanceof DomainError) return error.details.problems;
    throw error;
  }
  return [];
};

describe("a landing page", () => {
  test("begins as a document that the contract accepts, with what keeps it from being published named", () => {
    expect(LandingDocument.parse(starter)).toEqual(starter);
    expect(problemsOf(starter, [])).toEqual(["get:what-you-get-empty"]);
  });

  test("is publishable once its pictures are ready and have a text for those who don't see them", () => {
    expect(imagesOf(filled)).toEqual([assetId]);
    expect(problemsOf(filled, [])).toEqual(["hero:image-not-ready"]);
    expect(problemsOf(filled, [{ assetId }])).toEqual([]);
    const mute = { ...filled, blocks: filled.blocks.map((block) => (block.type === "hero" ? { ...block, image: { assetId, alternativeText: " " } } : block)) };
    expect(problemsOf(mute, [{ assetId }])).toEqual(["hero:alternative-text-missing"]);
  });

  test("a question without words or without a choice is named", () => {
    const question = { id: "q", kind: "single-choice" as const, label: "", help: "", required: false, options: ["Same", "Same"] };
    const asking = { ...filled, blocks: filled.blocks.map((block) => (block.type === "application-form" ? { ...block, questions: [question] } : block)) };
    expect(problemsOf(asking, [{ assetId }])).toEqual(["apply:question-empty", "apply:options-missing"]);
  });

  test("without its form, or with two of them, it is no page", () => {
    expect(LandingDocument.safeParse({ ...filled, blocks: filled.blocks.filter((block) => block.type !== "application-form") }).success).toBe(false);
    const form = filled.blocks.find((block) => block.type === "application-form")!;
    expect(LandingDocument.safeParse({ ...filled, blocks: [...filled.blocks, { ...form, id: "second" }] }).success).toBe(false);
  });

  test("given two publishings, when the first is restored, then the editor has it again and the count goes on", () => {
    const content = publishedContent(campaign, { document: filled, brand, holdDays: 14, images: [image] });
    const first = publish(newLandingPage(campaign, filled), campaign, content, { userId: "u", name: "Ada" }, at);
    expect(first.version).toMatchObject({ number: 1, publishedByName: "Ada" });
    expect(first.facts).toMatchObject([{ type: "campaigns.landing-page-published.v1", data: { slug: "summer", version: 1 } }]);
    const edited = { ...first.state, document: starter };
    const restored = restore(edited, first.version, at);
    expect(restored.document).toEqual(filled);
    expect(publish(restored, campaign, content, { userId: "u", name: "Ada" }, at).version.number).toBe(2);
  });

  test("what strangers read holds the questions and colours, and nothing of the budget", () => {
    const content = publishedContent(campaign, { document: filled, brand, holdDays: 14, images: [image] });
    expect(PublishedPageContent.parse(content)).toEqual(content);
    expect(content).toMatchObject({ state: "open", colors: { primary: "#123456", accent: "#FEDCBA" }, questions: [], holdDays: 14 });
    expect(JSON.stringify(content)).not.toContain("budget");
  });
});
