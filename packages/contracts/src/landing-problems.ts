import type { ApplicationQuestion, LandingBlock, LandingDocument, PageProblem } from "./landing.ts";

const isBlank = (text: string): boolean => text.trim() === "";

/**
 * What keeps a page from being published, in the order of the page. A draft may have all of these.
 * `readyImages` are the ids of pictures whose processing is done; null leaves that question open.
 */
export function pageProblems(document: LandingDocument, readyImages: ReadonlySet<string> | null): PageProblem[] {
  return document.blocks.flatMap((block) => problemsOf(block, readyImages));
}

function problemsOf(block: LandingBlock, readyImages: ReadonlySet<string> | null): PageProblem[] {
  const problem = (code: PageProblem["code"], field: string): PageProblem => ({ code, blockId: block.id, field });
  switch (block.type) {
    case "hero":
      return [
        ...(isBlank(block.headline) ? [problem("headline-missing", "headline")] : []),
        ...(block.image && isBlank(block.image.alternativeText) ? [problem("alternative-text-missing", "image.alternativeText")] : []),
        ...(block.image && readyImages && !readyImages.has(block.image.assetId) ? [problem("image-not-ready", "image")] : []),
      ];
    case "what-you-get":
      if (block.items.length === 0) return [problem("what-you-get-empty", "items")];
      return block.items.flatMap((item, index) => (isBlank(item.title) ? [problem("item-empty", `items.${index}.title`)] : []));
    case "faq":
      return block.items.flatMap((item, index) =>
        isBlank(item.question) || isBlank(item.answer) ? [problem("item-empty", `items.${index}.${isBlank(item.question) ? "question" : "answer"}`)] : [],
      );
    case "application-form":
      return block.questions.flatMap((question, index) => questionProblems(question).map((code) => problem(code, `questions.${index}`)));
    case "text":
    case "what-we-ask":
      return [];
  }
}

function questionProblems(question: ApplicationQuestion): PageProblem["code"][] {
  const options = question.options.filter((option) => !isBlank(option));
  return [
    ...(isBlank(question.label) ? (["question-empty"] as const) : []),
    ...(question.kind === "single-choice" && new Set(options).size < 2 ? (["options-missing"] as const) : []),
  ];
}
