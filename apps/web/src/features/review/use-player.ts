"use client";

import type { AssetView } from "@fanfare/contracts/media";
import { useState, useSyncExternalStore } from "react";
import { usualRate } from "./frame-time.ts";
import { PlayerStore, type PlayerState } from "./player-store.ts";

/** The player of one file. A component that shows another file has to be another one (`key`). */
export function usePlayer({ durationMs, fps }: AssetView): PlayerStore {
  return useState(() => new PlayerStore(fps ?? usualRate, durationMs ?? 0))[0];
}

/** A part of what the player shows; the caller is drawn again only when that part changes. */
export function usePlayerState<T>(player: PlayerStore, select: (state: PlayerState) => T): T {
  const read = () => select(player.get());
  return useSyncExternalStore(player.subscribe, read, read);
}
