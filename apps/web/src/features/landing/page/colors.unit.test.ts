import { contrastRatio } from "@fanfare/contracts/color";
import fc from "fast-check";
import { expect, test } from "vitest";
import { mix, pageColors, readableOn, weakColors } from "./colors.ts";

const color = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);

test("for any two colours of a brand, every text of its page can be read on its ground", () => {
  fc.assert(
    fc.property(color, color, (primary, accent) => {
      const colors = pageColors({ primary, accent });
      for (const ground of [colors.ground, colors.tint]) {
        for (const text of [colors.ink, colors.muted, colors.link, colors.bad]) expect(contrastRatio(text, ground)).toBeGreaterThanOrEqual(4.5);
      }
      expect(contrastRatio(colors.onPrimary, colors.primary)).toBeGreaterThanOrEqual(4.5);
      expect(contrastRatio(colors.mutedOnPrimary, colors.primary)).toBeGreaterThanOrEqual(4.5);
      expect(contrastRatio(colors.field, colors.tint)).toBeGreaterThanOrEqual(3);
    }),
  );
});

test("a colour that is strong enough is left as it is; a weak one is darkened and named", () => {
  expect(readableOn("#0f5c4d", "#ffffff")).toBe("#0f5c4d");
  expect(weakColors({ primary: "#0f5c4d", accent: "#e9a93a" })).toBeNull();
  const weak = weakColors({ primary: "#ffe14d", accent: "#e9a93a" });
  expect(weak?.given).toBe("#ffe14d");
  expect(contrastRatio(weak!.used, "#ffffff")).toBeGreaterThanOrEqual(4.5);
});

test("a mixture lies between its two colours", () => {
  expect(mix("#000000", "#ffffff", 0.5)).toBe("#808080");
  expect(mix("#102030", "#ffffff", 0)).toBe("#102030");
});
