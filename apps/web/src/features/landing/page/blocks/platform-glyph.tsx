import type { Platform } from "@fanfare/contracts/platforms";
import { IconBrandInstagram, IconBrandTiktok, IconBrandTwitch, IconBrandX, IconBrandYoutube } from "@tabler/icons-react";

const glyphs = { youtube: IconBrandYoutube, instagram: IconBrandInstagram, tiktok: IconBrandTiktok, twitch: IconBrandTwitch, x: IconBrandX } satisfies Record<Platform, unknown>;

/** A platform's mark; its name always stands beside it. */
export function PlatformGlyph({ platform }: { platform: Platform }) {
  const Glyph = glyphs[platform];
  return <Glyph size={26} stroke={1.5} aria-hidden />;
}
