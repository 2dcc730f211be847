"use client";

import type { CollaborationRow } from "@fanfare/contracts/collaborations";
import { useFormatter, useTranslations } from "next-intl";
import { useMemo } from "react";
import { CreatorAvatar } from "@/components/creator-avatar.tsx";
import type { GridColumn } from "@/components/data-grid/data-grid.tsx";
import { DateText } from "@/components/date-text.tsx";
import { MoneyText } from "@/components/money-text.tsx";
import { PlatformIcon } from "@/components/platform-icon.tsx";
import { StatusBadge } from "@/components/status-badge.tsx";
import { TurnBadge } from "@/components/turn-badge.tsx";
import { PostMark } from "../tracking/post-mark.tsx";
import classes from "./applicants-screen.module.css";
import { effectiveCpm } from "./effective-cpm.ts";

const largest = (row: CollaborationRow, pick: (account: CollaborationRow["accounts"][number]) => number | null): number | null => {
  const known = row.accounts.map(pick).filter((value) => value !== null);
  return known.length > 0 ? Math.max(...known) : null;
};

export function ApplicantName({ row }: { row: CollaborationRow }) {
  return (
    <span className={classes.name}>
      <CreatorAvatar name={row.creatorName} size={32} />
      <span className={classes.words}>
        <span className={classes.display}>{row.creatorName}</span>
        <span className={classes.handles}>
          {row.accounts.map(({ platform, handle }) => (
            <span key={`${platform} ${handle}`} className={classes.handle}>
              <PlatformIcon platform={platform} size={14} isNameHidden />@{handle}
            </span>
          ))}
        </span>
      </span>
    </span>
  );
}

/** Whose turn it is, where somebody's turn it is. */
export function RowTurn({ row }: { row: CollaborationRow }) {
  if (row.turn.side === "organization") return <TurnBadge turn={{ kind: "mine", until: row.turn.until }} />;
  if (row.turn.side === "creator") return <TurnBadge turn={{ kind: "theirs", name: row.creatorName, until: row.turn.until }} />;
  return <span className={classes.dim}>–</span>;
}

/** The state, or what became of a verified post: that is what has to be seen first. */
const State = ({ row }: { row: CollaborationRow }) => (row.postMark ? <PostMark mark={row.postMark} /> : <StatusBadge status={row.status} />);

export function useApplicantColumns(): GridColumn<CollaborationRow>[] {
  const t = useTranslations("collaborations.column");
  const { number } = useFormatter();
  return useMemo(() => {
    const count = (value: number | null) => (value === null ? "–" : number(value, { notation: "compact", maximumFractionDigits: 1 }));
    const share = (value: number | null) => (value === null ? "–" : number(value, { style: "percent", maximumFractionDigits: 1 }));
    return [
      { id: "creator", header: t("creator"), width: 240, isGrowing: true, cell: (row) => <ApplicantName row={row} /> },
      { id: "status", header: t("status"), width: 130, cell: (row) => <State row={row} /> },
      { id: "followers", header: t("followers"), width: 100, align: "end", cell: (row) => count(largest(row, ({ followers }) => followers)), isHiddenOnPhone: true },
      { id: "views", header: t("views"), width: 110, align: "end", cell: (row) => count(row.expectedViews), isHiddenOnPhone: true },
      { id: "engagement", header: t("engagement"), width: 110, align: "end", cell: (row) => share(largest(row, ({ engagementRate }) => engagementRate)), isHiddenOnPhone: true },
      { id: "amount", header: t("amount"), width: 120, align: "end", cell: (row) => <MoneyText money={row.amount} /> },
      { id: "cpm", header: t("cpm"), width: 100, align: "end", cell: (row) => <MoneyText money={row.amount ? effectiveCpm(row.amount, row.expectedViews) : null} />, isHiddenOnPhone: true },
      { id: "turn", header: t("turn"), width: 230, cell: (row) => <RowTurn row={row} />, isHiddenOnPhone: true },
      { id: "applied", header: t("applied"), width: 110, align: "end", cell: (row) => <DateText value={row.appliedAt} />, isHiddenOnPhone: true },
    ];
  }, [t, number]);
}

export function ApplicantPhoneRow({ row }: { row: CollaborationRow }) {
  return (
    <div className={classes.phone}>
      <ApplicantName row={row} />
      <div className={classes.phoneEnd}>
        <State row={row} />
        {row.amount ? <MoneyText money={row.amount} /> : null}
      </div>
    </div>
  );
}
