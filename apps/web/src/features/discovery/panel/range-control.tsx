"use client";

import { CreatorConditions, histogramFacets, type HistogramFacet, type RangeMetric } from "@fanfare/contracts/discovery";
import { NumberInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { isShare } from "../filter/filter-fields.ts";
import type { Bar } from "../filter/value-scale.ts";
import { Control } from "./control.tsx";
import { Histogram } from "./histogram.tsx";
import { usePanel } from "./panel-context.ts";
import classes from "./panel.module.css";

export type Bounds = { min?: number | undefined; max?: number | undefined };
export type RangeField = RangeMetric | "age";

const hasHistogram = (field: string): field is HistogramFacet => (histogramFacets as readonly string[]).includes(field);
const noBars: Bar[] = [];
const hasDecimals = new Set(["engagementRate", "activeDaysPerWeek", "authenticity"]);

/** A figure between two values. With counts at hand, the bars above the fields show and cut how it spreads. */
export function RangeControl({ field }: { field: RangeField }) {
  const { conditions, set, facets, counting, words } = usePanel();
  const t = useTranslations("discovery");
  const bounds: Bounds = conditions[field] ?? {};
  const change = (next: Bounds) => set(field, next);
  const name = t(`field.${field}`);
  return (
    <Control field={field} title={name}>
      {hasHistogram(field) && counting !== "never" ? (
        <Histogram facet={field} name={name} bars={facets?.histograms[field] ?? noBars} bounds={bounds} onChange={change} write={isShare(field) ? words.share : words.count} />
      ) : null}
      <RangeFields
        name={name}
        bounds={bounds}
        onChange={change}
        isShare={isShare(field)}
        hasDecimals={hasDecimals.has(field)}
        isValid={(next) => CreatorConditions.shape[field].safeParse(next).success}
      />
    </Control>
  );
}

type RangeFieldsProps = { name: string; bounds: Bounds; onChange: (bounds: Bounds) => void; isValid: (bounds: Bounds) => boolean; isShare?: boolean; hasDecimals?: boolean; isSigned?: boolean };

/** From and to. What is not yet a range (from 18 to 2…) waits in the fields and changes nothing. */
export function RangeFields({ name, bounds, onChange, isValid, isShare: isPercent = false, hasDecimals: isFine = false, isSigned = false }: RangeFieldsProps) {
  const t = useTranslations("discovery.filter");
  const [draft, setDraft] = useState<Bounds | null>(null);
  useEffect(() => setDraft(null), [bounds.min, bounds.max]);
  const shown = draft ?? bounds;
  const isCrossed = shown.min !== undefined && shown.max !== undefined && shown.min > shown.max;
  const change = (end: "min" | "max") => (value: number | string) => {
    const typed = typeof value === "number" ? (isPercent ? Number((value / 100).toFixed(6)) : value) : undefined;
    const next = { ...shown, [end]: typed };
    setDraft(next);
    if (isValid(next)) onChange(next);
  };
  const field = (end: "min" | "max") => {
    const value = shown[end];
    return (
      <NumberInput
        size="xs"
        aria-label={t(end === "min" ? "atLeast" : "atMost", { field: name })}
        placeholder={t(end === "min" ? "from" : "to")}
        allowNegative={isSigned}
        allowDecimal={isPercent || isFine}
        decimalScale={2}
        thousandSeparator=" "
        hideControls
        {...(isPercent && { suffix: " %" })}
        error={isCrossed && end === "max"}
        value={value === undefined ? "" : isPercent ? Number((value * 100).toFixed(4)) : value}
        onChange={change(end)}
      />
    );
  };
  return (
    <>
      <div className={classes.range}>
        {field("min")}
        {field("max")}
      </div>
      {isCrossed ? (
        <p role="alert" className={classes.fault}>
          {t("crossed")}
        </p>
      ) : null}
    </>
  );
}
