import { IconBrandInstagram, IconBrandTiktok, IconBrandTwitch, IconBrandX, IconBrandYoutube } from "@tabler/icons-react";
import type { Platform } from "@fanfare/contracts/platforms";
import { useTranslations } from "next-intl";
import classes from "./platform-icon.module.css";

const glyphs = {
  youtube: IconBrandYoutube,
  instagram: IconBrandInstagram,
  tiktok: IconBrandTiktok,
  twitch: IconBrandTwitch,
  x: IconBrandX,
} satisfies Record<Platform, unknown>;

type PlatformIconProps = { platform: Platform; size?: number; isNameHidden?: boolean };

/** A platform's glyph with its name; where the name stands beside it already, `isNameHidden` leaves it to screen readers. */
export function PlatformIcon({ platform, size = 16, isNameHidden = false }: PlatformIconProps) {
  const t = useTranslations("common.platform");
  const Glyph = glyphs[platform];
  if (isNameHidden) return <Glyph size={size} role="img" aria-label={t(platform)} />;
  return (
    <span className={classes.root}>
      <Glyph size={size} aria-hidden />
      {t(platform)}
    </span>
  );
}
