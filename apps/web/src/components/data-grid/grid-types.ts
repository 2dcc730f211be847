import type { RowData } from "@tanstack/react-table";
import type { ReactNode } from "react";

export type GridColumn<Row extends RowData> = {
  /** Stable: it stands in the URL (sort, hidden columns) and in exports. */
  id: string;
  header: string;
  /** What the column means and how it is computed, told on hover and focus of its head. */
  hint?: string;
  cell: (row: Row) => ReactNode;
  /** Numbers, money and dates one compares stand at the end, in digits of fixed width. */
  align?: "start" | "end";
  /** Pixels; the least width of a growing column. */
  width: number;
  isGrowing?: boolean;
  isSortable?: boolean;
  /** Left out below 768 px, where the list has no `renderPhone`. */
  isHiddenOnPhone?: boolean;
};

export type GridSort = { id: string; isDescending: boolean };

/** What is chosen: rows by id, or with `isAll` every result of the filter, also those not read yet. */
export type GridSelection = { ids: ReadonlySet<string>; isAll: boolean };

export const emptySelection: GridSelection = { ids: new Set(), isAll: false };

export type DataGridProps<Row extends RowData> = {
  /** What the list holds, for screen readers ("Creators"). */
  label: string;
  columns: readonly GridColumn<Row>[];
  rows: readonly Row[];
  getRowId: (row: Row) => string;
  /** A row's name, for its checkbox. */
  getRowName: (row: Row) => string;
  status: "loading" | "error" | "ready";
  /** Shown when the list is ready and has no rows. */
  empty: ReactNode;
  error?: ReactNode;
  onRetry?: () => void;
  /** Enter, double click, or a click where there is no peek. */
  onOpen?: (row: Row) => void;
  /** Click and Space. */
  onPeek?: (row: Row) => void;
  peekedId?: string | null;
  sort?: GridSort | null;
  onSort?: (sort: GridSort | null) => void;
  selection?: GridSelection;
  onSelectionChange?: (selection: GridSelection) => void;
  /** The actions on what is selected; gets the number they will act on. */
  selectionBar?: (count: number) => ReactNode;
  /** How many rows the filter has in all, when more than are read. */
  total?: number;
  hiddenColumns?: readonly string[];
  /** Called when the end comes near; the caller reads the next page. */
  onReachEnd?: () => void;
  isLoadingMore?: boolean;
  /** A row on a phone; without it the table stays and hides the columns that say so. */
  renderPhone?: (row: Row) => ReactNode;
  /** CSS length the list may take before it scrolls in itself. */
  maxHeight?: string;
  rowHeight?: number;
};
