"use client";

import type { CreatorCard } from "@fanfare/contracts/discovery";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { CreatorAvatar } from "@/components/creator-avatar.tsx";
import type { GridColumn } from "@/components/data-grid/data-grid.tsx";
import { PlatformIcon } from "@/components/platform-icon.tsx";
import classes from "./creator-columns.module.css";

type Account = CreatorCard["accounts"][number];

const largest = (card: CreatorCard, pick: (account: Account) => number | null): number | null => {
  const known = card.accounts.map(pick).filter((value) => value !== null);
  return known.length > 0 ? Math.max(...known) : null;
};

export const followersOf = (card: CreatorCard) => largest(card, (account) => account.followers);

/** Name, picture and handles: how a creator stands in every list. */
export function CreatorName({ card }: { card: CreatorCard }) {
  return (
    <span className={classes.name}>
      <CreatorAvatar name={card.displayName} size={32} />
      <span className={classes.words}>
        <span className={classes.display}>{card.displayName}</span>
        <span className={classes.handles}>
          {card.accounts.map((account) => (
            <span key={`${account.platform} ${account.handle}`} className={classes.handle}>
              <PlatformIcon platform={account.platform} size={14} isNameHidden />@{account.handle}
            </span>
          ))}
        </span>
      </span>
    </span>
  );
}

/** The columns of creators, the same in discovery and on lists. */
export function useCreatorColumns(isSortable: boolean): GridColumn<CreatorCard>[] {
  const t = useTranslations("discovery.column");
  const { number } = useFormatter();
  const locale = useLocale();
  return useMemo(() => {
    const languages = new Intl.DisplayNames([locale], { type: "language" });
    const regions = new Intl.DisplayNames([locale], { type: "region" });
    const count = (value: number | null) => (value === null ? "–" : number(value, { notation: "compact", maximumFractionDigits: 1 }));
    return [
      { id: "name", header: t("name"), width: 260, isGrowing: true, isSortable, cell: (card) => <CreatorName card={card} /> },
      { id: "followers", header: t("followers"), width: 120, align: "end", isSortable, cell: (card) => count(followersOf(card)) },
      { id: "averageViews", header: t("averageViews"), width: 130, align: "end", isSortable, cell: (card) => count(largest(card, (account) => account.averageViews)) },
      {
        id: "engagementRate", header: t("engagementRate"), width: 130, align: "end", isSortable,
        cell: (card) => {
          const rate = largest(card, (account) => account.engagementRate);
          return rate === null ? "–" : number(rate, { style: "percent", maximumFractionDigits: 1 });
        },
      },
      { id: "language", header: t("language"), width: 130, cell: (card) => card.languages.map((code) => languages.of(code) ?? code).join(", ") || "–" },
      { id: "country", header: t("country"), width: 130, cell: (card) => (card.country ? regions.of(card.country) : "–") },
    ];
  }, [t, number, locale, isSortable]);
}
