"use client";

import type { AccountFactsView } from "@fanfare/contracts/creator-facts";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { RelativeTime } from "@/components/date-text.tsx";
import { Panel } from "./panel.tsx";
import classes from "./profile.module.css";

const mostBars = 6;

/** Who sees the account, as shares of its audience. */
export function AudienceCharts({ account }: { account: AccountFactsView }) {
  const t = useTranslations("creator-facts.audience");
  const locale = useLocale();
  const names = useMemo(() => ({ language: new Intl.DisplayNames([locale], { type: "language" }), region: new Intl.DisplayNames([locale], { type: "region" }) }), [locale]);
  const { audience } = account;
  if (!audience) {
    return (
      <Panel title={t("title")} isWide>
        <p className={classes.note}>{t(account.isConnected ? "notTold" : "unknown")}</p>
      </Panel>
    );
  }
  const same = (key: string) => key;
  return (
    <Panel title={t("title")} isWide
      note={<>{t("basis", { basis: t(`of.${audience.basis}`) })} {account.audienceReadAt ? <RelativeTime value={account.audienceReadAt} /> : null}</>}>
      <div className={classes.audience}>
        <Shares title={t("countries")} shares={audience.countries} name={(code) => names.region.of(code) ?? code} />
        <Shares title={t("cities")} shares={audience.cities} name={same} />
        <Shares title={t("ages")} shares={audience.ages} name={same} isOrdered />
        <Shares title={t("genders")} shares={audience.genders} name={(gender) => t(`gender.${gender as "female" | "male"}`)} />
        <Shares title={t("languages")} shares={audience.languages} name={(code) => names.language.of(code) ?? code} />
        <Shares title={t("interests")} shares={audience.interests} name={same} />
      </div>
    </Panel>
  );
}

type SharesProps = { title: string; shares: Record<string, number>; name: (key: string) => string; isOrdered?: boolean };

/** The largest shares as bars; `isOrdered` keeps the order of the brackets instead. */
function Shares({ title, shares, name, isOrdered = false }: SharesProps) {
  const { number } = useFormatter();
  const entries = Object.entries(shares);
  if (entries.length === 0) return null;
  const shown = isOrdered ? entries.toSorted(([a], [b]) => a.localeCompare(b)) : entries.toSorted(([, a], [, b]) => b - a).slice(0, mostBars);
  const most = Math.max(...shown.map(([, share]) => share));
  return (
    <div>
      <h3 className={classes.sharesTitle}>{title}</h3>
      <ul className={classes.shares}>
        {shown.map(([key, share]) => (
          <li key={key}>
            <span className={classes.shareName}>{name(key)}</span>
            <span className={classes.shareTrack} aria-hidden>
              <span className={classes.shareBar} style={{ inlineSize: `${(share / most) * 100}%` }} />
            </span>
            <span className={classes.shareValue}>{number(share, { style: "percent", maximumFractionDigits: share < 0.1 ? 1 : 0 })}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
