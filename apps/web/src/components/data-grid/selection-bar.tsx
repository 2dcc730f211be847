"use client";

import { ActionIcon, Button } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import classes from "./data-grid.module.css";
import { emptySelection, type GridSelection } from "./grid-types.ts";

type SelectionBarProps = {
  label: string;
  selection: GridSelection;
  shown: number;
  total: number;
  onChange: (selection: GridSelection) => void;
  actions: ((count: number) => ReactNode) | undefined;
};

/** What is selected and what can be done with it; says whether "all" means the rows on screen or every result. */
export function SelectionBar({ label, selection, shown, total, onChange, actions }: SelectionBarProps) {
  const t = useTranslations("common.grid");
  const { number } = useFormatter();
  const count = selection.isAll ? total : selection.ids.size;
  if (count === 0) return null;
  const mayTakeAll = !selection.isAll && selection.ids.size >= shown && total > shown;
  return (
    <div className={classes.bar} role="region" aria-label={label}>
      <span className={classes.barCount} role="status">
        {selection.isAll ? t("allSelected", { count: number(total) }) : t("selected", { count })}
      </span>
      {mayTakeAll ? (
        <Button variant="subtle" size="compact-md" onClick={() => onChange({ ids: selection.ids, isAll: true })}>
          {t("selectAll", { count: number(total) })}
        </Button>
      ) : null}
      <div className={classes.barActions}>{actions?.(count)}</div>
      <ActionIcon aria-label={t("clear")} onClick={() => onChange(emptySelection)}>
        <IconX size={18} />
      </ActionIcon>
    </div>
  );
}
