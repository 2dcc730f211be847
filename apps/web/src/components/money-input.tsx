"use client";

import { type Currency, currencyExponents, type Money } from "@fanfare/contracts/money";
import { TextInput, type TextInputProps } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { parseTyped, toDecimal } from "@/lib/money.ts";

type MoneyInputProps = Omit<TextInputProps, "value" | "defaultValue" | "onChange" | "type"> & {
  currency: Currency;
  /** Minor units as text, or null while nothing is typed. */
  value: Money | null;
  onChange: (money: Money | null) => void;
};

/** Takes an amount as one writes it ("1 250,5") and gives minor units; what cannot be read stays and is explained. */
export function MoneyInput({ currency, value, onChange, error, onBlur, ...rest }: MoneyInputProps) {
  const t = useTranslations("common.money");
  const [typed, setTyped] = useState<string | null>(null);
  const read = typed === null ? null : parseTyped(typed, currency);
  const faults = {
    "not-a-number": t("notANumber"),
    "too-precise": t("tooPrecise", { currency, count: currencyExponents[currency] }),
  };
  return (
    <TextInput
      {...rest}
      inputMode="decimal"
      autoComplete="off"
      value={typed ?? (value ? toDecimal(value) : "")}
      error={read && "fault" in read ? faults[read.fault] : error}
      rightSection={<span className="tabular">{currency}</span>}
      rightSectionWidth={52}
      styles={{ input: { fontVariantNumeric: "tabular-nums", textAlign: "right" } }}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        const next = parseTyped(currentTarget.value, currency);
        onChange("money" in next ? next.money : null);
      }}
      onBlur={(event) => {
        if (read && "money" in read) setTyped(null);
        onBlur?.(event);
      }}
    />
  );
}
