"use client";

import type { CreatorRow } from "@fanfare/contracts/reporting";
import { useTranslations } from "next-intl";
import { CreatorAvatar } from "@/components/creator-avatar.tsx";
import type { GridColumn } from "@/components/data-grid/data-grid.tsx";
import { EmptyState } from "@/components/empty-state.tsx";
import { MoneyText } from "@/components/money-text.tsx";
import { StatusBadge, type Status } from "@/components/status-badge.tsx";
import { ShortFreshness } from "@/features/connections/freshness.tsx";
import { useNumber } from "./posts-table.tsx";
import { ReportTable, type SortKeys } from "./report-table.tsx";
import classes from "./tables.module.css";

const minor = (amount: CreatorRow["paid"]): number | null => (amount === null ? null : Number(amount.amount));
const sortKeys: SortKeys<CreatorRow> = {
  creator: (row) => row.creatorName, agreed: (row) => minor(row.agreed), paid: (row) => minor(row.paid), views: (row) => row.views, rate: (row) => row.engagementRate,
  cpm: (row) => minor(row.cpm), cpe: (row) => minor(row.cpe),
};

/** What each creator cost and brought. */
export function CreatorsTable({ creators }: { creators: readonly CreatorRow[] }) {
  const t = useTranslations("reporting.creators");
  const { count, share } = useNumber();
  const columns: GridColumn<CreatorRow>[] = [
    { id: "creator", header: t("creator"), width: 180, isGrowing: true, isSortable: true, cell: (row) => <Name row={row} /> },
    { id: "status", header: t("status"), width: 140, cell: (row) => <StatusBadge status={row.status as Status} /> },
    { id: "agreed", header: t("agreed"), width: 120, align: "end", isSortable: true, cell: (row) => <MoneyText money={row.agreed} /> },
    { id: "paid", header: t("paid"), width: 120, align: "end", isSortable: true, cell: (row) => <MoneyText money={row.paid} /> },
    { id: "views", header: t("views"), width: 110, align: "end", isSortable: true, cell: (row) => count(row.views) },
    { id: "rate", header: t("rate"), width: 120, align: "end", isSortable: true, cell: (row) => share(row.engagementRate) },
    { id: "cpm", header: t("cpm"), width: 100, align: "end", isSortable: true, cell: (row) => <MoneyText money={row.cpm} /> },
    { id: "cpe", header: t("cpe"), width: 100, align: "end", isSortable: true, cell: (row) => <MoneyText money={row.cpe} /> },
    { id: "readAt", header: t("readAt"), width: 190, align: "end", cell: (row) => <Read row={row} /> },
  ];
  return (
    <ReportTable
      title={t("title")}
      columns={columns}
      rows={creators}
      sortKeys={sortKeys}
      getRowId={(row) => row.collaborationId}
      getRowName={(row) => row.creatorName}
      empty={<EmptyState title={t("empty.title")} text={t("empty.text")} />}
      renderPhone={(row) => <OnPhone row={row} />}
    />
  );
}

function Name({ row }: { row: CreatorRow }) {
  return (
    <span className={classes.creator}>
      <CreatorAvatar name={row.creatorName} size={24} />
      <span className={classes.cut}>{row.creatorName}</span>
    </span>
  );
}

const Read = ({ row: { freshness } }: { row: CreatorRow }) => (freshness ? <ShortFreshness freshness={freshness} reader="agency" /> : "–");

function OnPhone({ row }: { row: CreatorRow }) {
  const t = useTranslations("reporting.creators");
  const { count } = useNumber();
  return (
    <div className={classes.phone}>
      <div className={classes.phoneHead}>
        <Name row={row} />
        <StatusBadge status={row.status as Status} />
      </div>
      <div className={classes.phoneFacts}>
        <span>
          {t("paid")} <MoneyText money={row.paid} />
        </span>
        <span className="tabular">
          {t("views")} {count(row.views)} · {t("cpm")} <MoneyText money={row.cpm} />
        </span>
        {row.freshness ? <Read row={row} /> : null}
      </div>
    </div>
  );
}
