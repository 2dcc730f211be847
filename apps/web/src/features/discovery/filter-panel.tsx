"use client";

import type { CreatorFacets } from "@fanfare/contracts/discovery";
import type { Platform } from "@fanfare/contracts/platforms";
import { Button, Checkbox, NumberInput, Select, UnstyledButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useMemo, useState, type ReactNode } from "react";
import { useTRPC } from "@/lib/trpc.tsx";
import classes from "./filter-panel.module.css";
import type { CreatorFilterState } from "./use-creator-filter.ts";

type FilterPanelProps = { filters: CreatorFilterState; facets: CreatorFacets | null };

/** The filters, each value with how many creators it would give while all other filters stay in force. */
export function FilterPanel({ filters, facets }: FilterPanelProps) {
  const t = useTranslations("discovery.filter");
  const platformName = useTranslations("common.platform");
  const { state, setState, clear } = filters;
  const locale = useLocale();
  const languageName = useMemo(() => new Intl.DisplayNames([locale], { type: "language" }), [locale]);
  const countryName = useMemo(() => new Intl.DisplayNames([locale], { type: "region" }), [locale]);
  return (
    <div className={classes.panel} role="group" aria-label={t("label")}>
      <Facet title={t("platform")} values={facets?.platforms ?? []} chosen={state.platform} name={(value) => platformName(value as Platform)}
        onChange={(values) => void setState({ platform: values as Platform[] })} />
      <FollowersFilter filters={filters} facets={facets} />
      <section className={classes.section}>
        <NumberInput label={t("engagement")} description={t("engagementHint")} suffix=" %" min={0} max={1000} decimalScale={2} value={state.er ?? ""}
          onChange={(value) => void setState({ er: typeof value === "number" ? value : null })} />
      </section>
      <Facet title={t("language")} values={facets?.languages ?? []} chosen={state.language} name={(code) => languageName.of(code) ?? code}
        onChange={(language) => void setState({ language })} />
      <Facet title={t("country")} values={facets?.countries ?? []} chosen={state.country} name={(code) => countryName.of(code) ?? code}
        onChange={(country) => void setState({ country })} />
      <ListFilter filters={filters} />
      <Button variant="default" size="compact-sm" onClick={clear}>
        {t("clear")}
      </Button>
    </div>
  );
}

const shownAtFirst = 6;

type FacetProps = { title: string; values: readonly { value: string; count: number }[]; chosen: readonly string[]; name: (value: string) => string; onChange: (values: string[]) => void };

function Facet({ title, values, chosen, name, onChange }: FacetProps) {
  const t = useTranslations("discovery.filter");
  const { number } = useFormatter();
  const [isWhole, setWhole] = useState(false);
  // A chosen value stays in sight even when it gives nothing just now.
  const missing = chosen.filter((value) => !values.some((facet) => facet.value === value)).map((value) => ({ value, count: 0 }));
  const all = [...values, ...missing];
  if (all.length === 0) return null;
  const shown = isWhole ? all : all.filter((facet, index) => index < shownAtFirst || chosen.includes(facet.value));
  return (
    <Section title={title}>
      {shown.map(({ value, count }) => (
        <div key={value} className={classes.value}>
          <Checkbox size="xs" label={name(value)} checked={chosen.includes(value)}
            onChange={(event) => onChange(event.currentTarget.checked ? [...chosen, value] : chosen.filter((other) => other !== value))} />
          <span className={classes.count}>{number(count)}</span>
        </div>
      ))}
      {all.length > shownAtFirst ? (
        <UnstyledButton className={classes.more} onClick={() => setWhole(!isWhole)}>
          {isWhole ? t("fewer") : t("more", { count: all.length - shownAtFirst })}
        </UnstyledButton>
      ) : null}
    </Section>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className={classes.section}>
      <legend className={classes.title}>{title}</legend>
      {children}
    </fieldset>
  );
}

/** The range, and under it how the results spread over the steps; a step is chosen by a press. */
function FollowersFilter({ filters, facets }: FilterPanelProps) {
  const t = useTranslations("discovery.filter");
  const { number } = useFormatter();
  const { state, setState } = filters;
  const steps = facets?.followers ?? [];
  const most = Math.max(1, ...steps.map((step) => step.count));
  const compact = (value: number) => number(value, { notation: "compact" });
  return (
    <Section title={t("followers")}>
      <div className={classes.range}>
        <NumberInput aria-label={t("followersMin")} placeholder={t("from")} min={0} thousandSeparator=" " hideControls value={state.min ?? ""}
          onChange={(value) => void setState({ min: typeof value === "number" ? Math.round(value) : null })} />
        <NumberInput aria-label={t("followersMax")} placeholder={t("to")} min={0} thousandSeparator=" " hideControls value={state.max ?? ""}
          onChange={(value) => void setState({ max: typeof value === "number" ? Math.round(value) : null })} />
      </div>
      <ul className={classes.histogram}>
        {steps.map((step, index) => {
          const from = Number(step.value);
          const to = index + 1 < steps.length ? Number(steps[index + 1]!.value) : null;
          const isChosen = state.min === from && state.max === to;
          return (
            <li key={step.value}>
              <UnstyledButton className={classes.bar} aria-pressed={isChosen} onClick={() => void setState(isChosen ? { min: null, max: null } : { min: from, max: to })}>
                <span className={classes.fill} style={{ width: `${Math.max(2, (step.count / most) * 100)}%` }} aria-hidden />
                <span>{to === null ? t("andMore", { from: compact(from) }) : t("between", { from: compact(from), to: compact(to) })}</span>
                <span className={classes.count}>{number(step.count)}</span>
              </UnstyledButton>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

function ListFilter({ filters }: { filters: CreatorFilterState }) {
  const t = useTranslations("discovery.filter");
  const lists = useQuery(useTRPC().creators.query.findLists.queryOptions());
  if (!lists.data || lists.data.length === 0) return null;
  return (
    <Select label={t("notIn")} placeholder={t("notInNone")} clearable data={lists.data.map((list) => ({ value: list.id, label: list.name }))}
      value={filters.state.notIn} onChange={(notIn) => void filters.setState({ notIn })} />
  );
}
