"use client";

import type { PlatformSync, SyncOverview } from "@fanfare/contracts/sync";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { RelativeTime } from "@/components/date-text.tsx";
import { FormError } from "@/components/form-error.tsx";
import { PlatformIcon } from "@/components/platform-icon.tsx";
import { RowsSkeleton } from "@/components/skeletons.tsx";
import { readFault } from "@/lib/faults.ts";
import { useTRPC } from "@/lib/trpc.tsx";
import { OperatorSection } from "./operator-section.tsx";
import { State } from "./state.tsx";
import { QuotaList } from "./sync-quotas.tsx";
import { StaleList } from "./sync-stale.tsx";
import { Tiers } from "./sync-tiers.tsx";
import classes from "./sync.module.css";

const everyMs = 10_000;

/** How fresh the figures of the platforms are, asked for beside the status so that neither waits for the other. */
export function Sync() {
  const t = useTranslations("operator.sync");
  const common = useTranslations("common");
  const { data, error } = useQuery(useTRPC().operations.query.findSyncOverview.queryOptions(undefined, { refetchInterval: everyMs }));
  return (
    <OperatorSection title={t("title")} text={t("text")}>
      {data ? <SyncPlatforms overview={data} /> : error ? <FormError fault={readFault(error)} /> : <RowsSkeleton label={common("loading")} rows={4} />}
    </OperatorSection>
  );
}

const targetsOf = ({ tiers }: PlatformSync): number => tiers.reduce((sum, { targets }) => sum + targets, 0);
const staleOf = ({ stale }: PlatformSync): number => stale.reduce((sum, { targets }) => sum + targets, 0);

export function SyncPlatforms({ overview: { platforms } }: { overview: SyncOverview }) {
  const t = useTranslations("operator.sync");
  const { number } = useFormatter();
  const [targets, stale] = [targetsOf, staleOf].map((count) => platforms.reduce((sum, one) => sum + count(one), 0)) as [number, number];
  return (
    <>
      <p className={classes.total} data-stale={stale > 0 || undefined}>
        {targets === 0 ? t("nothing") : t("total", { fresh: number(targets - stale), targets })}
      </p>
      <div className={classes.platforms}>
        {platforms.map((one) => (
          <Platform key={one.platform} sync={one} />
        ))}
      </div>
    </>
  );
}

function Platform({ sync }: { sync: PlatformSync }) {
  const t = useTranslations("operator.sync");
  const name = useTranslations("common.platform")(sync.platform);
  const { platform, isOn, connected, lapsed, pausedUntil, quotas, stale, tiers } = sync;
  const targets = targetsOf(sync);
  return (
    <section className={classes.platform} aria-label={name} data-off={!isOn || undefined}>
      <header className={classes.head}>
        <h3 className={classes.name}>
          <PlatformIcon platform={platform} size={20} />
        </h3>
        <State tone={!isOn || pausedUntil ? "attention" : "good"}>{t(!isOn ? "off" : pausedUntil ? "paused" : "on")}</State>
        <p className={classes.quiet}>{connected + lapsed > 0 ? t("accounts", { connected, lapsed }) : t("noAccounts")}</p>
      </header>
      {pausedUntil ? <p className={classes.notice}>
          <span>{t.rich("pausedUntil", { time: () => <RelativeTime value={pausedUntil} /> })}</span>
        </p> : null}
      {isOn ? null : <p className={classes.quiet}>{t("offText", { platform: name })}</p>}
      {isOn && targets === 0 ? <p className={classes.quiet}>{t("nothingHere")}</p> : null}
      <StaleList stale={stale} targets={targets} />
      {isOn && targets > 0 ? <Tiers tiers={tiers} /> : null}
      {isOn ? <QuotaList quotas={quotas} /> : null}
    </section>
  );
}
