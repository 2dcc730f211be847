"use client";

import type { RowData } from "@tanstack/react-table";
import { Checkbox } from "@mantine/core";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import classes from "./data-grid.module.css";
import { type DataGridProps, emptySelection } from "./grid-types.ts";

const usualCard = 84;
const rowsBeforeEnd = 8;

/** The same list on a phone: each row drawn as the screen says, scrolling with the page. */
export function GridPhoneList<Row extends RowData>(props: DataGridProps<Row> & { renderPhone: (row: Row) => ReactNode }) {
  const { label, rows, getRowId, getRowName, renderPhone, onOpen, onPeek, onReachEnd } = props;
  const { selection = emptySelection, onSelectionChange } = props;
  const t = useTranslations("common.grid");
  const list = useRef<HTMLUListElement>(null);
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => usualCard,
    overscan: 8,
    scrollMargin: list.current?.offsetTop ?? 0,
  });
  const items = virtualizer.getVirtualItems();
  const isNearEnd = (items.at(-1)?.index ?? 0) >= rows.length - rowsBeforeEnd;
  useEffect(() => {
    if (isNearEnd) onReachEnd?.();
  }, [isNearEnd, rows.length, onReachEnd]);
  const toggle = (id: string) => {
    const ids = new Set(selection.ids);
    if (!ids.delete(id)) ids.add(id);
    onSelectionChange?.({ ids, isAll: false });
  };
  const act = onOpen ?? onPeek;
  return (
    <ul ref={list} aria-label={label} className={classes.phone} style={{ height: virtualizer.getTotalSize() }}>
      {items.map(({ index, start }) => {
        const row = rows[index];
        if (!row) return null;
        const id = getRowId(row);
        return (
          <li
            key={id}
            ref={virtualizer.measureElement}
            data-index={index}
            className={classes.card}
            style={{ transform: `translateY(${start - virtualizer.options.scrollMargin}px)` }}
          >
            {onSelectionChange ? (
              <Checkbox
                aria-label={t("selectRow", { name: getRowName(row) })}
                checked={selection.isAll || selection.ids.has(id)}
                onChange={() => toggle(id)}
                className={classes.cardCheck ?? ""}
              />
            ) : null}
            {act ? (
              <button type="button" className={classes.cardButton} onClick={() => act(row)}>
                {renderPhone(row)}
              </button>
            ) : (
              <div className={classes.cardButton}>{renderPhone(row)}</div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
