"use client";

import type { LandingBlock, LandingBlockType, LandingDocument, LandingPageView, PublishedImage } from "@fanfare/contracts/landing";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useReducer, useState } from "react";
import { useTRPC } from "@/lib/trpc.tsx";
import { fieldId, insertBlock, moveBlock, newBlock, newId, removeBlock, replaceBlock } from "./document.ts";
import { record, redo, startHistory, undo, type History } from "./history.ts";
import { useAutosave, type Autosave } from "./use-autosave.ts";

type Step = { kind: "change"; change: (document: LandingDocument) => LandingDocument; field: string | null; at: number } | { kind: "undo" | "redo" };

function advance(history: History, step: Step): History {
  if (step.kind === "change") return record(history, step.change(history.present), step.field, step.at);
  return step.kind === "undo" ? undo(history) : redo(history);
}

/** Puts the focus on an element that may only come to be with the next drawing. */
export function focusSoon(find: () => HTMLElement | null | undefined): void {
  requestAnimationFrame(() => requestAnimationFrame(() => find()?.focus()));
}

const headOf = (id: string) => document.querySelector<HTMLElement>(`[data-block="${id}"] [data-block-head]`);
const firstFieldOf = (id: string) => document.querySelector<HTMLElement>(`[data-block="${id}"] [data-block-fields] :is(input, textarea, button)`);

export type Editor = ReturnType<typeof useEditor>;

/** A page being edited: its blocks, which of them is open, each step back and forth, and the server's copy. */
export function useEditor(view: LandingPageView) {
  const [history, dispatch] = useReducer(advance, view.document, startHistory);
  const [openId, setOpenId] = useState<string | null>(view.document.blocks[0]?.id ?? null);
  const [images, setImages] = useState<readonly PublishedImage[]>([]);
  const autosave = useAutosave(view, history.present);
  const takeOver = (newer: LandingDocument) => dispatch({ kind: "change", change: () => newer, field: null, at: 0 });
  useNewerPage(view, autosave, takeOver);
  const queryClient = useQueryClient();
  const trpc = useTRPC();
  /** After a conflict: shows the page as somebody else saved it; what stood here is one step back. */
  const loadNewer = async () => {
    const newer = await queryClient.fetchQuery({ ...trpc.campaigns.query.findLandingPage.queryOptions({ campaignId: view.campaignId }), staleTime: 0 });
    autosave.goOnFrom(newer.version, newer.document);
    takeOver(newer.document);
  };
  const actions = useMemo(() => {
    const change = (how: (document: LandingDocument) => LandingDocument, field: string | null = null) => dispatch({ kind: "change", change: how, field, at: Date.now() });
    return {
      change,
      undo: () => dispatch({ kind: "undo" }),
      redo: () => dispatch({ kind: "redo" }),
      edit: (block: LandingBlock, field: string) => change((page) => replaceBlock(page, block), `${block.id}.${field}`),
      add: (type: LandingBlockType, afterId: string | null) => {
        const block = newBlock(type);
        change((page) => insertBlock(page, block, afterId));
        setOpenId(block.id);
        focusSoon(() => firstFieldOf(block.id));
      },
      duplicate: (block: LandingBlock) => {
        const copy = { ...block, id: newId() };
        change((page) => insertBlock(page, copy, block.id));
        setOpenId(copy.id);
        focusSoon(() => headOf(copy.id));
      },
      remove: (id: string, nextId: string | undefined) => {
        change((page) => removeBlock(page, id));
        if (nextId !== undefined) focusSoon(() => headOf(nextId));
      },
      // An element that is put elsewhere in the document loses the focus.
      move: (id: string, by: number) => {
        const focused = document.activeElement;
        change((page) => moveBlock(page, id, by));
        focusSoon(() => (focused instanceof HTMLElement && focused.isConnected && !focused.matches(":disabled") ? focused : headOf(id)));
      },
      show: (blockId: string, field: string) => {
        setOpenId(blockId);
        focusSoon(() => document.getElementById(fieldId(blockId, field)) ?? firstFieldOf(blockId));
      },
      addImage: (image: PublishedImage) => setImages((known) => [...known, image]),
    };
  }, []);
  const known = useMemo(() => [...images, ...view.preview.images, ...(view.published?.images ?? [])], [images, view.preview.images, view.published]);
  return { ...actions, history, page: history.present, openId, setOpenId, images: known, autosave, loadNewer };
}

/** Takes over what the server has newer (a restored version, a colleague's change) as a step that can be taken back. */
function useNewerPage(view: LandingPageView, autosave: Autosave, takeOver: (document: LandingDocument) => void): void {
  useEffect(() => {
    if (!autosave.isBehind(view)) return;
    autosave.goOnFrom(view.version, view.document);
    takeOver(view.document);
  });
}
