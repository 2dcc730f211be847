"use client";

import type { PublicationView } from "@fanfare/contracts/tracking";
import { useFormatter, useTranslations } from "next-intl";
import { DateText } from "@/components/date-text.tsx";
import { PlatformIcon } from "@/components/platform-icon.tsx";
import { StatusBadge } from "@/components/status-badge.tsx";
import { CheckList } from "./check-list.tsx";
import classes from "./publication.module.css";

/** A reported post: where it stands, its numbers once it is verified, and what was checked. */
export function PublicationFacts({ publication }: { publication: PublicationView }) {
  const t = useTranslations("tracking");
  const failed = publication.checks.filter(({ result }) => result === "failed").length;
  return (
    <div className={classes.facts}>
      <div className={classes.line}>
        <StatusBadge status={publication.status} />
        <a href={publication.url} target="_blank" rel="noopener noreferrer" className={classes.link} title={t("open")}>
          <PlatformIcon platform={publication.platform} isNameHidden />
          <span>{publication.title ?? publication.url}</span>
        </a>
      </div>
      <p role="status" className={classes.state}>
        {t(`state.${publication.status}`, { count: failed })}
      </p>
      {publication.metrics ? <Numbers publication={publication} /> : null}
      {publication.checks.length > 0 && publication.status !== "reported" ? <CheckList checks={publication.checks} /> : null}
    </div>
  );
}

function Numbers({ publication: { metrics, nextReadingAt } }: { publication: PublicationView }) {
  const t = useTranslations("tracking.numbers");
  const { number } = useFormatter();
  if (!metrics) return null;
  return (
    <dl className={classes.numbers}>
      {(["views", "likes", "comments"] as const).map((name) => (
        <div key={name}>
          <dt>{t(name)}</dt>
          <dd {...(metrics[name] === null ? { title: t("unknown") } : {})}>{metrics[name] === null ? "–" : number(metrics[name])}</dd>
        </div>
      ))}
      <div>
        <dt>{t("readAt")}</dt>
        <dd className={classes.quiet}>
          <DateText value={metrics.takenAt} hasTime />
        </dd>
      </div>
      {nextReadingAt ? (
        <div>
          <dt>{t("next")}</dt>
          <dd className={classes.quiet}>
            <DateText value={nextReadingAt} hasTime />
          </dd>
        </div>
      ) : null}
    </dl>
  );
}
