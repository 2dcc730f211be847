"use client";

import { CreatorConditions } from "@fanfare/contracts/discovery";
import { currencyExponents, type Currency } from "@fanfare/contracts/money";
import { NativeSelect } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Control } from "./control.tsx";
import { usePanel } from "./panel-context.ts";
import classes from "./panel.module.css";
import { RangeFields, type Bounds } from "./range-control.tsx";

type Price = NonNullable<CreatorConditions["price"]>;

const bases = ["either", "stated", "estimated"] as const;

const times = (bounds: Bounds, factor: number): Bounds => ({
  ...(bounds.min !== undefined && { min: Math.round(bounds.min * factor) }),
  ...(bounds.max !== undefined && { max: Math.round(bounds.max * factor) }),
});

/** What a post costs, in whole units of a currency: as the creator states it, by our formula, or either. */
export function PriceControl() {
  const { conditions, set } = usePanel();
  const t = useTranslations("discovery");
  const { price } = conditions;
  // Kept here until there is a bound: a currency alone narrows nothing.
  const [kept, setKept] = useState<Pick<Price, "currency" | "basis">>({ currency: price?.currency ?? "EUR", basis: price?.basis ?? "either" });
  const { currency, basis } = price ?? kept;
  const unit = 10 ** currencyExponents[currency];
  const choose = (part: Partial<typeof kept>) => {
    const next = { currency, basis, ...part };
    setKept(next);
    if (!price) return;
    const factor = 10 ** currencyExponents[next.currency] / unit;
    set("price", { ...next, ...times(price, factor) });
  };
  const shown: Bounds = price ? { ...(price.min !== undefined && { min: price.min / unit }), ...(price.max !== undefined && { max: price.max / unit }) } : {};
  const asPrice = (bounds: Bounds): Price => ({ currency, basis, ...times(bounds, unit) });
  return (
    <Control field="price" title={t("field.price")}>
      <div className={classes.line}>
        <NativeSelect size="xs" aria-label={t("filter.currency")} data={Object.keys(currencyExponents)} value={currency} onChange={(event) => choose({ currency: event.currentTarget.value as Currency })} />
        <NativeSelect size="xs" aria-label={t("filter.priceBasis")} data={bases.map((value) => ({ value, label: t(`price.${value}`) }))} value={basis}
          onChange={(event) => choose({ basis: event.currentTarget.value as Price["basis"] })} />
      </div>
      <RangeFields name={t("field.price")} bounds={shown} isValid={(bounds) => CreatorConditions.shape.price.safeParse(asPrice(bounds)).success}
        onChange={(bounds) => set("price", bounds.min === undefined && bounds.max === undefined ? undefined : asPrice(bounds))} />
    </Control>
  );
}
