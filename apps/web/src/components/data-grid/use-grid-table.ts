"use client";

import { columnVisibilityFeature, type RowData, rowSortingFeature, tableFeatures, useTable } from "@tanstack/react-table";
import { useMemo } from "react";
import type { DataGridProps, GridColumn } from "./grid-types.ts";

const features = tableFeatures({ rowSortingFeature, columnVisibilityFeature });

/** TanStack's model of our columns and rows: which columns show, in which order rows stand. The server sorts. */
export function useGridTable<Row extends RowData>(props: DataGridProps<Row>, isPhone: boolean) {
  const { columns, rows, getRowId, sort, onSort, hiddenColumns = [] } = props;
  const definitions = useMemo(
    () =>
      columns.map((column) => ({
        id: column.id,
        header: column.header,
        accessorFn: (row: Row) => row,
        enableSorting: column.isSortable ?? false,
        sortDescFirst: column.align === "end",
        cell: ({ row }: { row: { original: Row } }) => column.cell(row.original),
      })),
    [columns],
  );
  const data = useMemo(() => [...rows], [rows]);
  const sorting = sort ? [{ id: sort.id, desc: sort.isDescending }] : [];
  const columnVisibility = Object.fromEntries(
    columns.map((column) => [column.id, !hiddenColumns.includes(column.id) && !(isPhone && column.isHiddenOnPhone)]),
  );
  const table = useTable({
    features,
    columns: definitions,
    data,
    getRowId: (row) => getRowId(row),
    manualSorting: true,
    state: { sorting, columnVisibility },
    onSortingChange: (updater) => {
      const next = typeof updater === "function" ? updater(sorting) : updater;
      const [first] = next;
      onSort?.(first ? { id: first.id, isDescending: first.desc } : null);
    },
  });
  const visible: GridColumn<Row>[] = columns.filter(({ id }) => columnVisibility[id]);
  return { table, visible };
}
