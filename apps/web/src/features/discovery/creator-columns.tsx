"use client";

import type { CreatorCard, CreatorRelation } from "@fanfare/contracts/discovery";
import type { Platform } from "@fanfare/contracts/platforms";
import { IconCircleCheck } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useMemo, type ReactNode } from "react";
import { CreatorAvatar } from "@/components/creator-avatar.tsx";
import type { GridColumn } from "@/components/data-grid/data-grid.tsx";
import { DateText } from "@/components/date-text.tsx";
import { MoneyText } from "@/components/money-text.tsx";
import { PlatformIcon } from "@/components/platform-icon.tsx";
import classes from "./creator-columns.module.css";
import { columnIds, type ColumnId } from "./results/column-ids.ts";
import { shownAccount, type CardAccount } from "./results/figures-of.ts";
import { RelationMarks } from "./results/relation-marks.tsx";
import { useFigureWords, type FigureWords } from "./results/use-figure-words.ts";
import { useFormulaHints } from "./results/use-formula-hints.ts";

/** Name, picture and handles: how a creator stands in every list. */
export function CreatorName({ card, relation }: { card: CreatorCard; relation?: CreatorRelation | undefined }) {
  const t = useTranslations("discovery");
  return (
    <span className={classes.name}>
      <CreatorAvatar name={card.displayName} size={32} />
      <span className={classes.words}>
        <span className={classes.top}>
          <span className={classes.display}>{card.displayName}</span>
          <RelationMarks relation={relation} isShort />
        </span>
        <span className={classes.handles}>
          {card.accounts.map((account) => (
            <span key={`${account.platform} ${account.handle}`} className={classes.handle}>
              <PlatformIcon platform={account.platform} size={14} isNameHidden />@{account.handle}
              {account.isVerified ? <IconCircleCheck size={13} role="img" aria-label={t("verified")} /> : null}
            </span>
          ))}
        </span>
      </span>
    </span>
  );
}

type ColumnOptions = { networks?: readonly Platform[]; relations?: ReadonlyMap<string, CreatorRelation>; shown?: readonly ColumnId[] };

type Shape = { width: number; isGrowing?: boolean; isFigure?: boolean; isSorted?: boolean };

const shapes: Record<ColumnId, Shape> = {
  name: { width: 236, isGrowing: true, isSorted: true },
  relation: { width: 170 },
  followers: { width: 100, isFigure: true, isSorted: true },
  averageViews: { width: 116, isFigure: true, isSorted: true },
  engagementRate: { width: 108, isFigure: true, isSorted: true },
  authenticity: { width: 108, isFigure: true, isSorted: true },
  followersGrowth30: { width: 122, isFigure: true, isSorted: true },
  estimatedReach: { width: 130, isFigure: true, isSorted: true },
  estimatedPrice: { width: 130, isFigure: true, isSorted: true },
  lastPost: { width: 126, isFigure: true, isSorted: true },
  language: { width: 130 },
  country: { width: 112 },
  city: { width: 130 },
  topics: { width: 180 },
  contact: { width: 100 },
};

const accountCells: Partial<Record<ColumnId, (account: CardAccount | null, words: FigureWords) => ReactNode>> = {
  followers: (account, words) => words.count(account?.followers),
  averageViews: (account, words) => words.count(account?.averageViews),
  engagementRate: (account, words) => words.share(account?.engagementRate),
  authenticity: (account, words) => words.points(account?.authenticity),
  followersGrowth30: (account, words) => words.change(account?.followersGrowth30),
  estimatedReach: (account, words) => words.count(account?.estimatedReach),
  lastPost: (account) => <DateText value={account?.lastPostAt} />,
};

/**
 * The columns of creators, the same in discovery and on lists. The figures of a row are those of one account: the largest
 * on the networks asked for, else the largest of all.
 */
export function useCreatorColumns(isSortable: boolean, { networks, relations, shown = columnsOfLists }: ColumnOptions = {}): GridColumn<CreatorCard>[] {
  const t = useTranslations("discovery");
  const words = useFigureWords();
  const hints = useFormulaHints();
  return useMemo(() => {
    const cell = (id: ColumnId, card: CreatorCard): ReactNode => {
      const ofAccount = accountCells[id];
      if (ofAccount) return ofAccount(shownAccount(card, networks), words);
      // Where the marks have a column of their own, the name needs none.
      if (id === "name") return <CreatorName card={card} relation={shown.includes("relation") ? undefined : relations?.get(card.id)} />;
      if (id === "relation") return <RelationMarks relation={relations?.get(card.id)} />;
      if (id === "estimatedPrice") return <MoneyText money={card.estimatedPrice} />;
      if (id === "language") return words.languages(card.languages);
      if (id === "country") return words.country(card.country);
      if (id === "city") return card.city ?? "–";
      if (id === "topics") return card.topics.join(", ") || "–";
      return t(card.hasContact ? "filter.yes" : "filter.no");
    };
    return columnIds
      .filter((id) => shown.includes(id))
      .map((id) => ({
        id,
        header: t(`column.${id}`),
        width: shapes[id].width,
        isGrowing: shapes[id].isGrowing ?? false,
        isSortable: isSortable && (shapes[id].isSorted ?? false),
        align: shapes[id].isFigure ? ("end" as const) : ("start" as const),
        ...(hints[id] && { hint: hints[id] }),
        cell: (card: CreatorCard) => cell(id, card),
      }));
  }, [t, words, hints, isSortable, networks, relations, shown]);
}

const columnsOfLists: readonly ColumnId[] = ["name", "followers", "averageViews", "engagementRate", "authenticity", "estimatedPrice", "language", "country"];
