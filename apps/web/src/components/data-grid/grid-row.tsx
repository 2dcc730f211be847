"use client";

import { Checkbox } from "@mantine/core";
import { FlexRender, type RowData } from "@tanstack/react-table";
import { useTranslations } from "next-intl";
import type { MouseEvent } from "react";
import classes from "./data-grid.module.css";
import type { DataGridProps, GridColumn } from "./grid-types.ts";
import type { GridState } from "./use-grid-state.ts";
import type { useGridTable } from "./use-grid-table.ts";

type GridRowProps<Row extends RowData> = {
  id: string;
  row: ReturnType<ReturnType<typeof useGridTable<Row>>["table"]["getRowModel"]>["rows"][number];
  index: number;
  columns: readonly GridColumn<Row>[];
  grid: GridState;
  list: DataGridProps<Row>;
};

const usualRow = 44;

/** A link, button or field in a cell acts by itself and does not open the row. */
function isOwnControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest("a, button, input, label, select, textarea") !== null;
}

/** One row: a click peeks and a second one opens; where there is nothing to peek at, the first opens. Shift extends the selection. */
export function GridRow<Row extends RowData>({ id, row, index, columns, grid, list }: GridRowProps<Row>) {
  const { onOpen, onPeek, onSelectionChange, peekedId, rowHeight = usualRow, getRowName } = list;
  const t = useTranslations("common.grid");
  const isSelected = grid.selection.isAll || grid.selection.ids.has(row.id);
  const click = (event: MouseEvent) => {
    if (isOwnControl(event.target)) return;
    if (event.shiftKey && onSelectionChange) return grid.toggle(index, true);
    grid.setActive(index);
    // The second click of a double one must not open again what the first has opened.
    if (event.detail < 2) (onPeek ?? onOpen)?.(row.original);
    else if (event.detail === 2 && onPeek) onOpen?.(row.original);
  };
  return (
    <tr
      id={id}
      aria-rowindex={index + 2}
      aria-selected={onSelectionChange ? isSelected : undefined}
      className={classes.row}
      style={{ height: rowHeight }}
      data-active={index === grid.activeIndex || undefined}
      data-selected={isSelected || undefined}
      data-peeked={row.id === peekedId || undefined}
      data-clickable={onOpen !== undefined || onPeek !== undefined || undefined}
      onClick={click}
    >
      {onSelectionChange ? (
        <td className={classes.check}>
          <Checkbox
            size="xs"
            tabIndex={-1}
            aria-label={t("selectRow", { name: getRowName(row.original) })}
            checked={isSelected}
            readOnly
            onClick={(event) => grid.toggle(index, event.shiftKey)}
          />
        </td>
      ) : null}
      {row.getVisibleCells().map((cell, at) => (
        <td key={cell.id} className={classes.cell} data-align={columns[at]?.align} data-numeric={columns[at]?.align === "end" || undefined}>
          <FlexRender cell={cell} />
        </td>
      ))}
    </tr>
  );
}
