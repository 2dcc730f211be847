import type { HexColor } from "@fanfare/contracts/color";
import { mix } from "./colors.ts";

/** A number from 0 to 1 that a text always gives (FNV-1a, 32 bit). */
function numberFrom(text: string): number {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193);
  return (hash >>> 0) / 2 ** 32;
}

/**
 * A drawing for a page without a picture: rings that go out from a corner like a fanfare, in the brand's colours.
 * The same seed draws the same. Returns an SVG document that fills whatever box it is given.
 */
export function heroArt(seed: string, { primary, accent }: { primary: HexColor; accent: HexColor }, size = { width: 960, height: 960 }): string {
  const { width, height } = size;
  const fromLeft = numberFrom(`${seed}:side`) < 0.5;
  const [x, y] = [fromLeft ? 0 : width, height];
  const step = Math.min(width, height) / 7;
  const shades = [accent, primary, mix(primary, "#ffffff", 0.82), primary, mix(accent, "#ffffff", 0.45), mix(primary, "#ffffff", 0.9), primary];
  const rings = Array.from({ length: 7 }, (_, index) => {
    const radius = step * (index + 1) + step * 0.3 * numberFrom(`${seed}:${index}`);
    return { radius, width: step * (0.28 + 0.5 * numberFrom(`${seed}:w${index}`)), color: shades[index]! };
  });
  const circles = rings.toReversed().map((ring) => `<circle cx="${x}" cy="${y}" r="${ring.radius.toFixed(1)}" fill="none" stroke="${ring.color}" stroke-width="${ring.width.toFixed(1)}"/>`);
  const sun = `<circle cx="${(fromLeft ? 0.78 : 0.22) * width}" cy="${0.2 * height}" r="${step * 0.55}" fill="${accent}"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" preserveAspectRatio="xMidYMid slice" aria-hidden="true"><rect width="${width}" height="${height}" fill="${mix("#ffffff", primary, 0.12)}"/>${circles.join("")}${sun}</svg>`;
}
