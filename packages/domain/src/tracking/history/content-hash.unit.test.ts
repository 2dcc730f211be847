import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contentHashOf } from "./content-hash.ts";

const answer = {
  kind: "youtube#videoListResponse", etag: "abc", pageInfo: { totalResults: 1 },
  items: [{ id: "v1", etag: "def", statistics: { viewCount: "12000" }, picture: "https://scontent-fra3-1.cdninstagram.com/v/t51/77_n.jpg?oh=00_AB&oe=66F0" }],
};
const hash = contentHashOf(answer);
const withItem = (change: object) => contentHashOf({ ...answer, items: [{ ...answer.items[0], ...change }] });

describe("the hash of an answer", () => {
  it("stays when only what changes by itself has changed", () => {
    expect(withItem({ etag: "xyz", picture: "https://scontent-ams2-1.cdninstagram.com/v/t52/77_n.jpg?oh=01_ZZ&oe=7700" })).toBe(hash);
    expect(contentHashOf({ ...answer, etag: "new", pageInfo: undefined, paging: { cursors: { after: "q" } } })).toBe(hash);
  });

  it("changes with counts, with nothing in a count's place, with other pictures and with words", () => {
    const others = [withItem({ statistics: { viewCount: "12001" } }), withItem({ statistics: { viewCount: null } }), withItem({ statistics: { viewCount: 12_000 } }), withItem({ picture: "https://scontent-fra3-1.cdninstagram.com/v/t51/78_n.jpg?oh=00_AB&oe=66F0" }), withItem({ caption: "New words" })];
    expect(new Set([hash, ...others]).size).toBe(6);
  });

  it("tells addresses in a post's links apart by all of their parts, where they are not signed", () => {
    expect(withItem({ link: "https://shop.example/a?code=MIRA10" })).not.toBe(withItem({ link: "https://shop.example/a?code=MIRA20" }));
  });

  it("does not depend on the order of fields, and does on the order of lists", () => {
    expect(contentHashOf([1, 2])).not.toBe(contentHashOf([2, 1]));
    const turned = (value: unknown): unknown =>
      Array.isArray(value) ? value.map(turned) : typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value).reverse().map(([name, field]) => [name, turned(field)])) : value;
    fc.assert(fc.property(fc.jsonValue(), (value) => contentHashOf(value) === contentHashOf(turned(value))));
  });
});
