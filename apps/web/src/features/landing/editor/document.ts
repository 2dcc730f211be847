import { requiredBlocks, type BlockOf, type LandingBlock, type LandingBlockType, type LandingDocument } from "@fanfare/contracts/landing";

/** Every kind of block, in the order in which a page usually has them. */
export const blockTypes = ["hero", "text", "what-you-get", "what-we-ask", "faq", "application-form"] as const satisfies readonly LandingBlockType[];

const mostBlocks = 40;

/** An id for a new block, item or question; short, for it becomes a part of addresses within the page. */
export const newId = (): string => crypto.randomUUID().slice(0, 8);

/** An empty block; the page's own words stand in for a heading that is not given. */
export function newBlock(type: LandingBlockType): LandingBlock {
  const common = { id: newId(), tone: "plain" } as const;
  switch (type) {
    case "hero":
      return { ...common, type, headline: "", subline: "", layout: "beside", image: null };
    case "text":
      return { ...common, type, heading: "", body: "" };
    case "what-you-get":
      return { ...common, type, heading: "", items: [] };
    case "what-we-ask":
      return { ...common, type, heading: "", intro: "" };
    case "faq":
      return { ...common, type, heading: "", items: [] };
    case "application-form":
      return { ...common, type, heading: "", intro: "", buttonLabel: "", questions: [], eligibility: { countries: [], minimumFollowers: null } };
  }
}

export const isRequired = (type: LandingBlockType): boolean => requiredBlocks.some((required) => required === type);

/** Whether a page may have another block of this kind: there is one title, one form and one list of what one gets. */
export function canAdd(document: LandingDocument, type: LandingBlockType): boolean {
  const isSingle = type === "hero" || isRequired(type);
  return document.blocks.length < mostBlocks && !(isSingle && document.blocks.some((block) => block.type === type));
}

/** Puts the block after the one named, or at the end. */
export function insertBlock(document: LandingDocument, block: LandingBlock, afterId: string | null): LandingDocument {
  const index = document.blocks.findIndex((known) => known.id === afterId);
  return { ...document, blocks: document.blocks.toSpliced(index < 0 ? document.blocks.length : index + 1, 0, block) };
}

export const removeBlock = (document: LandingDocument, id: string): LandingDocument => ({ ...document, blocks: document.blocks.filter((block) => block.id !== id) });

export function replaceBlock(document: LandingDocument, block: LandingBlock): LandingDocument {
  return { ...document, blocks: document.blocks.map((known) => (known.id === block.id ? block : known)) };
}

/** The list with one entry moved by so many places; the same list when there is no room. */
export function moved<T>(list: readonly T[], index: number, by: number): T[] {
  const target = index + by;
  if (index < 0 || target < 0 || target >= list.length) return list as T[];
  return list.toSpliced(index, 1).toSpliced(target, 0, list[index]!);
}

export function moveBlock(document: LandingDocument, id: string, by: number): LandingDocument {
  const blocks = moved(document.blocks, document.blocks.findIndex((block) => block.id === id), by);
  return blocks === document.blocks ? document : { ...document, blocks };
}

/** The id of the element that edits a field, where a problem's link leads. */
export const fieldId = (blockId: string, field: string): string => `field-${blockId}-${field.replaceAll(".", "-")}`;

/** What tells a block from others of its kind: its heading, or the beginning of its text. */
export function excerptOf(block: LandingBlock): string {
  if (block.type === "hero") return block.headline;
  return block.heading || ("body" in block ? block.body.slice(0, 80) : "");
}

export type BlockFormProps<T extends LandingBlockType> = { block: BlockOf<T>; onChange: (block: BlockOf<T>, field: string) => void };
