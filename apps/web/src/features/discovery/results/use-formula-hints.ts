"use client";

import type { FormulaView } from "@fanfare/contracts/creator-facts";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useTRPC } from "@/lib/trpc.tsx";
import type { ColumnId } from "./column-ids.ts";

/** Columns by the formula that gives their figure; null for those that a source tells. */
const formulaOf: Partial<Record<ColumnId, FormulaView["id"] | null>> = {
  followers: null,
  averageViews: null,
  lastPost: null,
  engagementRate: "engagementRate",
  authenticity: "authenticity",
  followersGrowth30: "followersGrowth",
  estimatedReach: "estimatedReach",
  estimatedPrice: "estimatedPrice",
};

const formulasChangeWithReleases = 60 * 60_000;

/** What each figure's column means: the formula in words, with the version that is in use. */
export function useFormulaHints(): Partial<Record<ColumnId, string>> {
  const t = useTranslations("discovery");
  const formulas = useQuery(useTRPC().discovery.query.findFormulas.queryOptions(undefined, { staleTime: formulasChangeWithReleases }));
  return useMemo(() => {
    const versions = new Map((formulas.data ?? []).map(({ id, version }) => [id, version]));
    const hint = (column: string, formula: FormulaView["id"] | null) => {
      const version = formula ? versions.get(formula) : undefined;
      const meaning = t(`hint.${column}`);
      return version === undefined ? meaning : t("hintVersion", { meaning, version });
    };
    return Object.fromEntries(Object.entries(formulaOf).map(([column, formula]) => [column, hint(column, formula)]));
  }, [t, formulas.data]);
}
