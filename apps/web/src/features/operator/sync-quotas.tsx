"use client";

import type { QuotaState } from "@fanfare/contracts/sync";
import { useFormatter, useTranslations } from "next-intl";
import { RelativeTime } from "@/components/date-text.tsx";
import classes from "./operator.module.css";

/** Each allowance of a platform: what is used, what the plan still asks for, and when it is renewed. */
export function QuotaList({ quotas }: { quotas: readonly QuotaState[] }) {
  const t = useTranslations("operator.sync");
  if (quotas.length === 0) return null;
  return (
    <ul className={classes.quotas} aria-label={t("quotas")}>
      {quotas.map((quota) => (
        <Quota key={quota.bucket} quota={quota} />
      ))}
    </ul>
  );
}

function Quota({ quota: { bucket, limit, used, forecast, renewsAt } }: { quota: QuotaState }) {
  const t = useTranslations("operator.sync");
  const { number } = useFormatter();
  const left = Math.max(0, limit - used);
  const share = (calls: number) => (limit === 0 ? 0 : Math.min(100, (calls / limit) * 100));
  const isShort = forecast > left;
  return (
    <li>
      <span className={classes.name}>{bucket}</span>
      <div className={classes.quotaBar} aria-hidden>
        <span className={classes.quotaUsed} style={{ inlineSize: `${share(used)}%` }} />
        <span className={classes.quotaForecast} data-short={isShort || undefined} style={{ inlineSize: `${share(Math.min(forecast, left))}%` }} />
      </div>
      <p className={classes.text}>
        {t("quota", { used: number(used), limit: number(limit), left: number(left), forecast: number(forecast) })} {t.rich("renews", { time: () => <RelativeTime value={renewsAt} /> })}
      </p>
      {isShort ? <p className={classes.quotaShort}>{t("short")}</p> : null}
    </li>
  );
}
