import type { LandingDocument, PageState, PublishedImage, PublishedPageContent } from "@fanfare/contracts/landing";
import type { CampaignStatus } from "@fanfare/contracts/campaigns";
import type { Campaign } from "./campaign.ts";
import type { BrandFacts } from "./ports.ts";

/** What a page is made of besides the campaign itself. */
export type PageIngredients = {
  document: Pick<LandingDocument, "language" | "blocks">;
  brand: Omit<BrandFacts, "id">;
  holdDays: number;
  images: PublishedImage[];
};

/** What a stranger is told of a campaign in this state. */
export const pageStateOf = (status: CampaignStatus): PageState => (status === "paused" ? "paused" : status === "completed" || status === "archived" ? "closed" : "open");

/** Puts together what strangers may read: the page, the brief and the requirements, and nothing else of the campaign. */
export function publishedContent(
  campaign: Pick<Campaign, "name" | "status" | "brief" | "requirements" | "startsOn" | "endsOn"> & { budget: Pick<Campaign["budget"], "currency"> },
  { document, brand, holdDays, images }: PageIngredients,
): PublishedPageContent {
  const form = document.blocks.find((block) => block.type === "application-form");
  return {
    format: 1,
    state: pageStateOf(campaign.status),
    campaignName: campaign.name,
    brandName: brand.name,
    brandWebsite: brand.website,
    colors: { primary: brand.primaryColor, accent: brand.accentColor },
    language: document.language,
    brief: campaign.brief,
    requirements: [...campaign.requirements],
    questions: form?.questions ?? [],
    eligibility: form?.eligibility ?? { countries: [], minimumFollowers: null },
    currency: campaign.budget.currency,
    startsOn: campaign.startsOn,
    endsOn: campaign.endsOn,
    holdDays,
    blocks: document.blocks,
    images,
  };
}
