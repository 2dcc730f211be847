"use client";

import { useLocale } from "next-intl";
import { useMemo } from "react";
import { useNumbers, type WriteNumber } from "@/lib/use-numbers.ts";

/** Figures, countries and languages as texts; what is not known is a dash. */
export function useFigureWords() {
  const numbers = useNumbers();
  const locale = useLocale();
  return useMemo(() => {
    const languages = new Intl.DisplayNames([locale], { type: "language" });
    const regions = new Intl.DisplayNames([locale], { type: "region" });
    const orDash = (write: WriteNumber) => (value: number | null | undefined) => write(value) ?? "–";
    return {
      count: orDash(numbers.compact),
      share: orDash(numbers.percent),
      change: orDash(numbers.change),
      points: orDash(numbers.whole),
      languages: (codes: readonly string[]) => codes.map((code) => languages.of(code) ?? code).join(", ") || "–",
      country: (code: string | null) => (code ? (regions.of(code) ?? code) : "–"),
    };
  }, [numbers, locale]);
}

export type FigureWords = ReturnType<typeof useFigureWords>;
