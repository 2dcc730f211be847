"use client";

import { type ReactNode, useEffect, useId, useSyncExternalStore } from "react";

/** Something the palette can go to or do. `href` goes, `run` does; `keywords` are found but not shown. */
export type PaletteAction = {
  id: string;
  label: string;
  description?: string;
  group?: string;
  icon?: ReactNode;
  shortcut?: string;
  keywords?: string[];
  href?: string;
  run?: () => void;
};

/** Looks a text up on the server; abort the call when the signal does. */
export type PaletteSearch = (text: string, signal: AbortSignal) => Promise<PaletteAction[]>;

const pages = new Map<string, readonly PaletteAction[]>();
const searches = new Set<PaletteSearch>();
const listeners = new Set<() => void>();
let allActions: readonly PaletteAction[] = [];

function publish(): void {
  allActions = [...pages.values()].flat();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const none: readonly PaletteAction[] = [];

/** Puts a screen's actions into the palette while it is shown ("Invite 12 creators"). */
export function usePaletteActions(actions: readonly PaletteAction[]): void {
  const owner = useId();
  useEffect(() => {
    pages.set(owner, actions);
    publish();
    return () => {
      pages.delete(owner);
      publish();
    };
  }, [owner, actions]);
}

export function useRegisteredActions(): readonly PaletteAction[] {
  return useSyncExternalStore(subscribe, () => allActions, () => none);
}

/** Adds a server search to the palette; returns how to take it out again. */
export function registerPaletteSearch(search: PaletteSearch): () => void {
  searches.add(search);
  return () => searches.delete(search);
}

/** Asks every registered search; one that fails gives nothing and does not hold back the others. */
export async function searchPalette(text: string, signal: AbortSignal): Promise<PaletteAction[]> {
  const answers = await Promise.allSettled([...searches].map((search) => search(text, signal)));
  return answers.flatMap((answer) => (answer.status === "fulfilled" ? answer.value : []));
}

const recentKey = "fanfare-recent";
const recentLength = 6;

type Recent = { href: string; label: string };

function isRecent(value: unknown): value is Recent {
  return typeof value === "object" && value !== null && "href" in value && "label" in value;
}

/** The objects opened last in this browser, newest first. */
export function readRecent(): Recent[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(recentKey) ?? "[]");
    return Array.isArray(stored) ? stored.filter(isRecent) : [];
  } catch {
    return [];
  }
}

/** Remembers an opened object (a creator, a campaign) for the palette's first lines. */
export function rememberRecent(recent: Recent): void {
  const others = readRecent().filter((known) => known.href !== recent.href);
  localStorage.setItem(recentKey, JSON.stringify([recent, ...others].slice(0, recentLength)));
}
