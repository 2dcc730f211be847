"use client";

import { campaignStatuses, type CampaignRow, type CampaignStatus } from "@fanfare/contracts/campaigns";
import { Button, Select, TextInput, UnstyledButton } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconPlus, IconSearch, IconSpeakerphone } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useRef } from "react";
import { DataGrid } from "@/components/data-grid/data-grid.tsx";
import { EmptyState } from "@/components/empty-state.tsx";
import { PageHeader } from "@/components/page-header.tsx";
import { StatusBadge } from "@/components/status-badge.tsx";
import { useMay } from "@/features/auth/me.tsx";
import { useShortcuts } from "@/lib/shortcuts.ts";
import { useTRPC } from "@/lib/trpc.tsx";
import { BrandMark } from "./brand-mark.tsx";
import { BudgetMeter } from "./budget-meter.tsx";
import { CampaignCard, useCampaignColumns } from "./campaign-columns.tsx";
import classes from "./campaigns.module.css";

const typingPause = 150;
const filterParsers = { q: parseAsString.withDefault(""), brand: parseAsString, status: parseAsStringLiteral(campaignStatuses) };

/** Where a campaign is gone on with: a draft at its setup, every other at its overview. */
const pageOf = (row: Pick<CampaignRow, "id" | "status">): string => `/campaigns/${row.id}${row.status === "draft" ? "/setup" : ""}`;

/** All campaigns of the organization; the filters live in the URL. */
export function CampaignsScreen() {
  const t = useTranslations("campaigns");
  const router = useRouter();
  const mayWrite = useMay("campaigns.write");
  const [filters, setFilters] = useQueryStates(filterParsers);
  const [text] = useDebouncedValue(filters.q, typingPause);
  const found = useQuery(
    useTRPC().campaigns.query.findCampaigns.queryOptions(
      { text: text.slice(0, 120), brandId: filters.brand, status: filters.status ? [filters.status] : [], limit: 200 },
      { placeholderData: keepPreviousData },
    ),
  );
  const columns = useCampaignColumns();
  const isFiltered = filters.q !== "" || filters.brand !== null || filters.status !== null;
  const total = found.data ? Object.values(found.data.counts).reduce((sum, count) => sum + count, 0) : null;
  useShortcuts(mayWrite ? [{ keys: "c", label: t("new"), run: () => router.push("/campaigns/new") }] : []);
  return (
    <>
      <PageHeader
        title={t("title")}
        meta={total === null ? null : t("count", { count: total })}
        action={
          mayWrite ? (
            <Button component={Link} href="/campaigns/new" leftSection={<IconPlus size={16} />}>
              {t("new")}
            </Button>
          ) : null
        }
      />
      {total === 0 && !isFiltered ? null : <Filters filters={filters} setFilters={setFilters} counts={found.data?.counts} />}
      <DataGrid
        label={t("title")}
        columns={columns}
        rows={found.data?.rows ?? []}
        getRowId={(row) => row.id}
        getRowName={(row) => row.name}
        status={found.isError ? "error" : found.isPending ? "loading" : "ready"}
        onRetry={() => void found.refetch()}
        empty={isFiltered ? <NothingFits onClear={() => void setFilters(null)} /> : <NoCampaigns mayWrite={mayWrite} />}
        onOpen={(row) => router.push(pageOf(row))}
        rowHeight={60}
        renderPhone={(row) => <CampaignCard row={row} />}
      />
    </>
  );
}

type FilterState = { q: string; brand: string | null; status: CampaignStatus | null };
type FiltersProps = { filters: FilterState; setFilters: (change: Partial<FilterState>) => Promise<unknown>; counts: Record<CampaignStatus, number> | undefined };

function Filters({ filters, setFilters, counts }: FiltersProps) {
  const t = useTranslations("campaigns");
  const status = useTranslations("common.status");
  const { number } = useFormatter();
  const field = useRef<HTMLInputElement>(null);
  const brands = useQuery(useTRPC().identity.query.findBrands.queryOptions());
  useShortcuts([{ keys: "/", label: t("search"), run: () => field.current?.focus() }]);
  const all = counts ? Object.values(counts).reduce((sum, count) => sum + count, 0) : null;
  const choices = [{ value: null, label: t("all"), count: all }, ...campaignStatuses.map((value) => ({ value, label: status(value), count: counts?.[value] ?? null }))];
  return (
    <div className={classes.filters}>
      <TextInput
        ref={field}
        className={classes.search ?? ""}
        aria-label={t("search")}
        placeholder={t("search")}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={filters.q}
        maxLength={120}
        onChange={(event) => void setFilters({ q: event.currentTarget.value })}
      />
      <Select
        className={classes.brandFilter ?? ""}
        aria-label={t("brandFilter")}
        placeholder={t("allBrands")}
        data={brands.data?.map((brand) => ({ value: brand.id, label: brand.name })) ?? []}
        value={filters.brand}
        clearable
        onChange={(brand) => void setFilters({ brand })}
      />
      <div className={classes.statuses} role="group" aria-label={t("statusFilter")}>
        {choices.map((choice) => (
          <UnstyledButton key={choice.value ?? "all"} className={classes.statusButton ?? ""} aria-pressed={filters.status === choice.value} onClick={() => void setFilters({ status: choice.value })}>
            {choice.label}
            {choice.count ? <span className={classes.statusCount}>{number(choice.count)}</span> : null}
          </UnstyledButton>
        ))}
      </div>
    </div>
  );
}

function NothingFits({ onClear }: { onClear: () => void }) {
  const t = useTranslations("campaigns.nothing");
  return (
    <EmptyState
      title={t("title")}
      text={t("text")}
      action={
        <Button variant="default" onClick={onClear}>
          {t("clear")}
        </Button>
      }
    />
  );
}

const example = { currency: "EUR", budget: "500000", funded: "500000", committed: "152000", paid: "97000", free: "251000" } as const;

function NoCampaigns({ mayWrite }: { mayWrite: boolean }) {
  const t = useTranslations("campaigns");
  return (
    <EmptyState
      icon={<IconSpeakerphone size={28} />}
      title={t("empty.title")}
      text={t("empty.text")}
      action={
        mayWrite ? (
          <Button component={Link} href="/campaigns/new">
            {t("new")}
          </Button>
        ) : null
      }
      exampleLabel={t("empty.example")}
      example={
        <div className={classes.example}>
          <span className={classes.name}>
            <span className={classes.title}>{t("empty.exampleName")}</span>
            <BrandMark brand={{ name: t("empty.exampleBrand"), primaryColor: "#0F5C4D", accentColor: "#E9A93A" }} />
          </span>
          <StatusBadge status="live" />
          <BudgetMeter budget={example} />
        </div>
      }
    />
  );
}
