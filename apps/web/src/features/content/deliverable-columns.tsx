"use client";

import type { DeliverableRow } from "@fanfare/contracts/content";
import { useFormatter, useTranslations } from "next-intl";
import type { GridColumn } from "@/components/data-grid/data-grid.tsx";
import { DateText, RelativeTime } from "@/components/date-text.tsx";
import { PlatformIcon } from "@/components/platform-icon.tsx";
import { StatusBadge } from "@/components/status-badge.tsx";
import { PostMark } from "@/features/tracking/post-mark.tsx";
import { usePieceName } from "@/features/review/piece-name.ts";
import classes from "./content-screen.module.css";

/** The columns of the review queue. */
export function useDeliverableColumns(): GridColumn<DeliverableRow>[] {
  const t = useTranslations("content.queue");
  const { number } = useFormatter();
  return [
    { id: "piece", header: t("piece"), width: 300, isGrowing: true, cell: (row) => <Piece row={row} /> },
    { id: "status", header: t("state"), width: 180, cell: (row) => <State row={row} /> },
    { id: "version", header: t("version"), width: 90, align: "end", isHiddenOnPhone: true, cell: (row) => (row.draftNumber === null ? "–" : number(row.draftNumber)) },
    { id: "openPoints", header: t("openPoints"), width: 120, align: "end", isHiddenOnPhone: true, cell: (row) => (row.openPoints === 0 ? "–" : number(row.openPoints)) },
    { id: "waiting", header: t("waiting"), width: 150, align: "end", cell: (row) => <RelativeTime value={row.waitingSince} /> },
    { id: "due", header: t("due"), width: 130, align: "end", cell: (row) => <Due row={row} /> },
  ];
}

/** Late is only what somebody still has to hand in or look at. */
function Due({ row }: { row: DeliverableRow }) {
  const isLate = row.dueOn !== null && row.dueOn < new Date().toISOString().slice(0, 10) && (row.turn === "organization" || row.turn === "creator");
  return (
    <span className={isLate ? classes.late : undefined}>
      <DateText value={row.dueOn} />
    </span>
  );
}

/** The state, or what became of the post after it was verified: that is what has to be seen first. */
const State = ({ row }: { row: DeliverableRow }) => (row.postMark ? <PostMark mark={row.postMark} /> : <StatusBadge status={row.status} />);

function Piece({ row }: { row: DeliverableRow }) {
  const pieceName = usePieceName();
  return (
    <span className={classes.piece}>
      <Thumbnail row={row} />
      <span className={classes.words}>
        <span className={classes.name}>
          {row.creatorName} <span className={classes.kind}>{pieceName(row.requirement)}</span>
        </span>
        <span className={classes.dim}>{row.campaignName}</span>
      </span>
    </span>
  );
}

function Thumbnail({ row }: { row: DeliverableRow }) {
  return row.posterUrl ? (
    <img src={row.posterUrl} alt="" loading="lazy" className={classes.thumbnail} />
  ) : (
    <span className={classes.thumbnail}>
      <PlatformIcon platform={row.requirement.platform} size={18} isNameHidden />
    </span>
  );
}

/** The same on a phone: two lines and the state. */
export function DeliverableLine({ row }: { row: DeliverableRow }) {
  return (
    <span className={classes.line}>
      <Piece row={row} />
      <span className={classes.lineFoot}>
        <State row={row} />
        <span className={classes.dim}>
          <RelativeTime value={row.waitingSince} />
        </span>
      </span>
    </span>
  );
}
