"use client";

import { useLocalStorage } from "@mantine/hooks";
import { z } from "zod";
import type { DiscoverState } from "../use-discover-state.ts";
import { columnIds, usualColumns, type ColumnId } from "./column-ids.ts";

const Kept = z.array(z.enum(columnIds)).min(1);

/** What this browser kept; anything else than columns counts as nothing. */
function readKept(text: string | undefined): ColumnId[] | null {
  if (!text) return null;
  try {
    const read = Kept.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** The table's columns: those of the link, else those chosen last in this browser, else the usual ones. */
export function useShownColumns({ columns, setColumns }: DiscoverState) {
  const [kept, setKept] = useLocalStorage<ColumnId[] | null>({ key: "fanfare.discover.columns", defaultValue: null, deserialize: readKept, serialize: (value) => JSON.stringify(value) });
  const shown = columns ?? kept ?? usualColumns;
  const choose = (next: ColumnId[]) => {
    setKept(next);
    setColumns(next);
  };
  return [shown, choose] as const;
}
