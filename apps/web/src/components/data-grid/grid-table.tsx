"use client";

import { Table } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import type { RowData } from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useId, useRef } from "react";
import classes from "./data-grid.module.css";
import { GridHead } from "./grid-head.tsx";
import { GridRow } from "./grid-row.tsx";
import type { DataGridProps } from "./grid-types.ts";
import { useGridState } from "./use-grid-state.ts";
import { useGridTable } from "./use-grid-table.ts";

const usualRow = 44;
const checkboxWidth = 44;
const rowsBeforeEnd = 12;
const usualHeight = "max(20rem, calc(100dvh - 13.5rem))";

const spacer = (height: number) => (height > 0 ? <tr aria-hidden="true" style={{ height }} /> : null);

/** Draws the rows in sight only, and tells when the end comes near. */
function useDrawnRows({ rows, rowHeight = usualRow, onReachEnd }: Pick<DataGridProps<RowData>, "rows" | "rowHeight" | "onReachEnd">) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    // The head covers the first row's place while it sticks.
    scrollPaddingStart: rowHeight,
  });
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1);
  const isNearEnd = last !== undefined && last.index >= rows.length - rowsBeforeEnd;
  useEffect(() => {
    if (isNearEnd) onReachEnd?.();
  }, [isNearEnd, rows.length, onReachEnd]);
  return {
    scroller,
    items,
    above: items[0]?.start ?? 0,
    below: last ? virtualizer.getTotalSize() - last.end : 0,
    reveal: (index: number) => virtualizer.scrollToIndex(index),
  };
}

/** The grid as a table. The table itself holds the focus and names the active row, so that rows may come and go. */
export function GridTable<Row extends RowData>(props: DataGridProps<Row>) {
  const { label, rows, total, onSelectionChange, maxHeight = usualHeight } = props;
  const id = useId();
  const isPhone = useMediaQuery("(max-width: 48em)") ?? false;
  const { table, visible } = useGridTable(props, isPhone);
  const { scroller, items, above, below, reveal } = useDrawnRows(props);
  const grid = useGridState(props, reveal);
  const isSelectable = onSelectionChange !== undefined;
  const isActiveDrawn = items.some(({ index }) => index === grid.activeIndex);
  const modelRows = table.getRowModel().rows;
  return (
    <div ref={scroller} className={classes.scroller} style={{ maxHeight }}>
      <Table
        role="grid"
        aria-label={label}
        aria-rowcount={(total ?? rows.length) + 1}
        aria-multiselectable={isSelectable || undefined}
        aria-activedescendant={isActiveDrawn ? `${id}-${grid.activeIndex}` : undefined}
        tabIndex={0}
        onKeyDown={grid.onKeyDown}
        onFocus={grid.onFocus}
        className={classes.table ?? ""}
        style={{ minWidth: visible.reduce((sum, column) => sum + column.width, isSelectable ? checkboxWidth : 0) }}
      >
        <GridHead table={table} columns={visible} grid={grid} shown={rows.length} isSelectable={isSelectable} />
        <tbody>
          {spacer(above)}
          {items.map(({ index }) => {
            const row = modelRows[index];
            return row ? <GridRow key={row.id} id={`${id}-${index}`} row={row} index={index} columns={visible} grid={grid} list={props} /> : null;
          })}
          {spacer(below)}
        </tbody>
      </Table>
    </div>
  );
}
