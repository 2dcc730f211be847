"use client";

import type { CommentView } from "@fanfare/contracts/content";
import { useState } from "react";
import { frameOf } from "./frame-time.ts";
import type { PlayerStore } from "./player-store.ts";

export type CommentWalk = {
  currentId: string | null;
  open: (comment: CommentView) => void;
  next: () => void;
  previous: () => void;
};

/** N and P walk the comments of a version by time: the video goes to the frame, the card comes into sight. */
export function useCommentWalk(player: PlayerStore | null, comments: readonly CommentView[], firstId: string | null, onMoment: (comment: CommentView) => void): CommentWalk {
  const [currentId, setCurrent] = useState(firstId);
  const open = (comment: CommentView) => {
    setCurrent(comment.id);
    player?.stop();
    player?.seekMs(comment.atMs);
    document.getElementById(`comment-${comment.id}`)?.scrollIntoView({ block: "nearest", behavior: "smooth" });
    onMoment(comment);
  };
  const walk = (step: 1 | -1) => {
    const at = comments.findIndex(({ id }) => id === currentId);
    const here = player?.get().frame ?? 0;
    const near = step > 0 ? comments.find(({ atMs }) => frameOf(atMs, player!.rate) > here) : comments.findLast(({ atMs }) => frameOf(atMs, player!.rate) < here);
    const target = at >= 0 ? comments[at + step] : player ? near : comments[0];
    if (target) open(target);
  };
  return { currentId, open, next: () => walk(1), previous: () => walk(-1) };
}
