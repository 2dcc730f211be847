import type { Platform } from "@fanfare/contracts/platforms";
import { PlatformAnswerMalformed } from "@fanfare/domain/tracking";

/** Far more than any account fills: at 20 posts a page, 20,000 posts. */
const MOST_PAGES = 1_000;

/** One page of a list; `next` is null on the last one. */
export type Page<T> = { readonly items: readonly T[]; readonly next: string | null };

/**
 * Walks a list by its cursors, page by page, for as long as `goOn` says. Throws PlatformAnswerMalformed when a cursor
 * comes back that was followed before, or when the list has no end.
 */
export async function* followCursors<T>(platform: Platform, fetchPage: (cursor: string | null) => Promise<Page<T>>, goOn: (page: Page<T>) => boolean): AsyncGenerator<readonly T[]> {
  const followed = new Set<string>();
  let cursor: string | null = null;
  for (let nth = 0; nth < MOST_PAGES; nth += 1) {
    const page: Page<T> = await fetchPage(cursor);
    yield page.items;
    cursor = page.next;
    if (cursor === null || !goOn(page)) return;
    if (followed.has(cursor)) throw new PlatformAnswerMalformed(platform, "its list of posts goes in circles");
    followed.add(cursor);
  }
  throw new PlatformAnswerMalformed(platform, "its list of posts has no end");
}

/** Cuts ids, each once, into the batches that a platform takes. */
export function batchesOf(ids: readonly string[], size: number): string[][] {
  const distinct = [...new Set(ids)];
  return Array.from({ length: Math.ceil(distinct.length / size) }, (_, nth) => distinct.slice(nth * size, (nth + 1) * size));
}
