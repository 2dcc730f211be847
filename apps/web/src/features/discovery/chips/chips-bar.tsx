"use client";

import type { CreatorConditions, CreatorFilter } from "@fanfare/contracts/discovery";
import { Button, Menu } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { chipLabel, type FilterWords } from "../filter/chip-label.ts";
import { chipsOf, groupKinds, withGroup, type GroupKind } from "../filter/filter-chips.ts";
import { isEmptyFilter } from "../filter/filter-change.ts";
import type { ConditionName } from "../filter/filter-fields.ts";
import classes from "./chips.module.css";
import { GroupDialog } from "./group-dialog.tsx";

type ChipsBarProps = { filter: CreatorFilter; words: FilterWords; onChange: (filter: CreatorFilter) => void; onEdit: (field: ConditionName) => void };
type EditedGroup = { kind: GroupKind; index: number };

/** Everything in force above the results. A chip opens its filter, its cross takes it away; groups stand behind. */
export function ChipsBar({ filter, words, onChange, onEdit }: ChipsBarProps) {
  const t = useTranslations("discovery");
  const [edited, setEdited] = useState<EditedGroup | null>(null);
  const chips = chipsOf(filter);
  const { anyOf: _anyOf, noneOf: _noneOf, ...conditions } = filter;
  return (
    <div className={classes.bar} role="group" aria-label={t("chips.label")}>
      {chips.map((chip) => (
        <FilterChip key={chip.id} label={chipLabel(chip.content, words)} onEdit={() => onEdit(chip.field)} onRemove={() => onChange(chip.without(filter))} />
      ))}
      {groupKinds.map((kind) => (
        <Groups key={kind} kind={kind} groups={filter[kind] ?? []} words={words} onEdit={(index) => setEdited({ kind, index })} onRemove={(index) => onChange(withGroup(filter, kind, index, null))} />
      ))}
      <AddGroup filter={filter} onAdd={(kind) => setEdited({ kind, index: filter[kind]?.length ?? 0 })} />
      {isEmptyFilter(filter) ? null : (
        <Button variant="subtle" color="gray" size="compact-sm" onClick={() => onChange({})}>
          {t("filter.clear")}
        </Button>
      )}
      {edited ? (
        <GroupDialog
          kind={edited.kind}
          conditions={filter[edited.kind]?.[edited.index] ?? {}}
          words={words}
          hint={isEmptyFilter(conditions) ? null : t("groups.beside")}
          onClose={() => setEdited(null)}
          onDone={(group) => {
            onChange(withGroup(filter, edited.kind, edited.index, isEmptyFilter(group) ? null : group));
            setEdited(null);
          }}
        />
      ) : null}
    </div>
  );
}

export function FilterChip({ label, onEdit, onRemove }: { label: string; onEdit: () => void; onRemove: () => void }) {
  const t = useTranslations("discovery.chips");
  return (
    <span className={classes.chip}>
      <button type="button" className={classes.edit} onClick={onEdit} title={label}>
        {label}
      </button>
      <button type="button" className={classes.remove} onClick={onRemove} aria-label={t("remove", { label })}>
        <IconX size={14} aria-hidden />
      </button>
    </span>
  );
}

type GroupsProps = { kind: GroupKind; groups: readonly CreatorConditions[]; words: FilterWords; onEdit: (index: number) => void; onRemove: (index: number) => void };

function Groups({ kind, groups, words, onEdit, onRemove }: GroupsProps) {
  const t = useTranslations("discovery.groups");
  if (groups.length === 0) return null;
  return (
    <span className={classes.groups} role="group" aria-label={t(kind)}>
      <span className={classes.groupsName}>{t(kind)}</span>
      {groups.map((group, index) => (
        <span key={index} className={classes.groupItem}>
          {index > 0 ? <span className={classes.or}>{t("or")}</span> : null}
          <FilterChip label={chipsOf(group).map((chip) => chipLabel(chip.content, words)).join(t("and"))} onEdit={() => onEdit(index)} onRemove={() => onRemove(index)} />
        </span>
      ))}
    </span>
  );
}

const mostGroups = 8;

function AddGroup({ filter, onAdd }: { filter: CreatorFilter; onAdd: (kind: GroupKind) => void }) {
  const t = useTranslations("discovery.groups");
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <Button variant="subtle" color="gray" size="compact-sm" leftSection={<IconPlus size={14} />}>
          {t("add")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {groupKinds.map((kind) => (
          <Menu.Item key={kind} disabled={(filter[kind]?.length ?? 0) >= mostGroups} onClick={() => onAdd(kind)}>
            {t(`${kind}Add`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
