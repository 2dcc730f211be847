"use client";

import type { ObservationView, PostChange } from "@fanfare/contracts/tracking";
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

function Observation({ observation: { kind, checks, change, observedAt } }: { observation: ObservationView }) {
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
      {change ? <Change change={change} /> : null}
    </li>
  );
}

/** What the post said before it was edited and what it says since, one beside the other. */
function Change({ change: { before, after } }: { change: PostChange }) {
  const t = useTranslations("tracking.history");
  return (
    <dl className={classes.change}>
      {([["before", before], ["after", after]] as const).map(([name, text]) => (
        <div key={name}>
          <dt>{t(name)}</dt>
          <dd className={text ? undefined : classes.quiet}>{text === null ? t("unkept") : text || t("wordless")}</dd>
        </div>
      ))}
    </dl>
  );
}
