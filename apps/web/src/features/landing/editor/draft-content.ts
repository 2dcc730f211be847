import type { LandingDocument, LandingPageView, PublishedImage, PublishedPageContent } from "@fanfare/contracts/landing";

/** What would be published if the page were published as it is being edited. */
export function draftContent(view: LandingPageView, page: LandingDocument, images: readonly PublishedImage[]): PublishedPageContent {
  const form = page.blocks.find((block) => block.type === "application-form");
  const { preview } = view;
  return {
    ...preview,
    language: page.language,
    blocks: page.blocks,
    questions: form?.questions ?? preview.questions,
    eligibility: form?.eligibility ?? preview.eligibility,
    images: [...images],
  };
}
