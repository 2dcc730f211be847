import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { batchesOf, followCursors } from "./paging.ts";
import type { Page } from "./paging.ts";

async function all(fetchPage: (cursor: string | null) => Promise<Page<number>>, goOn: (page: Page<number>) => boolean = () => true) {
  const pages: (readonly number[])[] = [];
  for await (const page of followCursors("tiktok", fetchPage, goOn)) pages.push(page);
  return pages;
}

describe("following cursors", () => {
  it("goes on over empty pages and ends where there is no cursor", async () => {
    const pages: Record<string, Page<number>> = { start: { items: [3], next: "a" }, a: { items: [], next: "b" }, b: { items: [1], next: null } };
    expect(await all(async (cursor) => pages[cursor ?? "start"]!)).toEqual([[3], [], [1]]);
  });

  it("stops when told to", async () => {
    expect(await all(async (cursor) => ({ items: [Number(cursor ?? 0)], next: String(Number(cursor ?? 0) + 1) }), ({ items }) => items[0] !== 2)).toEqual([[0], [1], [2]]);
  });

  it("notices a cursor that comes back", async () => {
    await expect(all(async () => ({ items: [1], next: "same" }))).rejects.toMatchObject({ code: "tracking.platform-answer-malformed" });
  });

  it("notices a list that never ends though its cursors differ", async () => {
    await expect(all(async (cursor) => ({ items: [], next: `${cursor ?? ""}x` }))).rejects.toThrow("no end");
  });
});

describe("batches", () => {
  it("hold each id once, in order, and none more than fits", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.integer({ min: 1, max: 50 }), (ids, size) => {
        const batches = batchesOf(ids, size);
        expect(batches.flat()).toEqual([...new Set(ids)]);
        expect(batches.every((batch) => batch.length > 0 && batch.length <= size)).toBe(true);
      }),
    );
  });
});
