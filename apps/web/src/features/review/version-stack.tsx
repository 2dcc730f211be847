"use client";

import type { DraftView } from "@fanfare/contracts/content";
import { UnstyledButton } from "@mantine/core";
import { useTranslations } from "next-intl";
import { DateText } from "@/components/date-text.tsx";
import { StatusBadge } from "@/components/status-badge.tsx";
import classes from "./side.module.css";

type VersionStackProps = { drafts: readonly DraftView[]; chosen: number; onChoose: (number: number) => void };

/** All versions, the newest on top; older ones stay readable with what was decided on them. */
export function VersionStack({ drafts, chosen, onChoose }: VersionStackProps) {
  const t = useTranslations("content");
  return (
    <ol className={classes.versions}>
      {drafts.map((draft) => (
        <li key={draft.id}>
          <UnstyledButton className={classes.version} aria-current={draft.number === chosen || undefined} onClick={() => onChoose(draft.number)}>
            <span className={classes.versionLine}>
              <span className={classes.versionName}>{t("version", { number: draft.number })}</span>
              <span className={classes.dim}>
                <DateText value={draft.submittedAt} hasTime />
              </span>
              <StatusBadge status={draft.asset.status === "rejected" ? "rejected" : draft.status} />
            </span>
            {draft.note ? <span className={classes.quote}>{draft.note}</span> : null}
            {draft.decisionNote ? (
              <span className={classes.quote}>
                {draft.decidedBy}: {draft.decisionNote}
              </span>
            ) : null}
          </UnstyledButton>
        </li>
      ))}
    </ol>
  );
}
