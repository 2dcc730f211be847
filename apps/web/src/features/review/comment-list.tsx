"use client";

import type { CommentView, DraftView } from "@fanfare/contracts/content";
import { useTranslations } from "next-intl";
import { CommentCard } from "./comment-card.tsx";
import classes from "./comments.module.css";

type CommentListProps = {
  draft: DraftView;
  drafts: readonly DraftView[];
  comments: readonly CommentView[];
  currentId: string | null;
  hrefOf: (comment: CommentView) => string;
  onOpen: (comment: CommentView) => void;
  onResolve?: ((comment: CommentView, resolved: boolean) => void) | undefined;
  emptyText: string;
};

/** The comments of the version in sight, by time, then what is still open from older versions. */
export function CommentList({ draft, drafts, comments, emptyText, ...card }: CommentListProps) {
  const t = useTranslations("content.comment");
  const here = comments.filter(({ draftId }) => draftId === draft.id);
  const older = drafts.filter(({ number }) => number < draft.number);
  const left = older.map((version) => ({ version, open: comments.filter(({ draftId, resolvedAt }) => draftId === version.id && resolvedAt === null) })).filter(({ open }) => open.length > 0);
  return (
    <div className={classes.list}>
      {here.length === 0 && left.length === 0 ? <p className={classes.none}>{emptyText}</p> : null}
      <Cards comments={here} {...card} isPicture={draft.asset.kind === "image"} label={t("ofVersion", { number: draft.number })} />
      {left.map(({ version, open }) => (
        <section key={version.id} aria-label={t("openFrom", { number: version.number })}>
          <h3 className={classes.olderTitle}>{t("openFrom", { number: version.number })}</h3>
          <Cards comments={open} {...card} isPicture={version.asset.kind === "image"} label={t("openFrom", { number: version.number })} />
        </section>
      ))}
    </div>
  );
}

type CardsProps = Pick<CommentListProps, "comments" | "currentId" | "hrefOf" | "onOpen" | "onResolve"> & { isPicture: boolean; label: string };

function Cards({ comments, currentId, hrefOf, onOpen, onResolve, isPicture, label }: CardsProps) {
  if (comments.length === 0) return null;
  return (
    <ol className={classes.cards} aria-label={label}>
      {comments.map((comment) => (
        <CommentCard
          key={comment.id}
          comment={comment}
          href={isPicture ? null : hrefOf(comment)}
          isCurrent={comment.id === currentId}
          onOpen={() => onOpen(comment)}
          onResolve={onResolve && ((resolved) => onResolve(comment, resolved))}
        />
      ))}
    </ol>
  );
}
