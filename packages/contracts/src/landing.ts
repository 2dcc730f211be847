import { z } from "zod";
import { CampaignBrief } from "./campaigns.ts";
import { HexColor } from "./color.ts";
import { Id } from "./ids.ts";
import { Currency } from "./money.ts";
import { CountryCode } from "./platforms.ts";
import { DeliverableRequirement } from "./requirements.ts";

const BlockId = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/);
const Heading = z.string().max(120);
const Paragraphs = z.string().max(4_000);

/** On what ground a block stands: the page's own, a tint of the brand, or the brand's colour itself. */
export const BlockTone = z.enum(["plain", "tint", "brand"]);
export type BlockTone = z.infer<typeof BlockTone>;
const common = { id: BlockId, tone: BlockTone };

export const HeroBlock = z.strictObject({
  ...common,
  type: z.literal("hero"),
  headline: z.string().max(120),
  subline: z.string().max(300),
  layout: z.enum(["beside", "below"]),
  image: z.strictObject({ assetId: Id, alternativeText: z.string().max(300) }).nullable(),
});
/** Plain text: an empty line begins a paragraph, lines that begin with "- " make a list. */
export const TextBlock = z.strictObject({ ...common, type: z.literal("text"), heading: Heading, body: Paragraphs });
const Item = z.strictObject({ id: BlockId, title: z.string().max(120), detail: z.string().max(400) });
export const WhatYouGetBlock = z.strictObject({ ...common, type: z.literal("what-you-get"), heading: Heading, items: z.array(Item).max(12) });
/** Shows the campaign's requirements as they were at publishing; `intro` stands above them. */
export const WhatWeAskBlock = z.strictObject({ ...common, type: z.literal("what-we-ask"), heading: Heading, intro: Paragraphs });
const QuestionAndAnswer = z.strictObject({ id: BlockId, question: z.string().max(200), answer: z.string().max(2_000) });
export const FaqBlock = z.strictObject({ ...common, type: z.literal("faq"), heading: Heading, items: z.array(QuestionAndAnswer).max(20) });

export const questionKinds = ["short-text", "long-text", "single-choice", "yes-no"] as const;
/** A question of the campaign's own in its application form. `options` only count for a single choice. */
export const ApplicationQuestion = z.strictObject({
  id: BlockId,
  kind: z.enum(questionKinds),
  label: z.string().max(200),
  help: z.string().max(300),
  required: z.boolean(),
  options: z.array(z.string().trim().max(120)).max(12),
});
export type ApplicationQuestion = z.infer<typeof ApplicationQuestion>;

/** Whom a campaign is for, as far as it can be told from a profile: no countries means everywhere. */
export const Eligibility = z.strictObject({ countries: z.array(CountryCode).max(60), minimumFollowers: z.int().min(0).max(1_000_000_000).nullable() });
export type Eligibility = z.infer<typeof Eligibility>;

export const ApplicationFormBlock = z.strictObject({
  ...common,
  type: z.literal("application-form"),
  heading: Heading,
  intro: Paragraphs,
  buttonLabel: z.string().max(60),
  questions: z.array(ApplicationQuestion).max(20),
  eligibility: Eligibility,
});

export const LandingBlock = z.discriminatedUnion("type", [HeroBlock, TextBlock, WhatYouGetBlock, WhatWeAskBlock, FaqBlock, ApplicationFormBlock]);
export type LandingBlock = z.infer<typeof LandingBlock>;
export type LandingBlockType = LandingBlock["type"];
export type BlockOf<T extends LandingBlockType> = Extract<LandingBlock, { type: T }>;

/** A page without these does not do its work: they can be styled and moved, never deleted, and there is one of each. */
export const requiredBlocks = ["what-you-get", "application-form"] as const satisfies readonly LandingBlockType[];

export const PageLanguage = z.enum(["en", "ru"]);
export type PageLanguage = z.infer<typeof PageLanguage>;

/** A landing page as it is edited. `format` tells later versions of the product how to read an older page. */
export const LandingDocument = z.strictObject({
  format: z.literal(1),
  language: PageLanguage,
  blocks: z
    .array(LandingBlock)
    .max(40, "A page has at most 40 blocks.")
    .refine((blocks) => new Set(blocks.map((block) => block.id)).size === blocks.length, "Two blocks carry the same id.")
    .refine(
      (blocks) => requiredBlocks.every((type) => blocks.filter((block) => block.type === type).length === 1),
      "A page has exactly one block that says what the creator gets, and one application form.",
    ),
});
export type LandingDocument = z.infer<typeof LandingDocument>;

/** A picture of a page: its sizes (pixels), smallest first, each with its place in the object store and its public address. */
export const PublishedImage = z.strictObject({
  assetId: Id,
  sizes: z.array(z.strictObject({ key: z.string(), url: z.string(), contentType: z.string(), width: z.int(), height: z.int() })).min(1),
});
export type PublishedImage = z.infer<typeof PublishedImage>;

/** A campaign that strangers can see: taking applications, not just now, or no more. */
export const PageState = z.enum(["open", "paused", "closed"]);
export type PageState = z.infer<typeof PageState>;

/**
 * Everything a public page and an application need: a copy made at publishing, with nothing in it that strangers may
 * not read. `endsOn` is the last day on which one can apply (in UTC); `questions` are those of the form's block.
 */
export const PublishedPageContent = z.strictObject({
  format: z.literal(1),
  state: PageState,
  campaignName: z.string(),
  brandName: z.string(),
  brandWebsite: z.string().nullable(),
  colors: z.strictObject({ primary: HexColor, accent: HexColor }),
  language: PageLanguage,
  brief: CampaignBrief,
  requirements: z.array(DeliverableRequirement),
  questions: z.array(ApplicationQuestion),
  eligibility: Eligibility,
  currency: Currency,
  startsOn: z.iso.date().nullable(),
  endsOn: z.iso.date().nullable(),
  holdDays: z.int(),
  blocks: z.array(LandingBlock),
  images: z.array(PublishedImage),
});
export type PublishedPageContent = z.infer<typeof PublishedPageContent>;

export const SaveLandingPageInput = z.strictObject({ campaignId: Id, expectedVersion: z.int().min(1), document: LandingDocument });
export type SaveLandingPageInput = z.infer<typeof SaveLandingPageInput>;
export const PublishLandingPageInput = z.strictObject({ campaignId: Id, expectedVersion: z.int().min(1) });
export type PublishLandingPageInput = z.infer<typeof PublishLandingPageInput>;
export const RestoreLandingPageVersionInput = z.strictObject({ campaignId: Id, expectedVersion: z.int().min(1), number: z.int().min(1) });
export type RestoreLandingPageVersionInput = z.infer<typeof RestoreLandingPageVersionInput>;

/** What keeps a page from being published: which block, which field of it. */
export const PageProblem = z.strictObject({
  code: z.enum(["headline-missing", "alternative-text-missing", "image-not-ready", "what-you-get-empty", "item-empty", "question-empty", "options-missing"]),
  blockId: z.string(),
  field: z.string(),
});
export type PageProblem = z.infer<typeof PageProblem>;

export const LandingVersionView = z.strictObject({
  number: z.int(),
  publishedAt: z.iso.datetime(),
  publishedByName: z.string(),
  blockCount: z.int(),
});
export type LandingVersionView = z.infer<typeof LandingVersionView>;

/** A landing page as its editor needs it. `published` is what strangers read now, or null before the first publishing. */
export const LandingPageView = z.strictObject({
  campaignId: Id,
  version: z.int(),
  document: LandingDocument,
  publishedVersion: z.int(),
  published: PublishedPageContent.nullable(),
  preview: PublishedPageContent,
  versions: z.array(LandingVersionView),
  slug: z.string(),
  isPublic: z.boolean(),
  updatedAt: z.iso.datetime(),
});
export type LandingPageView = z.infer<typeof LandingPageView>;
