"use client";

import type { FreshnessView } from "@fanfare/contracts/freshness";
import { Tooltip } from "@mantine/core";
import { IconClockExclamation, IconPhotoCheck, IconPlugConnected, IconWorld } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { RelativeTime, useFormatDay } from "@/components/date-text.tsx";
import classes from "./freshness.module.css";

/** Who reads it: what can be done about stale figures differs. */
export type FreshnessReader = "agency" | "creator";
type FreshnessProps = { freshness: FreshnessView; reader: FreshnessReader };

const icons = { consent: IconPlugConnected, public: IconWorld, "by-hand": IconPhotoCheck };

/** How old figures are and where they come from, or since when and why there are no newer ones, and what to do. */
export function Freshness({ freshness, reader }: FreshnessProps) {
  const { source, staleReason } = freshness;
  const stale = useStaleWords();
  const Icon = staleReason ? IconClockExclamation : icons[source];
  return (
    <p className={classes.root} data-stale={staleReason !== null || undefined}>
      <Icon size={16} aria-hidden />
      <span>{staleReason ? stale(freshness, reader) : <Read freshness={freshness} />}</span>
    </p>
  );
}

/** The same in a table's cell: the age, or since when it grows; all of it on hover and focus. */
export function ShortFreshness({ freshness, reader }: FreshnessProps) {
  const t = useTranslations("connections.freshness");
  const day = useFormatDay();
  const stale = useStaleWords();
  const { source, readAt, isFinal, staleSince, staleReason } = freshness;
  if (staleSince && staleReason) {
    return (
      <Tooltip label={stale(freshness, reader)} multiline w={300} events={{ hover: true, focus: true, touch: true }}>
        <span className={classes.short} tabIndex={0} data-stale>
          <IconClockExclamation size={16} aria-hidden />
          {t("short.stale", { since: day(staleSince) })}
        </span>
      </Tooltip>
    );
  }
  if (readAt === null) return <span className={classes.short}>{t("short.never")}</span>;
  return (
    <span className={classes.short}>
      <RelativeTime value={readAt} />
      {source === "by-hand" ? ` · ${t("short.by-hand")}` : isFinal ? ` · ${t("short.final")}` : null}
    </span>
  );
}

/** What is said of figures that can't be read: their day, since when and why, and what the reader can do. */
function useStaleWords(): (freshness: FreshnessView, reader: FreshnessReader) => string {
  const t = useTranslations("connections");
  const platforms = useTranslations("common.platform");
  const day = useFormatDay();
  return ({ platform, readAt, staleSince, staleReason }, reader) => {
    const reason = staleReason ?? "platform-away";
    const words = { platform: platforms(platform), reason: t(`staleReason.${reason}`), since: staleSince ? day(staleSince) : "–" };
    return `${readAt ? t("freshness.stale", { ...words, date: day(readAt) }) : t("freshness.staleNever", words)} ${t(`staleAdvice.${reader}.${reason}`, words)}`;
  };
}

function Read({ freshness: { source, readAt, isFinal } }: Pick<FreshnessProps, "freshness">) {
  const t = useTranslations("connections.freshness");
  if (!readAt) return <>{t(`never.${source}`)}</>;
  return (
    <>
      {t.rich(source, { time: () => <RelativeTime value={readAt} /> })}
      {isFinal && source !== "by-hand" ? `. ${t("final")}` : null}
    </>
  );
}
