"use client";

import type { RowData } from "@tanstack/react-table";
import { Checkbox, Tooltip, UnstyledButton } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconSelector } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import classes from "./data-grid.module.css";
import type { GridColumn } from "./grid-types.ts";
import type { GridState } from "./use-grid-state.ts";
import type { useGridTable } from "./use-grid-table.ts";

type GridHeadProps<Row extends RowData> = {
  table: ReturnType<typeof useGridTable<Row>>["table"];
  columns: readonly GridColumn<Row>[];
  grid: GridState;
  shown: number;
  isSelectable: boolean;
};

const ariaSort = { asc: "ascending", desc: "descending" } as const;

/** The head that stays: widths, sorting, and the box for every row on screen. */
export function GridHead<Row extends RowData>({ table, columns, grid, shown, isSelectable }: GridHeadProps<Row>) {
  const t = useTranslations("common.grid");
  const { ids, isAll } = grid.selection;
  const isFull = isAll || ids.size >= shown;
  return (
    <thead className={classes.head}>
      {table.getHeaderGroups().map((group) => (
        <tr key={group.id} aria-rowindex={1}>
          {isSelectable ? (
            <th scope="col" className={classes.check} style={{ width: 44 }}>
              <Checkbox
                size="xs"
                aria-label={t("selectShown", { count: shown })}
                checked={isFull}
                indeterminate={ids.size > 0 && !isFull}
                onChange={grid.toggleShown}
              />
            </th>
          ) : null}
          {group.headers.map((header, at) => {
            const column = columns[at];
            const direction = header.column.getIsSorted();
            return (
              <th
                key={header.id}
                scope="col"
                className={classes.heading}
                data-align={column?.align}
                style={{ width: column?.isGrowing ? undefined : column?.width }}
                aria-sort={direction ? ariaSort[direction] : undefined}
              >
                {header.column.getCanSort() ? (
                  <Hinted hint={column?.hint}>
                    <UnstyledButton className={classes.sort} onClick={header.column.getToggleSortingHandler()}>
                      <span>{column?.header}</span>
                      <SortSign direction={direction} />
                    </UnstyledButton>
                  </Hinted>
                ) : (
                  <Hinted hint={column?.hint}>
                    <span>{column?.header}</span>
                  </Hinted>
                )}
              </th>
            );
          })}
        </tr>
      ))}
    </thead>
  );
}

/** The head's explanation, for the pointer, the keyboard and screen readers. */
function Hinted({ hint, children }: { hint: string | undefined; children: ReactElement }) {
  if (!hint) return children;
  return (
    <Tooltip label={hint} multiline w={300} events={{ hover: true, focus: true, touch: true }}>
      {children}
    </Tooltip>
  );
}

function SortSign({ direction }: { direction: false | "asc" | "desc" }) {
  if (direction === "asc") return <IconArrowUp size={14} aria-hidden />;
  if (direction === "desc") return <IconArrowDown size={14} aria-hidden />;
  return <IconSelector size={14} aria-hidden className={classes.unsorted} />;
}
