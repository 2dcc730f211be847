"use client";

import type { CreatorConditions, CreatorFacets } from "@fanfare/contracts/discovery";
import { TextInput, UnstyledButton } from "@mantine/core";
import { IconChevronRight, IconSearch } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useEffect, useId, useMemo, useRef, useState } from "react";
import { chipsOf } from "../filter/filter-chips.ts";
import type { FilterWords } from "../filter/chip-label.ts";
import { withCondition } from "../filter/filter-change.ts";
import { filterGroups, groupOf, type ConditionName, type FilterGroup } from "../filter/filter-fields.ts";
import { groupContents } from "./filter-groups.tsx";
import { isSought, PanelContext, usePanel, type Panel } from "./panel-context.ts";
import classes from "./panel.module.css";

/** A condition that a chip asks to edit; each asking is a new object. */
export type EditRequest = { field: ConditionName };

type FilterPanelProps = {
  conditions: CreatorConditions;
  onChange: (conditions: CreatorConditions) => void;
  facets: CreatorFacets | null;
  counting: Panel["counting"];
  words: FilterWords;
  edit?: EditRequest | null;
};

const editable = "input:not([type='hidden']), select, button, [role='slider']";

/** All filters in folding groups, those in use open, each value with how many creators it would give. */
export function FilterPanel({ conditions, onChange, facets, counting, words, edit = null }: FilterPanelProps) {
  const t = useTranslations("discovery");
  const root = useRef<HTMLDivElement>(null);
  const [sought, setSought] = useState("");
  const counts = useMemo(() => countByGroup(conditions), [conditions]);
  const [opened, setOpened] = useState<ReadonlySet<FilterGroup>>(() => new Set<FilterGroup>(["network", ...filterGroups.filter((group) => counts.get(group))]));
  useEffect(() => {
    if (!edit) return;
    setSought("");
    setOpened((present) => new Set([...present, groupOf[edit.field]]));
  }, [edit]);
  // Of the group that is edited only: opening another one later is no reason to move the focus again.
  const isEditShown = edit !== null && opened.has(groupOf[edit.field]);
  useEffect(() => {
    if (!edit || !isEditShown) return;
    const control = root.current?.querySelector(`[data-field="${edit.field}"]`);
    control?.scrollIntoView({ block: "nearest" });
    control?.querySelector<HTMLElement>(editable)?.focus({ preventScroll: true });
  }, [edit, isEditShown]);
  const panel = useMemo<Panel>(() => ({ conditions, facets, counting, words, sought, set: (name, value) => onChange(withCondition(conditions, name, value)) }), [conditions, facets, counting, words, sought, onChange]);
  const toggle = (group: FilterGroup) => {
    const next = new Set(opened);
    if (!next.delete(group)) next.add(group);
    setOpened(next);
  };
  return (
    <PanelContext value={panel}>
      <div ref={root} className={classes.panel} role="group" aria-label={t("filter.label")}>
        <TextInput
          size="xs"
          className={classes.finder ?? ""}
          aria-label={t("filter.find")}
          placeholder={t("filter.find")}
          leftSection={<IconSearch size={14} aria-hidden />}
          value={sought}
          onChange={(event) => setSought(event.currentTarget.value)}
        />
        {filterGroups.map((group) => (
          <Group key={group} group={group} count={counts.get(group) ?? 0} isOpen={sought.trim() !== "" || opened.has(group)} isSearching={sought.trim() !== ""} onToggle={() => toggle(group)} />
        ))}
      </div>
    </PanelContext>
  );
}

function countByGroup(conditions: CreatorConditions): Map<FilterGroup, number> {
  const counts = new Map<FilterGroup, number>();
  for (const { field } of chipsOf(conditions)) if (field !== "text") counts.set(groupOf[field], (counts.get(groupOf[field]) ?? 0) + 1);
  return counts;
}

type GroupProps = { group: FilterGroup; count: number; isOpen: boolean; isSearching: boolean; onToggle: () => void };

function Group({ group, count, isOpen, isSearching, onToggle }: GroupProps) {
  const t = useTranslations("discovery");
  const id = useId();
  const panel = usePanel();
  const Contents = groupContents[group];
  const title = t(`group.${group}`);
  // Whoever looks for a heading wants all that stands under it.
  const shown = isSought(title, panel.sought) ? { ...panel, sought: "" } : panel;
  return (
    <section className={classes.group} data-searching={isSearching || undefined}>
      <h2 className={classes.heading}>
        <UnstyledButton className={classes.toggle} aria-expanded={isOpen} aria-controls={id} onClick={onToggle}>
          <IconChevronRight size={16} aria-hidden className={classes.chevron} />
          <span>{title}</span>
          {count > 0 ? <span className={classes.inForce} aria-label={t("filter.inForce", { count })}>{count}</span> : null}
        </UnstyledButton>
      </h2>
      <div id={id} className={classes.controls} hidden={!isOpen}>
        {isOpen ? (
          <PanelContext value={shown}>
            <Contents />
          </PanelContext>
        ) : null}
      </div>
    </section>
  );
}
