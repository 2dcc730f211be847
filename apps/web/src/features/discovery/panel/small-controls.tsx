"use client";

import type { CreatorConditions } from "@fanfare/contracts/discovery";
import { Checkbox, MultiSelect, NumberInput, SegmentedControl, Switch, TagsInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ChoiceField, DayField, FlagField, ListField, TextField } from "../filter/filter-fields.ts";
import { Control, useIsSought } from "./control.tsx";
import { usePanel } from "./panel-context.ts";
import classes from "./panel.module.css";

/** Yes, no, or either. */
export function FlagControl({ field }: { field: FlagField }) {
  const { conditions, set } = usePanel();
  const t = useTranslations("discovery");
  const value = conditions[field];
  return (
    <Control field={field} title={t(`field.${field}`)}>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t(`field.${field}`)}
        data={["any", "yes", "no"].map((answer) => ({ value: answer, label: t(`filter.${answer}`) }))}
        value={value === undefined ? "any" : value ? "yes" : "no"}
        onChange={(answer) => set(field, answer === "any" ? undefined : answer === "yes")}
      />
    </Control>
  );
}

/** On or not asked for: a switch that says in words what it does. */
export function SwitchControl({ field }: { field: FlagField }) {
  const { conditions, set } = usePanel();
  const t = useTranslations("discovery");
  if (!useIsSought(t(`flag.${field}.yes`))) return null;
  return (
    <div data-field={field}>
      <Switch size="xs" label={t(`flag.${field}.yes`)} checked={conditions[field] === true} onChange={(event) => set(field, event.currentTarget.checked || undefined)} />
    </div>
  );
}

/** Several of a few values; all are in sight. */
export function ChecksControl({ field, values }: { field: ListField; values: readonly string[] }) {
  const { conditions, set, words } = usePanel();
  const t = useTranslations("discovery.field");
  return (
    <Control field={field} title={t(field)}>
      <Checkbox.Group value={conditions[field] ?? []} onChange={(next) => set(field, next as CreatorConditions[ListField])}>
        <div className={classes.checks}>
          {values.map((value) => (
            <Checkbox key={value} size="xs" value={value} label={words.value(field, value)} />
          ))}
        </div>
      </Checkbox.Group>
    </Control>
  );
}

/** Several of many values, found by name. */
export function ManyControl({ field, choices, most }: { field: ListField; choices: readonly { value: string; label: string }[]; most: number }) {
  const { conditions, set } = usePanel();
  const t = useTranslations("discovery");
  return (
    <Control field={field} title={t(`field.${field}`)}>
      <MultiSelect
        size="xs"
        aria-label={t(`field.${field}`)}
        placeholder={conditions[field]?.length ? "" : t("filter.choose")}
        searchable
        clearable
        hidePickedOptions
        maxValues={most}
        data={[...choices]}
        value={conditions[field] ?? []}
        onChange={(next) => set(field, next as CreatorConditions[ListField])}
      />
    </Control>
  );
}

const longestWord = 60;
const tidy = (words: readonly string[]): string[] => words.map((word) => word.trim().slice(0, longestWord)).filter(Boolean);

type WordsProps = { label: string; value: readonly string[] | undefined; most: number; onChange: (words: string[]) => void };

function Words({ label, value, most, onChange }: WordsProps) {
  return <TagsInput size="xs" label={label} aria-label={label} maxTags={most} splitChars={[",", ";"]} value={[...(value ?? [])]} onChange={(words) => onChange(tidy(words))} classNames={{ label: classes.side ?? "" }} />;
}

const modes = [["all", 10], ["any", 20], ["none", 20]] as const;

/** Words or phrases of a text: all of them, any of them, none of them. */
export function TextControl({ field }: { field: TextField }) {
  const { conditions, set } = usePanel();
  const t = useTranslations("discovery");
  return (
    <Control field={field} title={t(`field.${field}`)}>
      {modes.map(([mode, most]) => (
        <Words key={mode} label={t(`filter.words.${mode}`)} value={conditions[field]?.[mode]} most={most} onChange={(words) => set(field, { ...conditions[field], [mode]: words })} />
      ))}
    </Control>
  );
}

/** Words of an open vocabulary that nobody counts: any of the first line, none of the second. */
export function WordChoiceControl({ field }: { field: Extract<ChoiceField, "hashtags" | "mentions" | "games"> }) {
  const { conditions, set } = usePanel();
  const t = useTranslations("discovery");
  const bare = (words: string[]) => tidy(words.map((word) => word.replace(/^[#@]+/, "")));
  return (
    <Control field={field} title={t(`field.${field}`)}>
      {(["include", "exclude"] as const).map((side) => (
        <Words key={side} label={t(`filter.side.${side}`)} value={conditions[field]?.[side]} most={50} onChange={(words) => set(field, { ...conditions[field], [side]: bare(words) })} />
      ))}
    </Control>
  );
}

const longestDays = 3_650;

/** Within so many days. */
export function DaysControl({ field }: { field: DayField }) {
  const { conditions, set } = usePanel();
  const t = useTranslations("discovery");
  return (
    <Control field={field} title={t(`field.${field}`)}>
      <NumberInput
        size="xs"
        aria-label={t(`field.${field}`)}
        placeholder={t("filter.anyTime")}
        suffix={` ${t("filter.days")}`}
        min={1}
        max={longestDays}
        clampBehavior="strict"
        allowDecimal={false}
        allowNegative={false}
        hideControls
        value={conditions[field] ?? ""}
        onChange={(value) => set(field, typeof value === "number" && value >= 1 ? value : undefined)}
      />
    </Control>
  );
}
