import sharp from "sharp";

/** What the large networks show beside a link. Source: Open Graph protocol; 1.91:1 as Facebook, LinkedIn and X crop it. */
export const linkPreviewSize = { width: 1200, height: 630 } as const;
const mostPixels = 60_000_000;

/**
 * Makes the picture of a link preview (JPEG): the source cut to the size, around what draws the eye. The source is a
 * picture that our workers made, or an SVG drawing of ours; never what somebody uploaded. Throws when it is unreadable.
 */
export function linkPreview(source: Buffer): Promise<Buffer> {
  return sharp(source, { limitInputPixels: mostPixels })
    .resize({ ...linkPreviewSize, fit: "cover", position: sharp.strategy.attention })
    .flatten({ background: "#ffffff" })
    .jpeg({ quality: 82, mozjpeg: true })
    .toBuffer();
}
