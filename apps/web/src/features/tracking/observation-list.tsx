"use client";

import type { ObservationView } from "@fanfare/contracts/tracking";
import { useTranslations } from "next-intl";
import { DateText } from "@/components/date-text.tsx";
import { CheckList } from "./check-list.tsx";
import classes from "./publication.module.css";

/** What was seen of a post, newest first, each with its evidence. */
export function ObservationList({ observations }: { observations: readonly ObservationView[] }) {
  const t = useTranslations("tracking.history");
  if (observations.length === 0) return null;
  return (
    <details>
      <summary className={classes.summary}>{t("title", { count: observations.length })}</summary>
      <ol className={classes.history} aria-label={t("label")}>
        {observations.map((observation) => (
          <Observation key={observation.id} observation={observation} />
        ))}
      </ol>
    </details>
  );
}

function Observation({ observation: { kind, checks, observedAt } }: { observation: ObservationView }) {
  const t = useTranslations("tracking.history");
  const failed = checks.filter(({ result }) => result === "failed");
  return (
    <li className={classes.seen}>
      <span className={classes.line}>
        <span>{kind === "checked" && failed.length > 0 ? t("failed", { count: failed.length }) : t(kind)}</span>
        <span className={classes.quiet}>
          <DateText value={observedAt} hasTime />
        </span>
      </span>
      {failed.length > 0 ? <CheckList checks={failed} /> : null}
    </li>
  );
}
