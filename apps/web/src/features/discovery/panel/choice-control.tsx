"use client";

import type { CreatorConditions, TermFacet } from "@fanfare/contracts/discovery";
import { ActionIcon, Checkbox, Skeleton, UnstyledButton } from "@mantine/core";
import { IconBan } from "@tabler/icons-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { toggledChoice, type Choice, type Side } from "../filter/choice.ts";
import type { ChoiceField } from "../filter/filter-fields.ts";
import { Control } from "./control.tsx";
import { usePanel } from "./panel-context.ts";
import classes from "./panel.module.css";

const shownAtFirst = 6;

type ChoiceControlProps = { field: ChoiceField; values?: readonly string[]; facet?: TermFacet; adder?: (add: (value: string, side: Side) => void) => ReactNode };

/** Values to take in or to leave out, each with how many it would give while all other filters stay in force. */
export function ChoiceControl({ field, values, facet, adder }: ChoiceControlProps) {
  const { conditions, set, facets, counting, words } = usePanel();
  const t = useTranslations("discovery");
  const [isWhole, setWhole] = useState(false);
  const choice: Choice = conditions[field] ?? {};
  const counts = new Map((facet ? (facets?.terms[facet] ?? []) : []).map(({ value, count }) => [value, count]));
  // A chosen value stays in sight even when it gives nothing just now.
  const all = [...new Set([...(values ?? counts.keys()), ...(choice.include ?? []), ...(choice.exclude ?? [])])];
  const isChosen = (value: string) => choice.include?.includes(value) || choice.exclude?.includes(value);
  const shown = isWhole || values ? all : all.filter((value, index) => index < shownAtFirst || isChosen(value));
  const toggle = (value: string, side: Side) => set(field, toggledChoice(choice, value, side) as CreatorConditions[ChoiceField]);
  return (
    <Control field={field} title={t(`field.${field}`)}>
      {counting === "loading" && facet && !values ? <Placeholders rows={shownAtFirst - shown.length} /> : null}
      {shown.map((value) => (
        <ChoiceRow
          key={value}
          name={words.value(field, value)}
          isIncluded={choice.include?.includes(value) ?? false}
          isExcluded={choice.exclude?.includes(value) ?? false}
          count={facets && facet ? (counts.get(value) ?? 0) : null}
          onToggle={(side) => toggle(value, side)}
        />
      ))}
      {all.length > shown.length || (isWhole && all.length > shownAtFirst) ? (
        <UnstyledButton className={classes.more} aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? t("filter.fewer") : t("filter.more", { count: all.length - shown.length })}
        </UnstyledButton>
      ) : null}
      {adder?.((value, side) => (choice[side]?.includes(value) ? undefined : toggle(value, side)))}
    </Control>
  );
}

/** Holds the place of the values until they are counted, so that nothing moves when they come. */
function Placeholders({ rows }: { rows: number }) {
  return (
    <div aria-hidden="true">
      {Array.from({ length: Math.max(0, rows) }, (_, row) => (
        <div key={row} className={classes.value}>
          <Skeleton height={10} width={`${60 - row * 4}%`} />
        </div>
      ))}
    </div>
  );
}

type ChoiceRowProps = { name: string; isIncluded: boolean; isExcluded: boolean; count: number | null; onToggle: (side: Side) => void };

function ChoiceRow({ name, isIncluded, isExcluded, count, onToggle }: ChoiceRowProps) {
  const t = useTranslations("discovery.filter");
  const { facets } = usePanel();
  const { number } = useFormatter();
  const written = count === null ? null : number(count, { notation: "compact", maximumFractionDigits: 1 });
  return (
    <div className={classes.value} data-excluded={isExcluded || undefined}>
      <Checkbox size="xs" label={name} checked={isIncluded} onChange={() => onToggle("include")} classNames={{ label: classes.valueName ?? "" }} />
      <span className={classes.count}>{written === null ? null : facets?.isAbout ? t("about", { count: written }) : written}</span>
      <ActionIcon size={24} className={classes.exclude ?? ""} aria-pressed={isExcluded} aria-label={t("exclude", { value: name })} title={t("exclude", { value: name })} onClick={() => onToggle("exclude")}>
        <IconBan size={14} aria-hidden />
      </ActionIcon>
    </div>
  );
}
