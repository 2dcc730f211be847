"use client";

import type { CommentView, DeliverableView, DraftView } from "@fanfare/contracts/content";
import { IconColumns2 } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import { useShortcuts } from "@/lib/shortcuts.ts";
import { BesidePlayer } from "./beside-player.tsx";
import { CommentComposer } from "./comment-composer.tsx";
import { CommentList } from "./comment-list.tsx";
import { PictureSurface } from "./picture-surface.tsx";
import { Tool } from "./player-controls.tsx";
import { PreparingPanel } from "./preparing-panel.tsx";
import { ReviewPlayer } from "./review-player.tsx";
import classes from "./review-stage.module.css";
import { useCommentWalk } from "./use-comment-walk.ts";
import { usePlayer } from "./use-player.ts";
import type { Review, ReviewSide } from "./use-review.ts";
import type { useReviewUrl } from "./use-review-url.ts";

type ReviewStageProps = {
  side: ReviewSide;
  view: DeliverableView;
  draft: DraftView;
  url: ReturnType<typeof useReviewUrl>;
  review: Review;
  mayComment: boolean;
  /** Who reads a shared comment. */
  otherName: string;
  /** Under the player: versions, what was agreed. */
  children?: ReactNode;
};

/** One version: player and comments side by side, held together by time. Another version is another stage. */
export function ReviewStage(props: ReviewStageProps) {
  const { side, view, draft, url, review, mayComment, otherName, children } = props;
  const t = useTranslations("content");
  const player = usePlayer(draft.asset);
  const isVideo = draft.asset.kind === "video";
  const comments = view.comments.filter(({ draftId }) => draftId === draft.id);
  const first = useFirstMoment(url.startMs, comments, player.seekMs);
  const walk = useCommentWalk(isVideo ? player : null, comments, first, url.goTo);
  const openComment = (comment: CommentView) => (comment.draftId === draft.id ? walk.open(comment) : url.goTo(comment));
  const composer = useRef<HTMLTextAreaElement>(null);
  const others = view.drafts.filter(({ id, asset }) => id !== draft.id && asset.status === "ready" && asset.kind === draft.asset.kind);
  const compare = () => url.compareWith(url.beside ? null : (others[0]?.number ?? null));
  useShortcuts([
    { keys: "n", label: t("player.nextComment"), group: t("player.keys"), run: walk.next },
    { keys: "p", label: t("player.previousComment"), group: t("player.keys"), run: walk.previous },
    { keys: "c", label: t("player.comment"), group: t("player.keys"), run: () => composer.current?.focus() },
    ...(others.length > 0 ? [{ keys: "b", label: t("player.compare"), group: t("player.keys"), run: compare }] : []),
  ]);
  const tools = others.length > 0 ? <Tool label={t("player.compare")} keys="B" isPressed={url.beside !== null} onClick={compare} icon={<IconColumns2 size={20} />} /> : null;
  return (
    <div className={classes.root}>
      <div className={classes.stage}>
        <Surface draft={draft} player={player} comments={comments} onComment={walk.open} tools={tools} beside={url.beside} />
        {children ? <div className={classes.below}>{children}</div> : null}
      </div>
      <section className={classes.talk} aria-label={t("comment.title")}>
        <h2 className={classes.talkTitle}>{t("comment.title")}</h2>
        {mayComment ? (
          <CommentComposer side={side} draftId={draft.id} player={isVideo && draft.asset.status === "ready" ? player : null} otherName={otherName} inputRef={composer} onSend={review.addComment} />
        ) : null}
        <CommentList
          draft={draft}
          drafts={view.drafts}
          comments={view.comments}
          currentId={walk.currentId}
          hrefOf={url.hrefOf}
          onOpen={openComment}
          onResolve={mayComment ? review.resolve : undefined}
          emptyText={t(side === "creator" ? "comment.noneForCreator" : mayComment ? "comment.none" : "comment.noneToRead")}
        />
      </section>
    </div>
  );
}

type SurfaceProps = {
  draft: DraftView; player: ReturnType<typeof usePlayer>; comments: readonly CommentView[]; onComment: (comment: CommentView) => void; tools: ReactNode; beside: DraftView | null;
};

function Surface({ draft, player, comments, onComment, tools, beside }: SurfaceProps) {
  const t = useTranslations("content");
  const { asset, number } = draft;
  const label = t("version", { number });
  if (asset.status !== "ready") return <PreparingPanel asset={asset} />;
  if (asset.kind === "image") return <PictureSurface asset={asset} label={label} tools={tools} beside={beside && { asset: beside.asset, label: t("version", { number: beside.number }) }} />;
  return (
    <ReviewPlayer
      asset={asset}
      player={player}
      label={label}
      comments={comments}
      onComment={onComment}
      tools={tools}
      beside={beside ? <BesidePlayer key={beside.id} draft={beside} leader={player} /> : null}
    />
  );
}

/** Opens the moment that the address names, once; answers the comment that was made there. */
function useFirstMoment(startMs: number, comments: readonly CommentView[], seekMs: (ms: number) => void): string | null {
  const first = useRef(startMs);
  useEffect(() => {
    if (first.current > 0) seekMs(first.current);
  }, [seekMs]);
  return startMs > 0 ? (comments.find(({ atMs }) => atMs === startMs)?.id ?? null) : null;
}
