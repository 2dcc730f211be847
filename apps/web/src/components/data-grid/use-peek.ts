"use client";

import type { RowData } from "@tanstack/react-table";
import { parseAsString, useQueryState } from "nuqs";

export type Peek<Row extends RowData> = {
  /** The row at the side, while it is among those read. */
  row: Row | undefined;
  id: string | null;
  open: (row: Row) => void;
  close: () => void;
  next: (() => void) | undefined;
  previous: (() => void) | undefined;
};

/** The record peeked at, kept in the URL (`?peek=`), so that a pasted link opens the same side. */
export function usePeek<Row extends RowData>(rows: readonly Row[], getRowId: (row: Row) => string): Peek<Row> {
  const [id, setId] = useQueryState("peek", parseAsString);
  const index = rows.findIndex((row) => getRowId(row) === id);
  const walkTo = (target: Row | undefined) => (target ? () => void setId(getRowId(target)) : undefined);
  return {
    row: rows[index],
    id,
    open: (row) => void setId(getRowId(row)),
    close: () => void setId(null),
    next: index < 0 ? undefined : walkTo(rows[index + 1]),
    previous: index < 0 ? undefined : walkTo(rows[index - 1]),
  };
}
