"use client";

import type { CommentView, DraftView } from "@fanfare/contracts/content";
import { usePathname } from "next/navigation";
import { parseAsInteger, parseAsString, useQueryStates } from "nuqs";

type ReviewUrl = {
  draft: DraftView | undefined;
  startMs: number;
  /** The version shown beside, when two are compared. */
  beside: DraftView | null;
  choose: (number: number) => void;
  compareWith: (number: number | null) => void;
  hrefOf: (comment: CommentView) => string;
  /** Puts the moment into the address, so that it can be copied from there. */
  goTo: (comment: CommentView) => void;
};

/**
 * What of a deliverable is in sight lives in the address: `?v=2&t=3000` is version 2 at 3 seconds. Where a page shows
 * several pieces, `piece` says which of them this is (`?d=`), and the others stay as they are.
 */
export function useReviewUrl(drafts: readonly DraftView[], piece: string | null = null): ReviewUrl {
  const pathname = usePathname();
  const [all, setAll] = useQueryStates({ v: parseAsInteger, t: parseAsInteger, c: parseAsInteger, d: parseAsString });
  const { v, t, c } = all.d === piece ? all : { v: null, t: null, c: null };
  const set = (change: { v?: number; t?: number | null; c?: number | null }) => setAll({ ...change, d: piece });
  const byNumber = (number: number | null) => drafts.find((draft) => draft.number === number);
  const draft = byNumber(v) ?? drafts[0];
  const other = byNumber(c);
  const numberOf = (comment: CommentView) => drafts.find(({ id }) => id === comment.draftId)?.number ?? 1;
  return {
    draft,
    startMs: Math.max(0, t ?? 0),
    beside: other && draft && other.id !== draft.id && other.asset.status === "ready" && other.asset.kind === draft.asset.kind ? other : null,
    choose: (number) => void set({ v: number, t: null, c: null }),
    compareWith: (number) => void set({ c: number }),
    hrefOf: (comment) => `${pathname}?${piece === null ? "" : `d=${piece}&`}v=${numberOf(comment)}&t=${comment.atMs}`,
    goTo: (comment) => void set({ v: numberOf(comment), t: comment.atMs }),
  };
}
