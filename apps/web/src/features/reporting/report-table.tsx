"use client";

import { type ReactNode, useMemo, useState } from "react";
import { DataGrid, type GridColumn, type GridSort } from "@/components/data-grid/data-grid.tsx";
import classes from "./tables.module.css";

/** What a column is sorted by; null is not known. */
export type SortKeys<Row> = Record<string, (row: Row) => number | string | null>;

/** Rows in the order of a column; what is unknown stands last in both directions. */
export function sortedBy<Row>(rows: readonly Row[], sort: GridSort | null, keys: SortKeys<Row>): Row[] {
  const read = sort ? keys[sort.id] : undefined;
  if (!sort || !read) return [...rows];
  const direction = sort.isDescending ? -1 : 1;
  return [...rows].sort((one, other) => {
    const [a, b] = [read(one), read(other)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return direction * (typeof a === "string" ? a.localeCompare(String(b)) : a - Number(b));
  });
}

type ReportTableProps<Row extends object> = {
  title: string;
  columns: GridColumn<Row>[];
  rows: readonly Row[];
  sortKeys: SortKeys<Row>;
  getRowId: (row: Row) => string;
  getRowName: (row: Row) => string;
  empty: ReactNode;
  onOpen?: (row: Row) => void;
  renderPhone: (row: Row) => ReactNode;
};

/** A table of a report under its heading, sorted in the browser: a report's rows are all there. */
export function ReportTable<Row extends object>({ title, rows, sortKeys, onOpen, ...grid }: ReportTableProps<Row>) {
  const [sort, setSort] = useState<GridSort | null>(null);
  const sorted = useMemo(() => sortedBy(rows, sort, sortKeys), [rows, sort, sortKeys]);
  return (
    <section className={classes.section} aria-label={title}>
      <h2 className={classes.title}>{title}</h2>
      <DataGrid label={title} rows={sorted} status="ready" sort={sort} onSort={setSort} {...(onOpen && { onOpen })} {...grid} />
    </section>
  );
}
