"use client";

import type { LandingDocument, LandingPageView } from "@fanfare/contracts/landing";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import { readFault, type Fault } from "@/lib/faults.ts";
import { useTRPC, useTRPCClient } from "@/lib/trpc.tsx";

/** How long typing rests before it is saved, in ms. */
const rest = 800;

/** `conflict`: somebody else saved this page meanwhile, and nothing is written over it. */
export type SaveState = { kind: "saved" | "waiting" | "saving" | "conflict" } | { kind: "failed"; fault: Fault };
export type Autosave = {
  state: SaveState;
  /** Saves what is not saved yet; the version the server then has, or null when it could not be saved. */
  flush: () => Promise<number | null>;
  /** Saves, then lets a command act on the saved version, with no save in between. False when either was refused. */
  withVersion: (work: (expectedVersion: number) => Promise<{ version: number }>) => Promise<boolean>;
  /** Goes on from what the server has now. */
  goOnFrom: (version: number, document: LandingDocument) => void;
  /** Whether the server has something newer, and nothing here would be lost by taking it over. */
  isBehind: (view: LandingPageView) => boolean;
};

type Base = { version: number; document: LandingDocument };

/** Keeps the server's copy of a page up to date with the edited one, one save at a time. */
export function useAutosave(view: LandingPageView, document: LandingDocument): Autosave {
  const [state, setState] = useState<SaveState>({ kind: "saved" });
  const base = useRef<Base>({ version: view.version, document: view.document });
  const latest = useRef(document);
  const running = useRef<Promise<number | null> | null>(null);
  const save = useSave(view.campaignId, base, setState);

  const actions = useMemo(() => {
    const run = async (): Promise<number | null> => {
      while (latest.current !== base.current.document) if (!(await save(latest.current))) return null;
      setState({ kind: "saved" });
      return base.current.version;
    };
    const flush = (): Promise<number | null> => (running.current ??= run().finally(() => (running.current = null)));
    return {
      flush,
      withVersion: async (work: (expectedVersion: number) => Promise<{ version: number }>) => {
        const expected = await flush();
        if (expected === null) return false;
        running.current = work(expected).then(
          ({ version }) => (base.current = { ...base.current, version }).version,
          () => null,
        );
        const version = await running.current;
        running.current = null;
        if (latest.current !== base.current.document) void flush();
        return version !== null;
      },
      goOnFrom: (version: number, known: LandingDocument) => {
        base.current = { version, document: known };
        latest.current = known;
        setState({ kind: "saved" });
      },
      isBehind: (newer: LandingPageView) => newer.version > base.current.version && running.current === null && latest.current === base.current.document,
    };
  }, [save]);

  const isStopped = state.kind === "conflict";
  useEffect(() => {
    latest.current = document;
    if (document === base.current.document || isStopped) return;
    setState((known) => (known.kind === "saving" ? known : { kind: "waiting" }));
    const timer = setTimeout(() => void actions.flush(), rest);
    return () => clearTimeout(timer);
  }, [document, actions, isStopped]);
  useEffect(() => () => void actions.flush(), [actions]);
  useLeaveWarning(state.kind !== "saved");
  return { state, ...actions };
}

/** One save: true when the server took it. */
function useSave(campaignId: string, base: { current: Base }, setState: (state: SaveState) => void): (document: LandingDocument) => Promise<boolean> {
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const trpc = useTRPC();
  const services = useRef({ client, queryClient, trpc });
  return useMemo(
    () => async (document) => {
      const { client: api, queryClient: cache, trpc: procedures } = services.current;
      setState({ kind: "saving" });
      try {
        const { version } = await api.campaigns.command.saveLandingPage.mutate({ campaignId, expectedVersion: base.current.version, document });
        base.current = { version, document };
        cache.setQueryData(procedures.campaigns.query.findLandingPage.queryKey({ campaignId }), (known) => known && { ...known, version, document });
        return true;
      } catch (error) {
        const fault = readFault(error);
        setState(fault.kind === "conflict" ? { kind: "conflict" } : { kind: "failed", fault });
        return false;
      }
    },
    [campaignId, base, setState],
  );
}

/** Asks before the page is left with something unsaved. */
function useLeaveWarning(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isUnsaved]);
}
