"use client";

import { creatorSorts, type CreatorFilter, type CreatorSort } from "@fanfare/contracts/discovery";
import { createParser, parseAsArrayOf, parseAsFloat, parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useMemo } from "react";
import { cleanFilter, isEmptyFilter, isSameFilter, mergeFilters } from "./filter/filter-change.ts";
import { filterText, parseFilter, plainFilter } from "./filter/filter-url.ts";
import { columnIds, type ColumnId } from "./results/column-ids.ts";

const parseAsFilter = createParser<CreatorFilter>({
  parse: (text) => {
    const filter = parseFilter(text);
    return isEmptyFilter(filter) ? null : filter;
  },
  serialize: filterText,
  eq: isSameFilter,
});

export const views = ["table", "cards"] as const;
export type ResultsView = (typeof views)[number];

const plain = { q: parseAsString, platform: parseAsString, min: parseAsInteger, max: parseAsInteger, er: parseAsFloat, language: parseAsString, country: parseAsString, notIn: parseAsString };
const noPlain = { q: null, platform: null, min: null, max: null, er: null, language: null, country: null, notIn: null };

const inUrl = {
  f: parseAsFilter,
  sort: parseAsStringLiteral(creatorSorts).withDefault("relevance"),
  dir: parseAsStringLiteral(["up", "down"]),
  view: parseAsStringLiteral(views).withDefault("table"),
  cols: parseAsArrayOf(parseAsStringLiteral(columnIds)),
  saved: parseAsString,
  ...plain,
};

const urlPause = 200;

/** Names and prices are read upwards, figures downwards. */
export const isUsuallyDescending = (sort: CreatorSort): boolean => sort !== "name" && sort !== "estimatedPrice";

/** The whole state of the screen, kept in the URL: a reload, Back and a pasted link give the same results. */
export function useDiscoverState() {
  const [state, setState] = useQueryStates(inUrl, { history: "replace", throttleMs: urlPause });
  const { f, sort, dir, view, cols, saved, q, platform, min, max, er, language, country, notIn } = state;
  const filter = useMemo(
    () => mergeFilters(f ?? {}, plainFilter({ q, platform, min, max, er, language, country, notIn })),
    [f, q, platform, min, max, er, language, country, notIn],
  );
  const setFilter = (next: CreatorFilter) => {
    const cleaned = cleanFilter(next);
    void setState({ ...noPlain, f: isEmptyFilter(cleaned) ? null : cleaned });
  };
  return {
    filter,
    setFilter,
    sort,
    isDescending: dir === null ? isUsuallyDescending(sort) : dir === "down",
    setSort: (next: CreatorSort, isDescending: boolean = isUsuallyDescending(next)) =>
      void setState({ sort: next, dir: isDescending === isUsuallyDescending(next) ? null : isDescending ? "down" : "up" }),
    view,
    setView: (next: ResultsView) => void setState({ view: next }),
    columns: cols,
    setColumns: (next: ColumnId[] | null) => void setState({ cols: next }),
    savedId: saved,
    /** Shows a saved search; null leaves it and keeps what is on screen. */
    openSaved: (search: { id: string; filter: CreatorFilter; sort: CreatorSort } | null) =>
      void setState(search ? { ...noPlain, saved: search.id, f: isEmptyFilter(search.filter) ? null : search.filter, sort: search.sort, dir: null } : { saved: null }),
  };
}

export type DiscoverState = ReturnType<typeof useDiscoverState>;
