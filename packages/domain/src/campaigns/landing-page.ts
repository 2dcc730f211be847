import type { LandingDocument, PublishedPageContent } from "@fanfare/contracts/landing";
import { pageProblems } from "@fanfare/contracts/landing-problems";
import { DomainError, event, idFrom, type DomainEvent } from "../kernel/index.ts";
import type { Campaign } from "./campaign.ts";

/** The page as it is edited. `publishedVersion` is the number last published, 0 for never. */
export type LandingPage = {
  campaignId: string;
  organizationId: string;
  document: LandingDocument;
  publishedVersion: number;
  version: number;
  updatedAt: Date;
};

/** One publishing of a page: the whole of what strangers could read, and who decided so. */
export type PublishedVersion = {
  campaignId: string;
  organizationId: string;
  number: number;
  content: PublishedPageContent;
  publishedBy: string;
  publishedByName: string;
  publishedAt: Date;
};

/** The page a campaign begins with: the blocks without which a page does not do its work. */
export function starterDocument(headline: string): LandingDocument {
  return {
    format: 1,
    language: "en",
    blocks: [
      { id: "hero", type: "hero", tone: "plain", headline: headline.slice(0, 120), subline: "", layout: "beside", image: null },
      { id: "get", type: "what-you-get", tone: "tint", heading: "", items: [] },
      { id: "ask", type: "what-we-ask", tone: "plain", heading: "", intro: "" },
      {
        id: "apply", type: "application-form", tone: "tint", heading: "", intro: "", buttonLabel: "", questions: [],
        eligibility: { countries: [], minimumFollowers: null },
      },
    ],
  };
}

export const newLandingPage = (campaign: Campaign, document: LandingDocument): LandingPage => ({
  campaignId: campaign.id, organizationId: campaign.organizationId, document, publishedVersion: 0, version: 1, updatedAt: campaign.createdAt,
});

/** The ids of all pictures on a page. */
export const imagesOf = (document: LandingDocument): string[] => [
  ...new Set(document.blocks.flatMap((block) => (block.type === "hero" && block.image ? [block.image.assetId] : []))),
];

/** Takes over what the editor has. */
export const saveDocument = (page: LandingPage, document: LandingDocument, at: Date): LandingPage => ({ ...page, document, updatedAt: at });

/** Refuses a page that lacks something its readers need. `readyImages` are pictures whose processing is done. */
export function mustBePublishable(page: LandingPage, readyImages: readonly { assetId: string }[]): void {
  const problems = pageProblems(page.document, new Set(readyImages.map((image) => image.assetId)));
  if (problems.length === 0) return;
  throw new DomainError("rule-broken", "campaigns.page-not-ready", "The page can't be published yet. The blocks that lack something are marked in the editor.", {
    details: { problems: problems.map((problem) => `${problem.blockId}:${problem.code}`) },
  });
}

/** Makes the next published version of the page. */
export function publish(
  page: LandingPage, campaign: Campaign, content: PublishedPageContent, by: { userId: string; name: string }, at: Date,
): { state: LandingPage; version: PublishedVersion; facts: DomainEvent[] } {
  const number = page.publishedVersion + 1;
  return {
    state: { ...page, publishedVersion: number, updatedAt: at },
    version: {
      campaignId: page.campaignId, organizationId: page.organizationId, number, content, publishedBy: by.userId, publishedByName: by.name, publishedAt: at,
    },
    facts: [
      // The page counts its own versions, so it is an aggregate of its own to those who follow the facts in order.
      event("campaigns.landing-page-published.v1", { aggregateId: idFrom("landing-page", campaign.id), organizationId: campaign.organizationId }, {
        campaignId: campaign.id, slug: campaign.slug, version: number,
      }),
    ],
  };
}

/** Puts an older version back into the editor; strangers see it once it is published again. */
export const restore = (page: LandingPage, older: PublishedVersion, at: Date): LandingPage =>
  saveDocument(page, { format: 1, language: older.content.language, blocks: older.content.blocks }, at);
