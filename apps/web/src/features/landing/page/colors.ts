import { contrastRatio, type HexColor } from "@fanfare/contracts/color";

/** The least contrast of text, and of the marks of a form. Source: WCAG 2.2, 1.4.3 and 1.4.11. */
const textContrast = 4.5;
const paper = "#ffffff";
const ink = "#1b1a17";
const black = "#000000";

const channels = (color: HexColor) => [1, 3, 5].map((start) => Number.parseInt(color.slice(start, start + 2), 16));

/** A mixture of two colours in sRGB; `share` (0-1) is how much of the second is in it. */
export function mix(first: HexColor, second: HexColor, share: number): HexColor {
  const other = channels(second);
  const mixed = channels(first).map((channel, index) => Math.round(channel + (other[index]! - channel) * share));
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}

/** Black or white, whichever is read better on the ground: one of the two always reaches 4.58. */
const strongestOn = (ground: HexColor): HexColor => (contrastRatio(black, ground) >= contrastRatio(paper, ground) ? black : paper);

/** The colour itself when it can be read on the ground, else the nearest mixture with black or white that can. */
export function readableOn(color: HexColor, ground: HexColor, least = textContrast): HexColor {
  if (contrastRatio(color, ground) >= least) return color;
  const strongest = strongestOn(ground);
  for (let share = 0.04; share < 1; share += 0.04) {
    const mixed = mix(color, strongest, share);
    if (contrastRatio(mixed, ground) >= least) return mixed;
  }
  return strongest;
}

/** Ink where it can be read, else black or white. */
const onGround = (ground: HexColor): HexColor => (strongestOn(ground) === black && contrastRatio(ink, ground) >= textContrast ? ink : strongestOn(ground));

/** Every colour of a public page, made of the brand's two. What is text on what is always readable. */
export type PageColors = {
  ground: HexColor; tint: HexColor; line: HexColor; ink: HexColor; muted: HexColor;
  primary: HexColor; onPrimary: HexColor; mutedOnPrimary: HexColor; link: HexColor; accent: HexColor; field: HexColor; bad: HexColor;
};

export function pageColors({ primary, accent }: { primary: HexColor; accent: HexColor }): PageColors {
  const ground = mix(paper, primary, 0.015);
  const tint = mix(paper, primary, 0.07);
  const onPrimary = onGround(primary);
  return {
    ground, tint, ink, primary, onPrimary, accent,
    line: mix(tint, ink, 0.14),
    muted: readableOn(mix(ink, ground, 0.34), tint),
    mutedOnPrimary: readableOn(mix(onPrimary, primary, 0.22), primary),
    link: readableOn(primary, tint),
    field: readableOn(mix(tint, ink, 0.5), tint, 3),
    bad: readableOn("#b3261e", tint),
  };
}

/** Which of a brand's colours is too weak for text on a light page; we darken it there, and say so. */
export function weakColors(colors: { primary: HexColor; accent: HexColor }): { given: HexColor; used: HexColor } | null {
  const used = pageColors(colors).link;
  return used.toLowerCase() === colors.primary.toLowerCase() ? null : { given: colors.primary, used };
}
