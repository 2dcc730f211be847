"use client";

import type { AccountFactsView, AccountFigures } from "@fanfare/contracts/creator-facts";
import { currencyExponents } from "@fanfare/contracts/money";
import { useFormatter, useTranslations } from "next-intl";
import type { FigureOrigin } from "@/components/figure.tsx";
import { useNumbers } from "@/lib/use-numbers.ts";

export type FigureId = keyof AccountFigures;

/** How the figures of an account are written, and where each says it comes from. */
export function useAccountFigureWords() {
  const t = useTranslations("creator-facts");
  const { number } = useFormatter();
  const { compact, percent, change } = useNumbers();
  return {
    compact,
    percent,
    change,
    dollars: (minor: number | null | undefined) =>
      minor === null || minor === undefined ? null : number(minor / 10 ** currencyExponents.USD, { style: "currency", currency: "USD", maximumFractionDigits: 0 }),
    /** Of a figure that a formula gave. */
    computed: (account: AccountFactsView, id: FigureId, basis: FigureOrigin["basis"] = "measured"): FigureOrigin => ({
      definition: t(`figure.${id}`),
      formula: id,
      ...(account.figures[id] && { formulaVersion: t("version", { version: account.figures[id].version }) }),
      source: account.source,
      readAt: account.figuresAt ?? account.readAt,
      ...(basis && { basis }),
    }),
    /** Of a number as its source told it. */
    told: (account: AccountFactsView, name: "followers" | "averageViews"): FigureOrigin => ({ definition: t(`figure.${name}`), source: account.source, readAt: account.readAt, basis: "measured" }),
    /** Why a figure is not known, in the person's language where we have the words. */
    reason: (account: AccountFactsView, id: FigureId) => {
      const reason = account.figures[id]?.reason;
      if (!reason) return t("reason.notComputed");
      return t.has(`reason.${reason}`) ? t(`reason.${reason}`) : reason;
    },
  };
}
