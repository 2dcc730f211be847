"use client";

import type { CreatorCard, CreatorFilter } from "@fanfare/contracts/discovery";
import { Alert, Button, Drawer } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconAdjustmentsHorizontal, IconPlugConnectedX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { emptySelection, usePeek } from "@/components/data-grid/data-grid.tsx";
import { PageHeader } from "@/components/page-header.tsx";
import { useShortcuts } from "@/lib/shortcuts.ts";
import { BulkPanel } from "./bulk-panel.tsx";
import { ChipsBar } from "./chips/chips-bar.tsx";
import { CreatorPeek } from "./creator-peek.tsx";
import classes from "./discover-screen.module.css";
import { filterText } from "./filter/filter-url.ts";
import { mergeFilters } from "./filter/filter-change.ts";
import { FilterPanel, type EditRequest } from "./panel/filter-panel.tsx";
import { ResultsList } from "./results/results-list.tsx";
import { ResultsToolbar } from "./results/toolbar.tsx";
import { useRelations } from "./results/use-relations.ts";
import { useShownColumns } from "./results/use-shown-columns.ts";
import { SavedMenu } from "./saved/saved-menu.tsx";
import { SearchBox } from "./search/search-box.tsx";
import { useDiscoverState } from "./use-discover-state.ts";
import { useFilterWords } from "./use-filter-words.ts";
import { useAsked, useFacets, useResults, type Results } from "./use-results.ts";

/** Finding creators: filters left, results right, the whole state in the URL. */
export function DiscoverScreen() {
  const t = useTranslations("discovery");
  const state = useDiscoverState();
  const { filter, setFilter } = state;
  const asked = useAsked(state);
  const results = useResults(asked);
  const counts = useFacets(asked);
  const relations = useRelations(results.creators);
  const words = useFilterWords(filter);
  const [columns, setColumns] = useShownColumns(state);
  const peek = usePeek<CreatorCard>(results.creators, (card) => card.id);
  const [selection, setSelection] = useState(emptySelection);
  const isNarrow = useMediaQuery("(max-width: 62em)") ?? false;
  const { edit, isOpen, open, close, askAgain } = useFilterAccess(isNarrow);
  const search = useRef<HTMLInputElement>(null);
  useShortcuts([
    { keys: "/", label: t("search"), run: () => search.current?.focus() },
    { keys: "f", label: t("filter.open"), run: () => open("networks") },
    { keys: "v", label: t("view.switch"), run: () => state.setView(state.view === "table" ? "cards" : "table") },
  ]);
  // What was selected among other results is not what one sees now.
  const filterKey = filterText(filter);
  useEffect(() => setSelection((present) => (present.isAll ? emptySelection : present)), [filterKey]);
  const panel = <FilterPanel conditions={filter} onChange={(conditions) => setFilter({ ...conditions, anyOf: filter.anyOf, noneOf: filter.noneOf })} {...counts} words={words} edit={edit} />;
  const alike = (like: CreatorFilter) => {
    setSelection(emptySelection);
    setFilter(mergeFilters({ ...filter, text: undefined, likeCreators: undefined, likeAudienceOf: undefined }, like));
    state.setSort("relevance");
  };
  return (
    <>
      <PageHeader title={t("title")} meta={<Total results={results} />} secondary={<SavedMenu state={state} />} />
      {results.isLimited ? <LimitedAlert ignored={results.ignored} isWhole={results.isExact} /> : null}
      <BulkPanel />
      <div className={classes.search}>
        <SearchBox filter={filter} onChange={setFilter} field={search} />
        <ResultsToolbar state={state} columns={columns} onColumns={setColumns} isPhone={isNarrow} />
        {isNarrow ? (
          <Button variant="default" leftSection={<IconAdjustmentsHorizontal size={16} />} onClick={() => open(null)}>
            {t("filter.open")}
          </Button>
        ) : null}
      </div>
      <ChipsBar filter={filter} words={words} onChange={setFilter} onEdit={(field) => (field === "text" ? search.current?.focus() : open(field))} />
      <div className={classes.layout}>
        {isNarrow ? (
          <Drawer opened={isOpen} onClose={close} title={t("filter.label")} position="bottom" size="85%" onEnterTransitionEnd={askAgain}>
            {panel}
            <div className={classes.drawerFoot}>
              <Button fullWidth size="md" onClick={close}>
                {results.total === null ? t("counting") : t("show", { count: results.total, about: String(!results.isExact) })}
              </Button>
            </div>
          </Drawer>
        ) : (
          <aside className={classes.side}>
            {panel}
          </aside>
        )}
        <div className={classes.results}>
          <ResultsList state={state} asked={asked} results={results} words={words} relations={relations} columns={columns} peek={peek} selection={selection} onSelectionChange={setSelection} onAlike={alike} />
        </div>
      </div>
      <CreatorPeek peek={peek} />
    </>
  );
}

/** How a filter is reached: in the panel at the side, or in the drawer where there is no room for one. */
function useFilterAccess(isNarrow: boolean) {
  const [edit, setEdit] = useState<EditRequest | null>(null);
  const [isOpen, setOpen] = useState(false);
  return {
    edit,
    isOpen,
    open: (field: EditRequest["field"] | null) => {
      setEdit(field ? { field } : null);
      if (isNarrow) setOpen(true);
    },
    close: () => setOpen(false),
    // An opening drawer takes the focus for itself first.
    askAgain: () => setEdit((present) => present && { ...present }),
  };
}

function Total({ results: { total, isExact } }: { results: Results }) {
  const t = useTranslations("discovery");
  return <span role="status">{total === null ? t("counting") : t("found", { count: total, about: String(!isExact) })}</span>;
}

/** The engine is away: what was not applied and who was not looked at is said, so that nobody takes these results for the whole answer. */
function LimitedAlert({ ignored, isWhole }: { ignored: readonly string[]; isWhole: boolean }) {
  const t = useTranslations("discovery");
  const nameOf = (condition: string) => {
    const name = condition.split(".")[0] ?? condition;
    return t.has(`field.${name}`) ? t(`field.${name}`) : t.has(`groups.${name}`) ? t(`groups.${name}`) : condition;
  };
  const names = [...new Set(ignored.map(nameOf))];
  return (
    <Alert color="brass" icon={<IconPlugConnectedX size={18} />} mb="md" role="status">
      {t("limited")} {isWhole ? null : t("largestOnly")} {names.length > 0 ? t("ignored", { names: names.join(", ") }) : null}
    </Alert>
  );
}
