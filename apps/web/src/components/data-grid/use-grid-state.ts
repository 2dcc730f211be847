"use client";

import type { RowData } from "@tanstack/react-table";
import { type FocusEvent as ReactFocusEvent, type KeyboardEvent as ReactKeyboardEvent, useState } from "react";
import { useTranslations } from "next-intl";
import { useShortcuts } from "@/lib/shortcuts.ts";
import { type DataGridProps, emptySelection, type GridSelection } from "./grid-types.ts";

type Step = { isExtending?: boolean };

export type GridState = {
  activeIndex: number;
  selection: GridSelection;
  setActive: (index: number) => void;
  step: (by: number, options?: Step) => void;
  toggle: (index: number, isRange?: boolean) => void;
  toggleShown: () => void;
  onKeyDown: (event: ReactKeyboardEvent) => void;
  onFocus: (event: ReactFocusEvent) => void;
};

/** The same set with the id put in or taken out. */
function toggled(ids: ReadonlySet<string>, id: string): Set<string> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}

/**
 * The focused row and the selection of a list, and the keys that change them. `reveal` scrolls a row into sight.
 * The letters act anywhere on the screen, the arrows only in the list: elsewhere they belong to the page.
 */
export function useGridState<Row extends RowData>(props: DataGridProps<Row>, reveal: (index: number) => void): GridState {
  const { rows, getRowId, onOpen, onPeek, peekedId, onSelectionChange, selection = emptySelection } = props;
  const t = useTranslations("common.grid");
  const [activeId, setActiveId] = useState<string | null>(null);
  const [anchor, setAnchor] = useState(0);
  const activeIndex = activeId === null ? -1 : rows.findIndex((row) => getRowId(row) === activeId);

  const choose = (ids: ReadonlySet<string>) => onSelectionChange?.({ ids, isAll: false });
  const setActive = (index: number) => {
    const row = rows[index];
    if (row) setActiveId(getRowId(row));
  };
  const range = (from: number, to: number) =>
    rows.slice(Math.min(from, to), Math.max(from, to) + 1).map((row) => getRowId(row));

  const step = (by: number, { isExtending = false }: Step = {}) => {
    const next = Math.min(rows.length - 1, Math.max(0, activeIndex + by));
    const row = rows[next];
    if (!row) return;
    setActive(next);
    reveal(next);
    if (isExtending) choose(new Set([...selection.ids, ...range(Math.max(activeIndex, 0), next)]));
    if (peekedId) onPeek?.(row);
  };
  const toggle = (index: number, isRange = false) => {
    const row = rows[index];
    if (!row || !onSelectionChange) return;
    setAnchor(index);
    choose(isRange ? new Set([...selection.ids, ...range(anchor, index)]) : toggled(selection.ids, getRowId(row)));
  };
  const toggleShown = () =>
    choose(selection.isAll || selection.ids.size >= rows.length ? new Set() : new Set(rows.map((row) => getRowId(row))));
  const open = () => {
    const row = rows[activeIndex];
    if (row) (onOpen ?? onPeek)?.(row);
  };
  const peek = () => {
    const row = rows[activeIndex];
    if (row) (onPeek ?? onOpen)?.(row);
  };

  const group = t("keys");
  useShortcuts([
    { keys: "j", label: t("next"), group, run: () => step(1) },
    { keys: "k", label: t("previous"), group, run: () => step(-1) },
    ...(onSelectionChange ? [{ keys: "x", label: t("toggle"), group, run: () => toggle(activeIndex) }] : []),
    ...(activeIndex >= 0 && onOpen ? [{ keys: "enter", label: t("openRow"), group, run: open }] : []),
    ...(activeIndex >= 0 && onPeek ? [{ keys: "space", label: t("peekRow"), group, run: peek }] : []),
  ]);

  const onKeyDown = (event: ReactKeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    const isExtending = event.shiftKey && onSelectionChange !== undefined;
    const actions: Record<string, () => void> = {
      ArrowDown: () => step(1, { isExtending }),
      ArrowUp: () => step(-1, { isExtending }),
      Home: () => step(-rows.length),
      End: () => step(rows.length),
      ...(onSelectionChange && selection.ids.size > 0 && !peekedId ? { Escape: () => choose(new Set()) } : {}),
      ...(onSelectionChange && (event.metaKey || event.ctrlKey) ? { a: toggleShown } : {}),
    };
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  };

  const onFocus = (event: ReactFocusEvent) => {
    if (event.target === event.currentTarget && activeIndex < 0) setActive(0);
  };

  return { activeIndex, selection, setActive, step, toggle, toggleShown, onKeyDown, onFocus };
}
