"use client";

import type { CommentView } from "@fanfare/contracts/content";
import { Tooltip } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type PointerEvent, useRef } from "react";
import { formatFrame, formatTime, frameOf } from "./frame-time.ts";
import type { PlayerStore } from "./player-store.ts";
import classes from "./player.module.css";
import { usePlayerState } from "./use-player.ts";

type TimelineBarProps = { player: PlayerStore; comments: readonly CommentView[]; onComment: (comment: CommentView) => void };

const percent = (frame: number, frames: number): string => `${(frame / Math.max(1, frames - 1)) * 100}%`;

/** Where one is in the video, the looped range, and a marker for each comment. Drag it to look through the video. */
export function TimelineBar({ player, comments, onComment }: TimelineBarProps) {
  const t = useTranslations("content.player");
  const track = useRef<HTMLDivElement>(null);
  const { frame, frames, range } = usePlayerState(player, (state) => state);
  const seekTo = ({ clientX }: PointerEvent) => {
    const box = track.current!.getBoundingClientRect();
    player.seekFrame(Math.round(((clientX - box.left) / box.width) * (frames - 1)));
  };
  return (
    <div className={classes.timeline}>
      <div
        ref={track}
        role="slider"
        tabIndex={0}
        aria-label={t("position")}
        aria-valuemin={0}
        aria-valuemax={frames - 1}
        aria-valuenow={frame}
        aria-valuetext={formatFrame(frame, player.rate)}
        className={classes.track}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          player.stop();
          seekTo(event);
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) seekTo(event);
        }}
      >
        <div className={classes.played} style={{ width: percent(frame, frames) }} />
        {range ? (
          <div className={classes.range} style={{ left: percent(range.from, frames), right: `calc(100% - ${percent(range.to ?? frame, frames)})` }} />
        ) : null}
        <div className={classes.head} style={{ left: percent(frame, frames) }} />
      </div>
      {comments.map((comment) => (
        <Marker key={comment.id} comment={comment} player={player} frames={frames} onComment={onComment} />
      ))}
    </div>
  );
}

type MarkerProps = { comment: CommentView; player: PlayerStore; frames: number; onComment: (comment: CommentView) => void };

function Marker({ comment, player, frames, onComment }: MarkerProps) {
  const from = frameOf(comment.atMs, player.rate);
  const to = comment.untilMs === null ? from : frameOf(comment.untilMs, player.rate);
  return (
    <Tooltip multiline maw={280} openDelay={80} label={<MarkerPreview comment={comment} />}>
      <button
        type="button"
        className={classes.marker}
        data-visibility={comment.visibility}
        data-side={comment.authorSide}
        data-resolved={comment.resolvedAt !== null || undefined}
        style={{ left: percent(from, frames), width: to > from ? `max(0.75rem, calc(${percent(to - from, frames)}))` : undefined }}
        aria-label={`${formatTime(comment.atMs)}, ${comment.authorName}: ${comment.body.slice(0, 80)}`}
        onClick={() => onComment(comment)}
      />
    </Tooltip>
  );
}

function MarkerPreview({ comment }: { comment: CommentView }) {
  return (
    <>
      <strong>
        {formatTime(comment.atMs)} · {comment.authorName}
      </strong>
      <br />
      {comment.body.length > 160 ? `${comment.body.slice(0, 160)}…` : comment.body}
    </>
  );
}
