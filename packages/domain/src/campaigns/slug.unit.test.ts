import { CampaignSlug } from "@fanfare/contracts/campaigns";
import fc from "fast-check";
import { expect, test } from "vitest";
import { slugCandidates, slugFrom } from "./slug.ts";

test.each([
  ["Summer launch 2026", "summer-launch-2026"],
  ["Летний запуск: кроссовки", "letnij-zapusk-krossovki"],
  ["Größe & Straße", "grosse-strasse"],
  ["L'été d'Anna", "lete-danna"],
  ["  --  ", "campaign"],
  ["Ы", "campaign-y"],
  ["春のキャンペーン", "campaign"],
])("%s becomes %s", (name, slug) => {
  expect(slugFrom(name)).toBe(slug);
});

test("for any name, every suggested address is one that is accepted", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (name) => {
      for (const slug of slugCandidates(name, "a1b2c3")) expect(CampaignSlug.safeParse(slug).success, slug).toBe(true);
    }),
  );
});
