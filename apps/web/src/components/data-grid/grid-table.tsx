"use client";

import type { RowData } from "@tanstack/react-table";
import { Checkbox, Table } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useTranslations } from "next-intl";
import { useEffect, useId, useRef } from "react";
import classes from "./data-grid.module.css";
import { GridHead } from "./grid-head.tsx";
import type { DataGridProps } from "./grid-types.ts";
import { useGridState } from "./use-grid-state.ts";
import { useGridTable } from "./use-grid-table.ts";

const usualRow = 44;
const checkboxWidth = 44;
const rowsBeforeEnd = 12;

const spacer = (height: number) => (height > 0 ? <tr aria-hidden="true" style={{ height }} /> : null);

/** The grid as a table. The table itself holds the focus and names the active row, so that rows may come and go. */
export function GridTable<Row extends RowData>(props: DataGridProps<Row>) {
  const { label, rows, total, getRowName, onOpen, onPeek, peekedId, onSelectionChange, onReachEnd } = props;
  const { rowHeight = usualRow, maxHeight = "max(20rem, calc(100dvh - 13.5rem))" } = props;
  const t = useTranslations("common.grid");
  const id = useId();
  const isPhone = useMediaQuery("(max-width: 48em)") ?? false;
  const { table, visible } = useGridTable(props, isPhone);
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    // The head covers the first row's place while it sticks.
    scrollPaddingStart: rowHeight,
  });
  const grid = useGridState(props, (index) => virtualizer.scrollToIndex(index));
  const items = virtualizer.getVirtualItems();
  const first = items[0];
  const last = items.at(-1);
  const isNearEnd = last !== undefined && last.index >= rows.length - rowsBeforeEnd;
  useEffect(() => {
    if (isNearEnd) onReachEnd?.();
  }, [isNearEnd, rows.length, onReachEnd]);

  const modelRows = table.getRowModel().rows;
  const leastWidth = visible.reduce((sum, column) => sum + column.width, onSelectionChange ? checkboxWidth : 0);
  const isActiveDrawn = items.some(({ index }) => index === grid.activeIndex);
  const open = (index: number, isDouble: boolean) => {
    const row = rows[index];
    if (!row) return;
    grid.setActive(index);
    const act = isDouble ? (onOpen ?? onPeek) : (onPeek ?? onOpen);
    act?.(row);
  };
  return (
    <div ref={scroller} className={classes.scroller} style={{ maxHeight }}>
      <Table
        role="grid"
        aria-label={label}
        aria-rowcount={(total ?? rows.length) + 1}
        aria-multiselectable={onSelectionChange ? true : undefined}
        aria-activedescendant={isActiveDrawn ? `${id}-${grid.activeIndex}` : undefined}
        tabIndex={0}
        onKeyDown={grid.onKeyDown}
        onFocus={(event) => {
          if (event.target === event.currentTarget && grid.activeIndex < 0) grid.setActive(0);
        }}
        className={classes.table ?? ""}
        style={{ minWidth: leastWidth }}
        highlightOnHover={false}
        withRowBorders={false}
      >
        <GridHead table={table} columns={visible} grid={grid} shown={rows.length} isSelectable={onSelectionChange !== undefined} />
        <tbody>
          {spacer(first?.start ?? 0)}
          {items.map(({ index }) => {
            const row = modelRows[index];
            if (!row) return null;
            const isSelected = grid.selection.isAll || grid.selection.ids.has(row.id);
            return (
              <tr
                key={row.id}
                id={`${id}-${index}`}
                aria-rowindex={index + 2}
                aria-selected={onSelectionChange ? isSelected : undefined}
                className={classes.row}
                style={{ height: rowHeight }}
                data-active={index === grid.activeIndex || undefined}
                data-selected={isSelected || undefined}
                data-peeked={row.id === peekedId || undefined}
                data-clickable={onOpen !== undefined || onPeek !== undefined || undefined}
                onClick={(event) => {
                  if (isOwnControl(event.target)) return;
                  if (event.shiftKey && onSelectionChange) grid.toggle(index, true);
                  else open(index, event.detail > 1);
                }}
              >
                {onSelectionChange ? (
                  <td className={classes.check}>
                    <Checkbox
                      size="xs"
                      tabIndex={-1}
                      aria-label={t("selectRow", { name: getRowName(row.original) })}
                      checked={isSelected}
                      onChange={() => undefined}
                      onClick={(event) => grid.toggle(index, event.shiftKey)}
                    />
                  </td>
                ) : null}
                {row.getVisibleCells().map((cell, at) => (
                  <td key={cell.id} className={classes.cell} data-align={visible[at]?.align} data-numeric={visible[at]?.align === "end" || undefined}>
                    <table.FlexRender cell={cell} />
                  </td>
                ))}
              </tr>
            );
          })}
          {spacer(last ? virtualizer.getTotalSize() - last.end : 0)}
        </tbody>
      </Table>
    </div>
  );
}

/** A link, button or field in a cell acts by itself and does not open the row. */
function isOwnControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest("a, button, input, label, select, textarea") !== null;
}
