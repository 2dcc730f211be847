"use client";

import type { StartUploadInput } from "@fanfare/contracts/media";
import { useEffect, useMemo, useSyncExternalStore } from "react";
import { useTRPCClient } from "@/lib/trpc.tsx";
import { UploadStore, type UploadServer, type UploadState } from "./upload-store.ts";

const stores = new Map<string, UploadStore>();

function storeOf(place: string): UploadStore {
  const store = stores.get(place) ?? new UploadStore(place);
  stores.set(place, store);
  return store;
}

/** Asks before the page is left while bytes are on their way. */
function useLeaveWarning(isBusy: boolean): void {
  useEffect(() => {
    if (!isBusy) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isBusy]);
}

type UseUpload = { state: UploadState; start: (file: File) => void; store: UploadStore };

/**
 * A resumable upload. `place` names what it is for, so that the same file chosen there again after a reload goes on
 * from the byte the server has.
 */
export function useUpload(place: string, { kind, purpose }: Pick<StartUploadInput, "kind" | "purpose">): UseUpload {
  const client = useTRPCClient();
  const store = storeOf(place);
  const state = useSyncExternalStore(store.subscribe, store.get, store.get);
  const server = useMemo<UploadServer>(
    () => ({
      start: (input) => client.media.command.startUpload.mutate(input),
      finish: (assetId) => client.media.command.finishUpload.mutate({ assetId }),
      remove: (assetId) => client.media.command.removeAsset.mutate({ assetId }),
    }),
    [client],
  );
  useLeaveWarning(state.kind === "sending" || state.kind === "starting");
  return { state, store, start: (file) => void store.start({ file, kind, purpose, server }) };
}
