"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DateText } from "./date-text.tsx";
import classes from "./timeline.module.css";

export type TimelineEntry = {
  id: string;
  /** What happened, one sentence. */
  title: ReactNode;
  /** ISO time; null for what is still to come. */
  at: string | null;
  by?: string | null;
  /** Amounts, a note, ledger entries. */
  details?: ReactNode;
  state?: "done" | "current" | "ahead" | "failed";
};

/** What happened, in order: who, when, with the details under each. */
export function Timeline({ entries, label }: { entries: readonly TimelineEntry[]; label: string }) {
  const t = useTranslations("common.timeline");
  return (
    <ol className={classes.root} aria-label={label}>
      {entries.map(({ id, title, at, by, details, state = "done" }) => (
        <li key={id} className={classes.entry} data-state={state} aria-current={state === "current" ? "step" : undefined}>
          <div className={classes.title}>{title}</div>
          {at || by ? (
            <div className={classes.meta}>
              {at ? <DateText value={at} hasTime /> : null}
              {by ? <span>{t("by", { name: by })}</span> : null}
            </div>
          ) : null}
          {details ? <div className={classes.details}>{details}</div> : null}
        </li>
      ))}
    </ol>
  );
}
