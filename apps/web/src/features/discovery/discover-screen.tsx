"use client";

import type { CreatorCard } from "@fanfare/contracts/discovery";
import { Alert, Button, Drawer, Select, TextInput } from "@mantine/core";
import { useDebouncedValue, useMediaQuery } from "@mantine/hooks";
import { IconAdjustmentsHorizontal, IconPlugConnectedX, IconSearch } from "@tabler/icons-react";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect, useMemo, useRef, useState } from "react";
import { DataGrid, emptySelection, usePeek } from "@/components/data-grid/data-grid.tsx";
import { EmptyState } from "@/components/empty-state.tsx";
import { PageHeader } from "@/components/page-header.tsx";
import { useShortcuts } from "@/lib/shortcuts.ts";
import { useTRPC } from "@/lib/trpc.tsx";
import { AddToList } from "./add-to-list.tsx";
import { CreatorName, useCreatorColumns } from "./creator-columns.tsx";
import { CreatorPeek } from "./creator-peek.tsx";
import classes from "./discover-screen.module.css";
import { FilterPanel } from "./filter-panel.tsx";
import { useCreatorFilter, type CreatorFilterState, type CreatorSort } from "./use-creator-filter.ts";

const typingPause = 150;

/** Finding creators: filters left, results right, the whole state in the URL. */
export function DiscoverScreen() {
  const t = useTranslations("discovery");
  const router = useRouter();
  const filters = useCreatorFilter();
  const results = useResults(filters);
  const columns = useCreatorColumns(true);
  const peek = usePeek<CreatorCard>(results.creators, (card) => card.id);
  const [selection, setSelection] = useState(emptySelection);
  const isPhone = useMediaQuery("(max-width: 62em)") ?? false;
  const selectedIds = selection.isAll ? results.creators.map((card) => card.id) : [...selection.ids];
  const isUnfiltered = JSON.stringify({ ...filters.filter, text: "" }) === emptyFilter && filters.filter.text === "";
  return (
    <>
      <PageHeader title={t("title")} meta={results.total === null ? t("counting") : t("found", { count: results.total, about: String(!results.isExact) })} />
      {results.isLimited ? (
        <Alert color="brass" icon={<IconPlugConnectedX size={18} />} mb="md" role="status">
          {t("limited")}
        </Alert>
      ) : null}
      <SearchLine filters={filters} facets={results.facets} isPhone={isPhone} />
      <div className={classes.layout}>
        {isPhone ? null : (
          <aside className={classes.side}>
            <FilterPanel filters={filters} facets={results.facets} />
          </aside>
        )}
        <div className={classes.results}>
          <DataGrid
            label={t("title")}
            columns={columns}
            rows={results.creators}
            getRowId={(card) => card.id}
            getRowName={(card) => card.displayName}
            status={results.status}
            onRetry={results.retry}
            empty={isUnfiltered ? <NobodyYet /> : <EmptyState title={t("nothing.title")} text={t("nothing.text")} action={<Button variant="default" onClick={filters.clear}>{t("filter.clear")}</Button>} />}
            onOpen={(card) => router.push(`/creators/${card.id}`)}
            onPeek={peek.open}
            peekedId={peek.id}
            sort={filters.sort === "relevance" ? null : { id: filters.sort, isDescending: filters.sort !== "name" }}
            onSort={(sort) => void filters.setState({ sort: (sort?.id ?? "relevance") as CreatorSort })}
            selection={selection}
            onSelectionChange={setSelection}
            selectionBar={() => <AddToList creatorIds={selectedIds.slice(0, 500)} onDone={() => setSelection(emptySelection)} isPrimary />}
            onReachEnd={results.more}
            isLoadingMore={results.isLoadingMore}
            renderPhone={(card) => <CreatorName card={card} />}
          />
        </div>
      </div>
      <CreatorPeek peek={peek} />
    </>
  );
}

const emptyFilter = JSON.stringify({ text: "", platforms: [], followers: {}, engagementRate: {}, languages: [], countries: [], topics: [], source: null, notInList: null });

function NobodyYet() {
  const t = useTranslations("discovery");
  return <EmptyState title={t("empty.title")} text={t("empty.text")} action={<Button component={Link} href="/creators/import">{t("empty.action")}</Button>} />;
}

/** The pages read so far under the filter as it was when typing paused. */
function useResults(filters: CreatorFilterState) {
  const trpc = useTRPC();
  const wanted = useMemo(() => ({ filter: filters.filter, sort: filters.sort }), [filters.filter, filters.sort]);
  const [asked] = useDebouncedValue(JSON.stringify(wanted), typingPause);
  const input = JSON.parse(asked) as typeof wanted;
  const query = useInfiniteQuery(
    trpc.discovery.query.searchCreators.infiniteQueryOptions(
      { ...input, limit: 50 },
      { getNextPageParam: (page) => page.nextCursor ?? undefined, initialCursor: null, placeholderData: keepPreviousData },
    ),
  );
  const pages = query.data?.pages ?? [];
  const first = pages[0];
  const creators = useMemo(() => query.data?.pages.flatMap((page) => page.creators) ?? [], [query.data]);
  return {
    creators,
    total: first?.total ?? null,
    isExact: first?.totalIsExact ?? true,
    facets: first?.facets ?? null,
    isLimited: first?.limited ?? false,
    status: query.isError ? ("error" as const) : query.isPending ? ("loading" as const) : ("ready" as const),
    retry: () => void query.refetch(),
    more: () => (query.hasNextPage && !query.isFetchingNextPage ? void query.fetchNextPage() : undefined),
    isLoadingMore: query.isFetchingNextPage,
  };
}

type SearchLineProps = { filters: CreatorFilterState; facets: ReturnType<typeof useResults>["facets"]; isPhone: boolean };

function SearchLine({ filters, facets, isPhone }: SearchLineProps) {
  const t = useTranslations("discovery");
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(filters.state.q);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => setText(filters.state.q), [filters.state.q]);
  useShortcuts([{ keys: "/", label: t("search"), run: () => field.current?.focus() }]);
  const sorts: CreatorSort[] = ["relevance", "followers", "averageViews", "engagementRate", "name"];
  return (
    <div className={classes.search}>
      <TextInput
        ref={field}
        className={classes.field ?? ""}
        aria-label={t("search")}
        placeholder={t("searchHint")}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={text}
        maxLength={200}
        onChange={(event) => {
          setText(event.currentTarget.value);
          void filters.setState({ q: event.currentTarget.value || null });
        }}
      />
      <Select
        aria-label={t("sort.label")}
        className={classes.sort ?? ""}
        data={sorts.map((value) => ({ value, label: t(`sort.${value}`) }))}
        value={filters.sort}
        allowDeselect={false}
        onChange={(sort) => void filters.setState({ sort: sort as CreatorSort })}
      />
      {isPhone ? (
        <>
          <Button variant="default" leftSection={<IconAdjustmentsHorizontal size={16} />} onClick={() => setOpen(true)}>
            {t("filter.open")}
          </Button>
          <Drawer opened={isOpen} onClose={() => setOpen(false)} title={t("filter.label")} position="bottom" size="85%">
            <FilterPanel filters={filters} facets={facets} />
          </Drawer>
        </>
      ) : null}
    </div>
  );
}
