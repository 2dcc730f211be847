"use client";

import type { StaleReason } from "@fanfare/contracts/connections";
import type { Platform } from "@fanfare/contracts/platforms";
import { IconClockExclamation, IconPlugConnected } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { RelativeTime, useFormatDay } from "@/components/date-text.tsx";
import classes from "./freshness.module.css";

export type FreshnessProps = {
  /** The last good reading, ISO; null before the first. */
  lastReadAt: string | null;
  /** Since when reading fails, ISO; null while it works. */
  staleSince: string | null;
  staleReason: StaleReason | null;
  /** Where the figures are read, and whether by the creator's own consent. */
  source: { platform: Platform; isConnected: boolean };
};

/** How old figures are and where they come from, or since when and why there are no newer ones. */
export function Freshness({ lastReadAt, staleSince, staleReason, source }: FreshnessProps) {
  const isStale = staleSince !== null;
  const Icon = isStale ? IconClockExclamation : IconPlugConnected;
  return (
    <p className={classes.root} data-stale={isStale || undefined}>
      {isStale || source.isConnected ? <Icon size={16} aria-hidden /> : null}
      <span>{isStale ? <Stale lastReadAt={lastReadAt} staleReason={staleReason} platform={source.platform} /> : <Read lastReadAt={lastReadAt} isConnected={source.isConnected} />}</span>
    </p>
  );
}

function Stale({ lastReadAt, staleReason, platform }: Pick<FreshnessProps, "lastReadAt" | "staleReason"> & { platform: Platform }) {
  const t = useTranslations("connections");
  const platforms = useTranslations("common.platform");
  const day = useFormatDay();
  const words = { platform: platforms(platform), reason: t(`staleReason.${staleReason ?? "platform-away"}`) };
  return <>{lastReadAt ? t("freshness.stale", { ...words, date: day(lastReadAt) }) : t("freshness.staleNever", words)}</>;
}

function Read({ lastReadAt, isConnected }: { lastReadAt: string | null; isConnected: boolean }) {
  const t = useTranslations("connections.freshness");
  if (!lastReadAt) return <>{t(isConnected ? "connectedNever" : "publicNever")}</>;
  return <>{t.rich(isConnected ? "connected" : "public", { time: () => <RelativeTime value={lastReadAt} /> })}</>;
}
