import type { LandingDocument, PublishedPageContent } from "@fanfare/contracts/landing";
import { notFound } from "../../kernel/index.ts";
import type { Campaign } from "../campaign.ts";
import { imagesOf } from "../landing-page.ts";
import { pageStateOf, publishedContent } from "../published-content.ts";
import type { CampaignTx } from "./open-campaign.ts";

/** Puts a page together with what the campaign, its brand and its organization are now. */
export async function composePage(tx: CampaignTx, campaign: Campaign, document: LandingDocument): Promise<PublishedPageContent> {
  const brand = await tx.campaignFacts.brand(campaign.brandId);
  if (!brand) throw notFound("brand");
  const [holdDays, images] = [await tx.campaignFacts.holdDays(), await tx.campaignFacts.images(imagesOf(document))];
  return publishedContent(campaign, { document, brand, holdDays, images });
}

/** Lets strangers read this content under the campaign's address from now on. */
export async function showPage(tx: CampaignTx, campaign: Campaign, version: number, content: PublishedPageContent): Promise<void> {
  await tx.publishedPages.put({
    slug: campaign.slug, organizationId: campaign.organizationId, campaignId: campaign.id, version,
    isOpen: content.state === "open", content, publishedAt: tx.at,
  });
}

/** Tells strangers of a change of state or dates, without publishing what else was edited meanwhile. */
export async function refreshPage(tx: CampaignTx, campaign: Campaign): Promise<void> {
  const shown = await tx.publishedPages.find(campaign.id);
  if (!shown) return;
  const content = { ...shown.content, state: pageStateOf(campaign.status), startsOn: campaign.startsOn, endsOn: campaign.endsOn };
  await tx.publishedPages.put({ ...shown, isOpen: content.state === "open", content });
}
