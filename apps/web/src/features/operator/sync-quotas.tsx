"use client";

import type { QuotaState } from "@fanfare/contracts/sync";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useFormatter, useTranslations } from "next-intl";
import { RelativeTime } from "@/components/date-text.tsx";
import classes from "./sync.module.css";

/** Each allowance of a platform: what is used, what the plan still asks for, and when it is renewed. */
export function QuotaList({ quotas }: { quotas: readonly QuotaState[] }) {
  const t = useTranslations("operator.sync");
  const known = quotas.filter(({ limit }) => limit > 0);
  if (known.length === 0) return null;
  return (
    <ul className={classes.quotas} aria-label={t("quotas")}>
      {known.map((quota) => (
        <Quota key={quota.bucket} quota={quota} />
      ))}
    </ul>
  );
}

function Quota({ quota: { bucket, limit, used, forecast, renewsAt } }: { quota: QuotaState }) {
  const t = useTranslations("operator.sync");
  const { number } = useFormatter();
  const left = Math.max(0, limit - used);
  const planned = Math.min(forecast, left);
  const percent = (calls: number) => `${Math.min(100, (calls / limit) * 100)}%`;
  const missing = forecast - left;
  const parts = [["used", used], ["planned", forecast], ["free", left - planned]] as const;
  const name = t.has(`bucket.${bucket}`) ? t(`bucket.${bucket}`) : bucket;
  return (
    <li className={classes.quota}>
      <div className={classes.quotaHead}>
        <span className={classes.tierName}>{name}</span>
        <span className={classes.quiet}>{t("quota", { used: number(used), limit: number(limit), share: number(used / limit, { style: "percent" }) })}</span>
      </div>
      <div className={classes.meter} role="meter" aria-label={name} aria-valuemin={0} aria-valuemax={limit} aria-valuenow={Math.min(used, limit)}>
        <span className={classes.used} style={{ inlineSize: percent(used) }} />
        <span className={classes.planned} data-short={missing > 0 || undefined} style={{ inlineSize: percent(planned) }} />
      </div>
      <dl className={classes.key}>
        {parts.map(([part, calls]) => (
          <div key={part} data-part={part} data-short={(part === "planned" && missing > 0) || undefined}>
            <dt>{t(`part.${part}`)}</dt>
            <dd>{number(calls)}</dd>
          </div>
        ))}
        <div data-part="renews">
          <dt>{t("renews")}</dt>
          <dd>
            <RelativeTime value={renewsAt} />
          </dd>
        </div>
      </dl>
      {missing > 0 ? (
        <p className={classes.notice}>
          <IconAlertTriangle size={16} aria-hidden /> {t("short", { missing: number(missing) })}
        </p>
      ) : null}
    </li>
  );
}
