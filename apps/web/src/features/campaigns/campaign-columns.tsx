"use client";

import type { CampaignRow } from "@fanfare/contracts/campaigns";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { GridColumn } from "@/components/data-grid/data-grid.tsx";
import { StatusBadge, ToneBadge } from "@/components/status-badge.tsx";
import { BrandMark } from "./brand-mark.tsx";
import { BudgetMeter } from "./budget-meter.tsx";
import { CampaignDates } from "./campaign-dates.tsx";
import classes from "./campaigns.module.css";

export function CampaignName({ row }: { row: CampaignRow }) {
  return (
    <span className={classes.name}>
      <span className={classes.title}>{row.name}</span>
      <BrandMark brand={row.brand} />
    </span>
  );
}

export function People({ people }: { people: CampaignRow["people"] }) {
  const t = useTranslations("campaigns.people");
  if (people.applicants === 0) return <span className={classes.dim}>{t("none")}</span>;
  return (
    <span className={classes.people}>
      {t("count", { count: people.applicants })}
      {people.waiting > 0 ? <ToneBadge tone="attention">{t("waiting", { count: people.waiting })}</ToneBadge> : <span className={classes.dim}>{people.agreed > 0 ? t("agreed", { count: people.agreed }) : null}</span>}
    </span>
  );
}

/** The columns of the list of campaigns. */
export function useCampaignColumns(): GridColumn<CampaignRow>[] {
  const t = useTranslations("campaigns.column");
  return useMemo(
    () => [
      { id: "name", header: t("name"), width: 280, isGrowing: true, cell: (row) => <CampaignName row={row} /> },
      { id: "status", header: t("status"), width: 130, cell: (row) => <StatusBadge status={row.status} /> },
      { id: "dates", header: t("dates"), width: 220, cell: (row) => <CampaignDates startsOn={row.startsOn} endsOn={row.endsOn} /> },
      { id: "budget", header: t("budget"), width: 250, cell: (row) => <BudgetMeter budget={row.budget} /> },
      { id: "people", header: t("people"), width: 190, cell: (row) => <People people={row.people} /> },
    ],
    [t],
  );
}

/** A campaign on a phone: what one looks for first, then the money. */
export function CampaignCard({ row }: { row: CampaignRow }) {
  return (
    <span className={classes.card}>
      <span className={classes.cardLine}>
        <CampaignName row={row} />
        <StatusBadge status={row.status} />
      </span>
      <span className={classes.cardLine}>
        <span className={classes.dim}>
          <CampaignDates startsOn={row.startsOn} endsOn={row.endsOn} />
        </span>
        <People people={row.people} />
      </span>
      <BudgetMeter budget={row.budget} />
    </span>
  );
}
