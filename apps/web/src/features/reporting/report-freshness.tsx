"use client";

import type { CampaignReport } from "@fanfare/contracts/reporting";
import { IconClockExclamation } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { DateText } from "@/components/date-text.tsx";
import classes from "./campaign-overview.module.css";
import { freshnessWords } from "./freshness-words.ts";

/** The day of a report's figures, how many posts are fresh, and why others are not. */
export function ReportFreshness({ report: { readAt, freshness } }: { report: CampaignReport }) {
  const t = useTranslations("reporting");
  const platforms = useTranslations("common.platform");
  const reasons = useTranslations("connections.staleReason");
  const { well, stale } = freshnessWords(freshness, { part: (name, values) => t(`freshness.${name}`, values as never), platform: platforms, reason: reasons });
  return (
    <div className={classes.readAt}>
      <p>
        {readAt ? t.rich("freshness.asOf", { time: () => <DateText value={readAt} hasTime /> }) : t("overview.noData")}
        {readAt && freshness.posts > 0 ? ` · ${well}` : null}
      </p>
      {stale.length > 0 ? (
        <ul className={classes.stale}>
          {stale.map((sentence) => (
            <li key={sentence}>
              <IconClockExclamation size={16} aria-hidden />
              {sentence}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
