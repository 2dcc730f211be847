"use client";

import type { BulkTarget, CreatorCard, CreatorFilter, CreatorRelation, CreatorSort } from "@fanfare/contracts/discovery";
import { Button, Skeleton } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { DataGrid, emptySelection, type DataGridProps, type GridSelection } from "@/components/data-grid/data-grid.tsx";
import type { Peek } from "@/components/data-grid/use-peek.ts";
import { EmptyState } from "@/components/empty-state.tsx";
import { BulkMenu } from "../bulk-menu.tsx";
import { CreatorName, useCreatorColumns } from "../creator-columns.tsx";
import { chipLabel, type FilterWords } from "../filter/chip-label.ts";
import { chipsOf } from "../filter/filter-chips.ts";
import { isEmptyFilter } from "../filter/filter-change.ts";
import type { DiscoverState } from "../use-discover-state.ts";
import type { Results } from "../use-results.ts";
import { CreatorCards } from "./cards.tsx";
import type { ColumnId } from "./column-ids.ts";
import { CreatorCardFacts } from "./creator-card-facts.tsx";
import classes from "./results.module.css";
import { SelectionActions } from "./selection-actions.tsx";

const noNetworks: never[] = [];

type ResultsListProps = {
  state: DiscoverState;
  asked: { filter: CreatorFilter; sort: CreatorSort };
  results: Results;
  words: FilterWords;
  relations: ReadonlyMap<string, CreatorRelation>;
  columns: readonly ColumnId[];
  peek: Peek<CreatorCard>;
  selection: GridSelection;
  onSelectionChange: (selection: GridSelection) => void;
  onAlike: (filter: CreatorFilter) => void;
};

/** The results as a table or as cards, with what can be done with those selected. */
export function ResultsList({ state, asked, results, words, relations, columns, peek, selection, onSelectionChange, onAlike }: ResultsListProps) {
  const t = useTranslations("discovery");
  const router = useRouter();
  const networks = asked.filter.networks?.include ?? noNetworks;
  const gridColumns = useCreatorColumns(true, { networks, relations, shown: columns });
  const isPhone = useMediaQuery("(max-width: 48em)") ?? false;
  const ids = [...selection.ids];
  const target: BulkTarget = selection.isAll ? { filter: asked.filter, sort: asked.sort } : { creatorIds: ids };
  const props: DataGridProps<CreatorCard> = {
    label: t("title"),
    columns: gridColumns,
    rows: results.creators,
    ...(results.total !== null && { total: results.total }),
    getRowId: (card) => card.id,
    getRowName: (card) => card.displayName,
    status: results.status,
    onRetry: results.retry,
    empty: isEmptyFilter(asked.filter) ? <NobodyYet /> : <NobodyFits state={state} words={words} />,
    onOpen: (card) => router.push(`/creators/${card.id}`),
    onPeek: peek.open,
    peekedId: peek.id,
    sort: state.sort === "relevance" ? null : { id: state.sort, isDescending: state.isDescending },
    // A column is a sort of the same name; no column is the best match.
    onSort: (sort) => state.setSort((sort?.id ?? "relevance") as CreatorSort, sort?.isDescending),
    selection,
    onSelectionChange,
    selectionBar: (count) => (
      <>
        {selection.isAll ? null : <SelectionActions ids={ids} onAlike={onAlike} />}
        <BulkMenu target={target} count={count} onStarted={() => onSelectionChange(emptySelection)} />
      </>
    ),
    onReachEnd: results.more,
    isLoadingMore: results.isLoadingMore,
  };
  const isCards = state.view === "cards" && !isPhone;
  const hasCards = isCards && results.status === "ready" && results.creators.length > 0;
  return (
    <div className={results.isRefreshing ? classes.refreshing : undefined} aria-busy={results.isRefreshing}>
      {isCards && results.status === "loading" ? <CardsSkeleton /> : hasCards ? (
        <CreatorCards {...props} networks={networks} relations={relations} />
      ) : (
        <DataGrid
          {...props}
          renderPhone={(card) => (
            <div className={classes.phone}>
              <CreatorName card={card} />
              <CreatorCardFacts card={card} networks={networks} relation={relations.get(card.id)} />
            </div>
          )}
        />
      )}
    </div>
  );
}

function CardsSkeleton() {
  const t = useTranslations("common");
  return (
    <div role="status" aria-label={t("loading")} className={classes.skeletons}>
      {Array.from({ length: 9 }, (_, card) => (
        <Skeleton key={card} height={204} />
      ))}
    </div>
  );
}

const mostOffered = 6;

/** Names the conditions that can go, one by one. */
function NobodyFits({ state, words }: { state: DiscoverState; words: FilterWords }) {
  const t = useTranslations("discovery");
  return (
    <EmptyState
      title={t("nothing.title")}
      text={t("nothing.text")}
      action={
        <div className={classes.ways}>
          {chipsOf(state.filter).slice(0, mostOffered).map((chip) => (
            <Button key={chip.id} variant="default" onClick={() => state.setFilter(chip.without(state.filter))}>
              {t("nothing.remove", { label: chipLabel(chip.content, words) })}
            </Button>
          ))}
          <Button variant="subtle" onClick={() => state.setFilter({})}>
            {t("filter.clear")}
          </Button>
        </div>
      }
    />
  );
}

function NobodyYet() {
  const t = useTranslations("discovery");
  return (
    <EmptyState
      title={t("empty.title")}
      text={t("empty.text")}
      action={
        <Button component={Link} href="/creators/import">
          {t("empty.action")}
        </Button>
      }
    />
  );
}
