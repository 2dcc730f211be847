"use client";

import { useFormatter, useLocale } from "next-intl";
import { useMemo } from "react";

/** Figures, countries and languages as texts; what is not known is a dash. */
export function useFigureWords() {
  const { number } = useFormatter();
  const locale = useLocale();
  return useMemo(() => {
    const languages = new Intl.DisplayNames([locale], { type: "language" });
    const regions = new Intl.DisplayNames([locale], { type: "region" });
    const known = (value: number | null | undefined, write: (known: number) => string) => (value === null || value === undefined ? "–" : write(value));
    return {
      count: (value: number | null | undefined) => known(value, (amount) => number(amount, { notation: "compact", maximumFractionDigits: 1 })),
      share: (value: number | null | undefined) => known(value, (share) => number(share, { style: "percent", maximumFractionDigits: 1 })),
      change: (value: number | null | undefined) => known(value, (share) => number(share, { style: "percent", maximumFractionDigits: 1, signDisplay: "exceptZero" })),
      points: (value: number | null | undefined) => known(value, (points) => number(points, { maximumFractionDigits: 0 })),
      languages: (codes: readonly string[]) => codes.map((code) => languages.of(code) ?? code).join(", ") || "–",
      country: (code: string | null) => (code ? (regions.of(code) ?? code) : "–"),
    };
  }, [number, locale]);
}

export type FigureWords = ReturnType<typeof useFigureWords>;
