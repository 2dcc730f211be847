import { expect, test } from "vitest";
import { contrastRatio, HexColor } from "./color.ts";

test("contrast is the ratio WCAG defines: 21 for black and white, 1 for equal colours, the same both ways", () => {
  expect(contrastRatio("#000000", "#FFFFFF")).toBeCloseTo(21, 5);
  expect(contrastRatio("#777777", "#777777")).toBe(1);
  expect(contrastRatio("#FFFFFF", "#0F5C4D")).toBeCloseTo(contrastRatio("#0F5C4D", "#FFFFFF"), 10);
});

test("a known pair has its published ratio", () => {
  expect(contrastRatio("#767676", "#FFFFFF")).toBeCloseTo(4.54, 2);
});

test.each(["0F5C4D", "#0F5C4", "#0F5C4DFF", "red", "#GGGGGG"])("%s is no colour", (value) => {
  expect(HexColor.safeParse(value).success).toBe(false);
});
