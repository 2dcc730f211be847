"use client";

import type { PlatformSync, SyncOverview } from "@fanfare/contracts/sync";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { RelativeTime } from "@/components/date-text.tsx";
import { FormError } from "@/components/form-error.tsx";
import { PlatformIcon } from "@/components/platform-icon.tsx";
import { readFault } from "@/lib/faults.ts";
import { useTRPC } from "@/lib/trpc.tsx";
import classes from "./operator.module.css";
import { OperatorSection } from "./operator-section.tsx";
import { State } from "./state.tsx";
import { QuotaList } from "./sync-quotas.tsx";

const everyMs = 10_000;

/** How fresh the figures of the platforms are, asked for beside the status so that neither waits for the other. */
export function Sync() {
  const t = useTranslations("operator.sync");
  const { data, error } = useQuery(useTRPC().operations.query.findSyncOverview.queryOptions(undefined, { refetchInterval: everyMs }));
  return (
    <OperatorSection title={t("title")} text={t("text")}>
      {data ? <SyncPlatforms overview={data} /> : error ? <FormError fault={readFault(error)} /> : null}
    </OperatorSection>
  );
}

export function SyncPlatforms({ overview }: { overview: SyncOverview }) {
  return (
    <div className={classes.columns}>
      {overview.platforms.map((one) => (
        <Platform key={one.platform} sync={one} />
      ))}
    </div>
  );
}

function Platform({ sync }: { sync: PlatformSync }) {
  const t = useTranslations("operator.sync");
  const reasons = useTranslations("connections.staleReason");
  const { platform, isOn, connected, lapsed, pausedUntil, quotas, stale, tiers } = sync;
  return (
    <section className={classes.platform} aria-label={platform}>
      <h3 className={classes.platformHead}>
        <PlatformIcon platform={platform} size={18} />
        <State tone={!isOn || pausedUntil ? "attention" : "good"}>{t(!isOn ? "off" : pausedUntil ? "paused" : "on")}</State>
      </h3>
      {pausedUntil ? <p className={classes.text}>{t.rich("pausedUntil", { time: () => <RelativeTime value={pausedUntil} /> })}</p> : null}
      <p className={classes.text}>{t("accounts", { connected, lapsed })}</p>
      {isOn && tiers.length > 0 ? <Tiers tiers={tiers} label={t("tiers")} /> : null}
      <QuotaList quotas={quotas} />
      {stale.length > 0 ? (
        <ul className={classes.guards} aria-label={t("stale")}>
          {stale.map(({ reason, targets }) => (
            <li key={reason}>{t("staleLine", { count: targets, reason: reasons(reason) })}</li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function Tiers({ tiers, label }: { tiers: PlatformSync["tiers"]; label: string }) {
  const t = useTranslations("operator.sync");
  const { number } = useFormatter();
  const age = useAge();
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={label}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t("tier")}</th>
            {(["targets", "due", "oldestDue", "medianAge"] as const).map((column) => (
              <th key={column} scope="col" data-numeric>
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tiers.map(({ tier, targets, due, oldestDueSeconds, medianAgeSeconds }) => (
            <tr key={tier}>
              <td className={classes.name}>{t(`tierName.${tier}`)}</td>
              <td data-numeric>{number(targets)}</td>
              <td data-numeric>{number(due)}</td>
              <td data-numeric>{age(oldestDueSeconds)}</td>
              <td data-numeric>{age(medianAgeSeconds)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const steps = [["day", 86_400], ["hour", 3_600], ["minute", 60]] as const;

/** An age in its largest unit; a dash where nothing is known. */
function useAge(): (seconds: number | null) => string {
  const { number } = useFormatter();
  return (seconds) => {
    if (seconds === null) return "–";
    const [unit, length] = steps.find(([, size]) => seconds >= size) ?? (["second", 1] as const);
    return number(Math.round(seconds / length), { style: "unit", unit, unitDisplay: "short" });
  };
}
