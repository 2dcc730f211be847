"use client";

import type { PortfolioRow } from "@fanfare/contracts/reporting";
import { Button, Select } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { parseAsString, useQueryState } from "nuqs";
import { useMemo, useState } from "react";
import { DataGrid, type GridColumn, type GridSort } from "@/components/data-grid/data-grid.tsx";
import { DateText } from "@/components/date-text.tsx";
import { EmptyState } from "@/components/empty-state.tsx";
import { PageHeader } from "@/components/page-header.tsx";
import { StatusBadge } from "@/components/status-badge.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import classes from "./portfolio-screen.module.css";
import { ReportFigures, useFormatFigure } from "./report-figures.tsx";
import { type SortKeys, sortedBy } from "./report-table.tsx";
import tables from "./tables.module.css";

const totals = ["spent", "committed", "views", "engagement-rate", "cpm", "cpe"] as const;
const widths = { spent: 110, posts: 105, views: 110, "engagement-rate": 125, cpm: 85, cpe: 85 } as const;
const columnsOf = ["spent", "posts", "views", "engagement-rate", "cpm", "cpe"] as const;

const numberOf = (row: PortfolioRow, id: (typeof columnsOf)[number]): number | null => {
  const { value } = row.figures[id];
  return value === null || typeof value === "number" ? value : Number(value.amount);
};
const sortKeys: SortKeys<PortfolioRow> = {
  campaign: (row) => row.name, creators: (row) => row.creators, ...Object.fromEntries(columnsOf.map((id) => [id, (row: PortfolioRow) => numberOf(row, id)])),
};

/** Every campaign that was launched, with its figures side by side. */
export function PortfolioScreen() {
  const t = useTranslations("reporting");
  const [brandId, setBrandId] = useQueryState("brand", parseAsString);
  const { data, isError, refetch } = useQuery(useTRPC().reporting.query.findPortfolio.queryOptions({ brandId }, { placeholderData: keepPreviousData }));
  const [sort, setSort] = useState<GridSort | null>(null);
  const router = useRouter();
  const columns = usePortfolioColumns();
  const rows = useMemo(() => sortedBy(data?.rows ?? [], sort, sortKeys), [data, sort]);
  const href = `/api/reports/portfolio${brandId ? `?brandId=${brandId}` : ""}`;
  return (
    <>
      <PageHeader
        title={t("title")}
        meta={data ? t("portfolio.meta", { count: data.rows.length }) : null}
        secondary={
          <Button component="a" href={href} download variant="default" leftSection={<IconDownload size={18} />}>
            {t("portfolio.download")}
          </Button>
        }
      />
      <Select
        aria-label={t("portfolio.brand")}
        placeholder={t("portfolio.allBrands")}
        className={classes.brand}
        clearable
        value={brandId}
        onChange={(value) => void setBrandId(value)}
        data={(data?.brands ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
      {data?.totals.map(({ currency, figures }) => (
        <section key={currency} className={classes.totals} aria-label={t("portfolio.total", { currency })}>
          {data.totals.length > 1 ? <h2 className={tables.title}>{t("portfolio.total", { currency })}</h2> : null}
          <ReportFigures figures={figures} ids={totals} />
        </section>
      ))}
      <DataGrid
        label={t("title")}
        columns={columns}
        rows={rows}
        getRowId={(row) => row.campaignId}
        getRowName={(row) => row.name}
        status={isError ? "error" : data ? "ready" : "loading"}
        onRetry={() => void refetch()}
        empty={brandId ? <NothingOfBrand onClear={() => void setBrandId(null)} /> : <NothingYet />}
        onOpen={(row) => router.push(`/campaigns/${row.campaignId}`)}
        sort={sort}
        onSort={setSort}
        renderPhone={(row) => <OnPhone row={row} />}
      />
    </>
  );
}

function usePortfolioColumns(): GridColumn<PortfolioRow>[] {
  const t = useTranslations("reporting");
  const write = useFormatFigure();
  return [
    { id: "campaign", header: t("portfolio.campaign"), width: 190, isGrowing: true, isSortable: true, cell: (row) => <Name row={row} /> },
    { id: "status", header: t("portfolio.status"), width: 115, cell: (row) => <StatusBadge status={row.status} /> },
    { id: "endsOn", header: t("portfolio.dates"), width: 120, align: "end", cell: (row) => <DateText value={row.endsOn} /> },
    { id: "creators", header: t("portfolio.creators"), width: 85, align: "end", isSortable: true, cell: (row) => row.creators },
    ...columnsOf.map((id): GridColumn<PortfolioRow> => ({
      id, header: id === "engagement-rate" ? t("posts.rate") : t(`figure.${id}.label`), width: widths[id], align: "end", isSortable: true, cell: (row) => <Value row={row} id={id} write={write} />,
    })),
  ];
}

function Value({ row, id, write }: { row: PortfolioRow; id: (typeof columnsOf)[number]; write: ReturnType<typeof useFormatFigure> }) {
  const t = useTranslations("reporting.reason");
  const figure = row.figures[id];
  return <span {...(figure.reason ? { title: t(figure.reason) } : {})}>{write(figure) ?? "–"}</span>;
}

function Name({ row }: { row: PortfolioRow }) {
  return (
    <span className={tables.creator}>
      <span className={classes.sign} style={{ background: row.brand.primaryColor }} aria-hidden />
      <span className={tables.cut}>
        <Link href={`/campaigns/${row.campaignId}`} className={classes.name}>
          {row.name}
        </Link>{" "}
        <span className={classes.quiet}>{row.brand.name}</span>
      </span>
    </span>
  );
}

function OnPhone({ row }: { row: PortfolioRow }) {
  const t = useTranslations("reporting.figure");
  const write = useFormatFigure();
  return (
    <div className={tables.phone}>
      <div className={tables.phoneHead}>
        <Name row={row} />
        <StatusBadge status={row.status} />
      </div>
      <div className={`${tables.phoneFacts} tabular`}>
        {(["spent", "views", "cpm"] as const).map((id) => (
          <span key={id}>
            {t(`${id}.label`)} {write(row.figures[id]) ?? "–"}
          </span>
        ))}
      </div>
    </div>
  );
}

function NothingYet() {
  const t = useTranslations("reporting.portfolio.empty");
  return <EmptyState title={t("title")} text={t("text")} action={<Button component={Link} href="/campaigns">{t("action")}</Button>} />;
}

function NothingOfBrand({ onClear }: { onClear: () => void }) {
  const t = useTranslations("reporting.portfolio.filtered");
  return <EmptyState title={t("title")} text={t("text")} action={<Button variant="default" onClick={onClear}>{t("action")}</Button>} />;
}
