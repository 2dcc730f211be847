import { z } from "zod";

/** A colour as `#RRGGBB`. */
export const HexColor = z.string().regex(/^#[0-9A-Fa-f]{6}$/, "Write the colour as # and six hexadecimal digits, such as #0F5C4D.");
export type HexColor = z.infer<typeof HexColor>;

/** Contrast of two colours, 1 to 21; text needs 4.5. Source: WCAG 2.2, relative luminance and contrast ratio. */
export function contrastRatio(first: HexColor, second: HexColor): number {
  const [lighter, darker] = [luminance(first), luminance(second)].sort((a, b) => b - a) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(color: HexColor): number {
  const [red, green, blue] = [1, 3, 5].map((start) => {
    const share = Number.parseInt(color.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
