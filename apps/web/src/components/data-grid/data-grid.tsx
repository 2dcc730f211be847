"use client";

import type { RowData } from "@tanstack/react-table";
import { Button } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useTranslations } from "next-intl";
import { RowsSkeleton } from "../skeletons.tsx";
import classes from "./data-grid.module.css";
import { GridPhoneList } from "./grid-phone-list.tsx";
import { GridTable } from "./grid-table.tsx";
import { type DataGridProps, emptySelection } from "./grid-types.ts";
import { SelectionBar } from "./selection-bar.tsx";

export type { DataGridProps, GridColumn, GridSelection, GridSort } from "./grid-types.ts";
export { emptySelection } from "./grid-types.ts";
export { usePeek } from "./use-peek.ts";

/**
 * The one grid of every list: J K and arrows walk, Enter opens, Space peeks, X and Shift select. It draws only the
 * rows in sight, and asks for more when the end comes near.
 */
export function DataGrid<Row extends RowData>(props: DataGridProps<Row>) {
  const { label, rows, status, empty, error, onRetry, renderPhone, isLoadingMore } = props;
  const { selection = emptySelection, onSelectionChange, selectionBar, total } = props;
  const t = useTranslations("common");
  const isPhone = useMediaQuery("(max-width: 48em)") ?? false;
  if (status === "loading") return <RowsSkeleton label={t("loading")} />;
  if (status === "error") {
    return (
      <div role="alert" className={classes.failed}>
        <p>{error ?? t("grid.failed")}</p>
        {onRetry ? (
          <Button variant="default" onClick={onRetry}>
            {t("retry")}
          </Button>
        ) : null}
      </div>
    );
  }
  if (rows.length === 0) return empty;
  return (
    <div className={classes.root}>
      {isPhone && renderPhone ? <GridPhoneList {...props} renderPhone={renderPhone} /> : <GridTable {...props} />}
      <div role="status" className={classes.more}>
        {isLoadingMore ? t("grid.loadingMore") : null}
      </div>
      {onSelectionChange ? (
        <SelectionBar
          label={label}
          selection={selection}
          shown={rows.length}
          total={total ?? rows.length}
          onChange={onSelectionChange}
          actions={selectionBar}
        />
      ) : null}
    </div>
  );
}
