"use client";

import type { PublicationView } from "@fanfare/contracts/tracking";
import { useFormatter, useTranslations } from "next-intl";
import { DateText } from "@/components/date-text.tsx";
import { Freshness, type FreshnessReader } from "@/features/connections/freshness.tsx";
import { PlatformIcon } from "@/components/platform-icon.tsx";
import { StatusBadge } from "@/components/status-badge.tsx";
import { CheckList } from "./check-list.tsx";
import { ObservationList } from "./observation-list.tsx";
import { PostMark } from "./post-mark.tsx";
import classes from "./publication.module.css";

/** A reported post: where it stands, its numbers once it is verified, and what was checked. */
export function PublicationFacts({ publication, reader }: { publication: PublicationView; reader: FreshnessReader }) {
  const t = useTranslations("tracking");
  const failed = publication.checks.filter(({ result }) => result === "failed").length;
  return (
    <div className={classes.facts}>
      <div className={classes.line}>
        <StatusBadge status={publication.status} />
        <PostMark mark={publication.goneAt ? "gone" : publication.editedAt ? "edited" : null} />
        <a href={publication.url} target="_blank" rel="noopener noreferrer" className={classes.link} title={t("open")}>
          <PlatformIcon platform={publication.platform} isNameHidden />
          <span>{publication.title ?? publication.url}</span>
        </a>
      </div>
      <p role="status" className={classes.state}>
        {t(publication.foundBy === "proof" ? "state.proof" : `state.${publication.status}`, { count: failed })}
      </p>
      <Since publication={publication} />
      {publication.metrics ? <Numbers publication={publication} /> : null}
      {publication.status === "verified" ? <Freshness freshness={publication.freshness} reader={reader} /> : null}
      {publication.checks.length > 0 && publication.status !== "reported" ? <CheckList checks={publication.checks} /> : null}
      <ObservationList observations={publication.observations} />
    </div>
  );
}

/** How the post came here, until when it has to stay, and since when it is not as it was. */
function Since({ publication: { foundBy, mustStayUntil, goneAt, editedAt } }: { publication: PublicationView }) {
  const t = useTranslations("tracking.since");
  const at = (iso: string) => ({ date: () => <DateText value={iso} hasTime /> });
  return (
    <>
      {goneAt ? <p className={classes.warning}>{t.rich("gone", at(goneAt))}</p> : null}
      {editedAt ? <p className={classes.warning}>{t.rich("edited", at(editedAt))}</p> : null}
      {foundBy === "sync" ? <p className={classes.quiet}>{t("found")}</p> : null}
      {mustStayUntil ? <p className={classes.quiet}>{t.rich("mustStay", at(mustStayUntil))}</p> : null}
    </>
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
