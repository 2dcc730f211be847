"use client";

import type { StaleReason } from "@fanfare/contracts/connections";
import type { PlatformSync } from "@fanfare/contracts/sync";
import { useFormatter, useTranslations } from "next-intl";
import classes from "./sync.module.css";

/** What can't be read, by reason: how many of all, and what an operator can do about it. */
export function StaleList({ stale, targets }: { stale: PlatformSync["stale"]; targets: number }) {
  const t = useTranslations("operator.sync");
  const { number } = useFormatter();
  if (stale.length === 0) return null;
  const share = (count: number) => (targets === 0 ? 0 : count / targets);
  return (
    <ul className={classes.stale} aria-label={t("stale")}>
      {stale.map(({ reason, targets: count }) => (
        <li key={reason}>
          <span className={classes.track} aria-hidden>
            <span className={classes.staleBar} style={{ inlineSize: `${Math.max(2, share(count) * 100)}%` }} />
          </span>
          <span className={classes.count}>
            {number(count)} <small>({number(share(count), { style: "percent" })})</small>
          </span>
          <StaleWords reason={reason} />
        </li>
      ))}
    </ul>
  );
}

function StaleWords({ reason }: { reason: StaleReason }) {
  const t = useTranslations("operator.sync.staleBecause");
  return (
    <span>
      <strong>{t(`${reason}.what`)}</strong> <span className={classes.quiet}>{t(`${reason}.todo`)}</span>
    </span>
  );
}
