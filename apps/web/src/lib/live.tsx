"use client";

import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { z } from "zod";
import { invalidatePrefixes, type QueryPrefix } from "./query-prefix.ts";

/** What /api/live sends: an event's type ("campaigns.campaign-launched.v1") and the ids of what it touched. */
const LiveMessage = z.object({ type: z.string(), ids: z.array(z.string()).default([]) });

/** Which queries an event makes old, by the context it comes from. A context not named here changes only its own. */
const readersOf: Record<string, readonly QueryPrefix[]> = {
  campaigns: ["campaigns", "reporting"],
  collaborations: ["collaborations", "campaigns", "payments", "reporting"],
  content: ["content", "collaborations"],
  creators: ["creators", "discovery"],
  media: ["media", "content"],
  payments: ["payments", "campaigns", "collaborations", "reporting"],
  tracking: ["tracking", "collaborations", "reporting", "campaigns"],
};

/** The query prefixes an event of this type makes old. */
export function prefixesFor(type: string): readonly QueryPrefix[] {
  const [context = ""] = type.split(".");
  return readersOf[context] ?? [context];
}

const firstWait = 1_000;
const longestWait = 30_000;
const toleratedSilence = 5_000;
/** Several events of one command arrive together; one reading answers them all. */
const gathered = 150;

const LiveContext = createContext(true);

/** False once the live connection has been away for more than five seconds. */
export function useIsLive(): boolean {
  return useContext(LiveContext);
}

type LiveHandlers = { onPrefixes: (prefixes: readonly QueryPrefix[]) => void; onState: (isLive: boolean) => void };

/** Keeps one EventSource open, with growing pauses between attempts; returns how to close it. */
function openLive({ onPrefixes, onState }: LiveHandlers): () => void {
  let source: EventSource | undefined;
  let wait = firstWait;
  let again: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let flush: ReturnType<typeof setTimeout> | undefined;
  const pending = new Set<QueryPrefix>();
  const connect = () => {
    source = new EventSource("/api/live");
    source.onopen = () => {
      // Whatever happened while we were away has been missed: every context is read again.
      if (wait > firstWait) onPrefixes(Object.keys(readersOf));
      wait = firstWait;
      clearTimeout(silence);
      silence = undefined;
      onState(true);
    };
    source.onmessage = (event: MessageEvent<string>) => {
      const message = LiveMessage.safeParse(JSON.parse(event.data));
      if (!message.success) return;
      for (const prefix of prefixesFor(message.data.type)) pending.add(prefix);
      flush ??= setTimeout(() => {
        flush = undefined;
        onPrefixes([...pending]);
        pending.clear();
      }, gathered);
    };
    source.onerror = () => {
      source?.close();
      silence ??= setTimeout(() => onState(false), toleratedSilence);
      again = setTimeout(connect, wait);
      wait = Math.min(wait * 2, longestWait);
    };
  };
  connect();
  return () => {
    source?.close();
    for (const timer of [again, silence, flush]) clearTimeout(timer);
  };
}

/** Listens to the changes of others and refreshes what is on screen. Goes inside DataProvider, only for the signed-in. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const queryClient = useQueryClient();
  const [isLive, setIsLive] = useState(true);
  useEffect(
    () => openLive({ onPrefixes: (prefixes) => void invalidatePrefixes(queryClient, prefixes), onState: setIsLive }),
    [queryClient],
  );
  return <LiveContext value={isLive}>{children}</LiveContext>;
}
