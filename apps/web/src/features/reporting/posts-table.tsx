"use client";

import type { PostRow } from "@fanfare/contracts/reporting";
import { useFormatter, useTranslations } from "next-intl";
import { CreatorAvatar } from "@/components/creator-avatar.tsx";
import type { GridColumn } from "@/components/data-grid/data-grid.tsx";
import { DateText } from "@/components/date-text.tsx";
import { EmptyState } from "@/components/empty-state.tsx";
import { PlatformIcon } from "@/components/platform-icon.tsx";
import { StatusBadge } from "@/components/status-badge.tsx";
import { Freshness, ShortFreshness } from "@/features/connections/freshness.tsx";
import { PostMark } from "@/features/tracking/post-mark.tsx";
import { ReportTable, type SortKeys } from "./report-table.tsx";
import classes from "./tables.module.css";

/** A number or a dash. */
export function useNumber(): { count: (value: number | null) => string; share: (value: number | null) => string } {
  const format = useFormatter();
  return {
    count: (value) => (value === null ? "–" : format.number(value)),
    share: (value) => (value === null ? "–" : format.number(value, { style: "percent", minimumFractionDigits: 2, maximumFractionDigits: 2 })),
  };
}

const sortKeys: SortKeys<PostRow> = {
  creator: (row) => row.creatorName, published: (row) => row.publishedAt, views: (row) => row.views, engagements: (row) => row.engagements, rate: (row) => row.engagementRate,
};

export function PostsTable({ posts }: { posts: readonly PostRow[] }) {
  const t = useTranslations("reporting.posts");
  return (
    <ReportTable
      title={t("title")}
      columns={usePostColumns()}
      rows={posts}
      sortKeys={sortKeys}
      getRowId={(row) => row.publicationId}
      getRowName={(row) => row.title ?? row.creatorName}
      empty={<EmptyState title={t("empty.title")} text={t("empty.text")} />}
      onOpen={(row) => window.open(row.url, "_blank", "noopener,noreferrer")}
      renderPhone={(row) => <PostOnPhone row={row} />}
    />
  );
}

function usePostColumns(): GridColumn<PostRow>[] {
  const t = useTranslations("reporting.posts");
  const { count, share } = useNumber();
  return [
    { id: "creator", header: t("creator"), width: 160, isSortable: true, cell: (row) => <Creator name={row.creatorName} /> },
    { id: "post", header: t("post"), width: 200, isGrowing: true, cell: (row) => <PostLink row={row} /> },
    { id: "status", header: t("status"), width: 130, cell: (row) => <State row={row} /> },
    { id: "published", header: t("published"), width: 120, align: "end", isSortable: true, cell: (row) => <DateText value={row.publishedAt} /> },
    { id: "views", header: t("views"), width: 100, align: "end", isSortable: true, cell: (row) => count(row.views) },
    { id: "engagements", header: t("engagements"), width: 125, align: "end", isSortable: true, cell: (row) => <span title={`${t("likes")} ${count(row.likes)}, ${t("comments")} ${count(row.comments)}, ${t("shares")} ${count(row.shares)}`}>{count(row.engagements)}</span> },
    { id: "rate", header: t("rate"), width: 120, align: "end", isSortable: true, cell: (row) => share(row.engagementRate) },
    { id: "readAt", header: t("readAt"), width: 190, align: "end", cell: (row) => (row.status === "verified" ? <ShortFreshness freshness={row.freshness} reader="agency" /> : "–") },
  ];
}

/** The state, or what became of the post after it was verified: its numbers have to be read with that in mind. */
const State = ({ row }: { row: PostRow }) => (row.mark ? <PostMark mark={row.mark} /> : <StatusBadge status={row.status} />);

function Creator({ name }: { name: string }) {
  return (
    <span className={classes.creator}>
      <CreatorAvatar name={name} size={24} />
      <span className={classes.cut}>{name}</span>
    </span>
  );
}

function PostLink({ row }: { row: PostRow }) {
  const t = useTranslations("reporting.posts");
  return (
    <span className={classes.creator}>
      <PlatformIcon platform={row.platform} isNameHidden />
      <a href={row.url} target="_blank" rel="noopener noreferrer" className={classes.cut} title={t("open")}>
        {row.title ?? t("untitled")}
      </a>
    </span>
  );
}

function PostOnPhone({ row }: { row: PostRow }) {
  const t = useTranslations("reporting.posts");
  const { count, share } = useNumber();
  return (
    <div className={classes.phone}>
      <div className={classes.phoneHead}>
        <PostLink row={row} />
        <State row={row} />
      </div>
      <div className={classes.phoneFacts}>
        <span>{row.creatorName}</span>
        <span className="tabular">
          {t("views")} {count(row.views)} · {t("rate")} {share(row.engagementRate)}
        </span>
      </div>
      {row.status === "verified" ? <Freshness freshness={row.freshness} reader="agency" /> : null}
    </div>
  );
}
