"use client";

import { CreatorSort, creatorSorts } from "@fanfare/contracts/discovery";
import { ActionIcon, Button, Checkbox, Popover, SegmentedControl, Select, Tooltip } from "@mantine/core";
import { IconColumns, IconLayoutGrid, IconSortAscending, IconSortDescending, IconTable } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { DiscoverState, ResultsView } from "../use-discover-state.ts";
import { columnIds, type ColumnId } from "./column-ids.ts";
import classes from "./toolbar.module.css";

type ToolbarProps = { state: DiscoverState; columns: readonly ColumnId[]; onColumns: (columns: ColumnId[]) => void; isPhone: boolean };

/** Order and its direction, table or cards, and which columns the table has. */
export function ResultsToolbar({ state, columns, onColumns, isPhone }: ToolbarProps) {
  const t = useTranslations("discovery");
  return (
    <div className={classes.root}>
      <Order state={state} />
      {isPhone ? null : (
        <>
          <SegmentedControl
            aria-label={t("view.label")}
            value={state.view}
            onChange={(view) => state.setView(view as ResultsView)}
            data={[
              { value: "table", label: <ViewName icon={<IconTable size={16} aria-hidden />} name={t("view.table")} /> },
              { value: "cards", label: <ViewName icon={<IconLayoutGrid size={16} aria-hidden />} name={t("view.cards")} /> },
            ]}
          />
          {state.view === "table" ? <ColumnChooser columns={columns} onColumns={onColumns} /> : null}
        </>
      )}
    </div>
  );
}

function ViewName({ icon, name }: { icon: ReactNode; name: string }) {
  return (
    <span className={classes.viewName}>
      {icon}
      {name}
    </span>
  );
}

function Order({ state }: { state: DiscoverState }) {
  const t = useTranslations("discovery.sort");
  const { sort, isDescending, setSort } = state;
  const name = t(isDescending ? "downwards" : "upwards");
  return (
    <div className={classes.order}>
      <Select
        aria-label={t("label")}
        className={classes.sort ?? ""}
        searchable
        data={creatorSorts.map((value) => ({ value, label: t(`by.${value}`) }))}
        value={sort}
        allowDeselect={false}
        onChange={(next) => {
          const read = CreatorSort.safeParse(next);
          if (read.success) setSort(read.data);
        }}
      />
      <Tooltip label={name}>
        <ActionIcon variant="default" size={36} aria-label={name} disabled={sort === "relevance"} onClick={() => setSort(sort, !isDescending)}>
          {isDescending ? <IconSortDescending size={16} aria-hidden /> : <IconSortAscending size={16} aria-hidden />}
        </ActionIcon>
      </Tooltip>
    </div>
  );
}

function ColumnChooser({ columns, onColumns }: { columns: readonly ColumnId[]; onColumns: (columns: ColumnId[]) => void }) {
  const t = useTranslations("discovery");
  return (
    <Popover position="bottom-end" width={260} withinPortal trapFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconColumns size={16} />}>
          {t("columns")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Checkbox.Group aria-label={t("columns")} value={[...columns]} onChange={(chosen) => onColumns(columnIds.filter((id) => chosen.includes(id) || id === "name"))}>
          <div className={classes.columns}>
            {columnIds.map((id) => (
              <Checkbox key={id} size="xs" value={id} label={t(`column.${id}`)} disabled={id === "name"} />
            ))}
          </div>
        </Checkbox.Group>
      </Popover.Dropdown>
    </Popover>
  );
}
