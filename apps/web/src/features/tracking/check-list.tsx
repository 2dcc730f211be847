"use client";

import type { PublicationCheck } from "@fanfare/contracts/tracking";
import { IconCircleCheck, IconCircleX } from "@tabler/icons-react";
import { useFormatter, useTranslations } from "next-intl";
import classes from "./check-list.module.css";

/** Everything that was looked at on a post: what failed first, each with its evidence. */
export function CheckList({ checks }: { checks: readonly PublicationCheck[] }) {
  const t = useTranslations("tracking");
  const sentence = useEvidence();
  const sorted = [...checks].sort((a, b) => Number(a.result === "passed") - Number(b.result === "passed"));
  return (
    <ul className={classes.list} aria-label={t("checks.title")}>
      {sorted.map((check, index) => (
        <li key={`${check.name}-${index}`} className={classes.item} data-result={check.result}>
          {check.result === "passed" ? (
            <IconCircleCheck size={18} role="img" aria-label={t("checks.passed")} className={classes.sign} />
          ) : (
            <IconCircleX size={18} role="img" aria-label={t("checks.failed")} className={classes.sign} />
          )}
          <div>
            <div className={classes.name}>{t(`check.${check.name}.name`)}</div>
            <div className={classes.evidence}>{sentence(check)}</div>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** A check's evidence in a sentence: what the post shows, and what to do where that is not enough. */
function useEvidence(): (check: PublicationCheck) => string {
  const t = useTranslations("tracking.check");
  const format = useFormatter();
  const moment = (iso: string | null) => (iso === null ? "–" : format.dateTime(new Date(iso), { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" }));
  const length = (ms: string | null) => (ms === null ? "–" : `${Math.floor(Number(ms) / 60_000)}:${String(Math.floor(Number(ms) / 1000) % 60).padStart(2, "0")}`);
  return ({ name, result, wanted, found }) => {
    const isPassed = result === "passed";
    switch (name) {
      case "public":
        return t(isPassed ? "public.passed" : found === "unlisted" ? "public.unlisted" : "public.gone");
      case "account":
        return t(isPassed ? "account.passed" : wanted === null ? "account.none" : "account.failed", { found: found ?? "–", wanted: wanted ?? "–" });
      case "time":
        return t(isPassed ? "time.passed" : (found ?? "") < (wanted ?? "") ? "time.early" : "time.late", { found: moment(found), wanted: moment(wanted) });
      case "format":
        if (wanted === "story" || found === "story" || found === "post") return t(isPassed ? "format.story" : wanted === "story" ? "format.noStory" : "format.isStory");
        return t(isPassed ? "format.passed" : found === null ? "format.unknown" : "format.failed", { found: length(found), wanted: length(wanted) });
      case "connection":
        return t("connection.failed");
      case "unique":
        return t("unique.failed");
      case "mention":
      case "link":
      case "disclosure":
        return t(`${name}.${result}`, { wanted: wanted ?? "–" });
    }
  };
}
