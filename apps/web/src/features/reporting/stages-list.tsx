"use client";

import type { CampaignReport } from "@fanfare/contracts/reporting";
import { type Stage, stages } from "@fanfare/contracts/collaborations";
import { useFormatter, useTranslations } from "next-intl";
import classes from "./stages-list.module.css";

const names = Object.keys(stages) as Stage[];

/** How many creators stand at each stage, as words, numbers and bars. */
export function StagesList({ counts }: { counts: CampaignReport["stages"] }) {
  const t = useTranslations("reporting.stages");
  const { number } = useFormatter();
  const totals = names.map((stage) => ({
    stage,
    count: counts.filter(({ status }) => (stages[stage] as readonly string[]).includes(status)).reduce((sum, { count }) => sum + count, 0),
  }));
  const most = Math.max(1, ...totals.map(({ count }) => count));
  return (
    <section className={classes.root} aria-label={t("title")}>
      <h2 className={classes.title}>{t("title")}</h2>
      {counts.length === 0 ? <p className={classes.empty}>{t("empty")}</p> : null}
      <ol className={classes.list}>
        {totals.map(({ stage, count }) => (
          <li key={stage} className={classes.row} data-empty={count === 0}>
            <span>{t(stage)}</span>
            <span className={classes.track} aria-hidden>
              <span className={classes.bar} style={{ width: `${(count / most) * 100}%` }} />
            </span>
            <span className={`${classes.count} tabular`}>{number(count)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
