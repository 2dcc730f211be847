"use client";

import { IconArrowRight, IconHourglass } from "@tabler/icons-react";
import { useNow, useTranslations } from "next-intl";
import { useFormatDay } from "./date-text.tsx";
import classes from "./status-badge.module.css";

/** Whose turn it is: `mine`, or the name of the one waited for; `until` is when it lapses. */
export type Turn = { kind: "mine"; until?: string | null } | { kind: "theirs"; name: string; until?: string | null };

/** "Your turn, until 3 May" or "Waits for Mira until 3 May"; what is mine and late says so. */
export function TurnBadge({ turn }: { turn: Turn }) {
  const t = useTranslations("common");
  const day = useFormatDay();
  const now = useNow();
  const isLate = turn.until ? new Date(turn.until) < now : false;
  const date = turn.until ? (isLate ? t("overdue", { date: day(turn.until) }) : day(turn.until)) : null;
  if (turn.kind === "mine") {
    return (
      <span className={classes.root} data-tone={isLate ? "bad" : "attention"}>
        <IconArrowRight size={14} aria-hidden />
        <span className={classes.word}>{date ? t("yourTurnUntil", { date }) : t("yourTurn")}</span>
      </span>
    );
  }
  return (
    <span className={classes.root} data-tone="quiet">
      <IconHourglass size={14} aria-hidden />
      <span className={classes.word}>
        {date ? t("waitsForUntil", { name: turn.name, date }) : t("waitsFor", { name: turn.name })}
      </span>
    </span>
  );
}
