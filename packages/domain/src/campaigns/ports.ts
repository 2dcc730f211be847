import type { PublishedImage, PublishedPageContent } from "@fanfare/contracts/landing";
import type { Campaign } from "./campaign.ts";
import type { LandingPage, PublishedVersion } from "./landing-page.ts";

/** Campaigns of the organization in scope. `get` refuses with `not-found`, `save` with `conflict` when somebody was first. */
export type Campaigns = {
  get(id: string): Promise<Campaign>;
  /** Refuses with `campaigns.slug-taken` when any campaign of the installation has the address. */
  add(campaign: Campaign): Promise<void>;
  /** Returns the version the campaign has now. */
  save(campaign: Campaign): Promise<number>;
};

export type LandingPages = {
  get(campaignId: string): Promise<LandingPage>;
  add(page: LandingPage): Promise<void>;
  save(page: LandingPage): Promise<number>;
  addVersion(version: PublishedVersion): Promise<void>;
  /** Refuses with `not-found` when the page never had that version. */
  version(campaignId: string, number: number): Promise<PublishedVersion>;
};

/** What strangers read of a campaign, under its address. `isOpen` says whether it takes applications. */
export type PublishedPage = {
  slug: string;
  organizationId: string;
  campaignId: string;
  version: number;
  isOpen: boolean;
  content: PublishedPageContent;
  publishedAt: Date;
};

export type PublishedPages = {
  find(campaignId: string): Promise<PublishedPage | null>;
  put(page: PublishedPage): Promise<void>;
};

export type BrandFacts = { id: string; name: string; website: string | null; primaryColor: string; accentColor: string };
/** In minor units of the campaign's currency; all zero before the first deposit. */
export type WalletFacts = { funded: bigint; committed: bigint; settled: bigint };

/** What a campaign has to know of its surroundings, read in the same transaction. */
export type CampaignFacts = {
  brand(brandId: string): Promise<BrandFacts | null>;
  wallet(campaignId: string): Promise<WalletFacts>;
  /** Days between verification and payment, as the organization settled them. */
  holdDays(): Promise<number>;
  /** Those of the pictures that are ready to be shown. */
  images(assetIds: readonly string[]): Promise<PublishedImage[]>;
};

export type CampaignsRepositories = {
  campaigns: Campaigns;
  landingPages: LandingPages;
  publishedPages: PublishedPages;
  campaignFacts: CampaignFacts;
};
