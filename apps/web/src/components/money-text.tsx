"use client";

import type { Money } from "@fanfare/contracts/money";
import { useLocale } from "next-intl";
import { formatMoney } from "@/lib/money.ts";

type MoneyTextProps = { money: Money | null | undefined; isStrong?: boolean };

/** An amount with its currency in digits of fixed width; unknown is a dash. Columns of amounts take `align: "end"`. */
export function MoneyText({ money, isStrong = false }: MoneyTextProps) {
  const locale = useLocale();
  if (!money) return <span className="tabular">–</span>;
  return (
    <span className="tabular" style={{ whiteSpace: "nowrap", fontWeight: isStrong ? 600 : undefined }}>
      {formatMoney(money, locale)}
    </span>
  );
}

/** The same as a text, for sentences and titles. */
export function useFormatMoney(): (money: Money) => string {
  const locale = useLocale();
  return (money) => formatMoney(money, locale);
}
