import type { LandingBlock, PublishedPageContent } from "@fanfare/contracts/landing";

/** One thing readers will find different after publishing. `facts`: what the page tells of the campaign and its brand. */
export type PageChange = { kind: "added" | "removed" | "changed"; block: LandingBlock } | { kind: "order" | "language" | "facts" };

const facts = ["campaignName", "brandName", "brandWebsite", "colors", "brief", "requirements", "currency", "startsOn", "endsOn", "holdDays"] as const;

/** Text that is the same for equal values, in whatever order their properties stand. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
  );
}

/** What publishing will change for readers. Of a page that was never published, everything is new. */
export function changesSince(published: PublishedPageContent | null, next: PublishedPageContent): PageChange[] {
  const before = published?.blocks ?? [];
  const known = new Map(before.map((block) => [block.id, block]));
  const kept = new Set(next.blocks.map((block) => block.id));
  const orderOf = (blocks: LandingBlock[]) => blocks.filter((block) => known.has(block.id) && kept.has(block.id)).map((block) => block.id).join();
  return [
    ...next.blocks.filter((block) => !known.has(block.id)).map((block) => ({ kind: "added", block }) as const),
    ...before.filter((block) => !kept.has(block.id)).map((block) => ({ kind: "removed", block }) as const),
    ...next.blocks.filter((block) => known.has(block.id) && canonical(known.get(block.id)) !== canonical(block)).map((block) => ({ kind: "changed", block }) as const),
    ...(orderOf(before) === orderOf(next.blocks) ? [] : [{ kind: "order" } as const]),
    ...(published && published.language !== next.language ? [{ kind: "language" } as const] : []),
    ...(published && facts.some((fact) => canonical(published[fact]) !== canonical(next[fact])) ? [{ kind: "facts" } as const] : []),
  ];
}
