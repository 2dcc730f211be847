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
  tracking: ["tracking", "content", "collaborations", "reporting", "campaigns"],
};

/** The query prefixes an event of this type makes old. */
export function prefixesFor(type: string): readonly QueryPrefix[] {
  const [context = ""] = type.split(".");
  return readersOf[context] ?? [context];
}

const firstWait = 1_000;
const longestWait = 30_000;
const toleratedSilence = 5_000;
const gathered = 150;

const LiveContext = createContext(true);

/** False once the live connection has been away for more than five seconds. */
export function useIsLive(): boolean {
  return useContext(LiveContext);
}

type LiveHandlers = { onPrefixes: (prefixes: readonly QueryPrefix[]) => void; onState: (isLive: boolean) => void };

/** Hands over what was put in, once, a moment after the first: several events of one command need one reading. */
function gatherer(handOver: LiveHandlers["onPrefixes"]) {
  const pending = new Set<QueryPrefix>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    timer = undefined;
    handOver([...pending]);
    pending.clear();
  };
  return {
    put(prefixes: readonly QueryPrefix[]) {
      for (const prefix of prefixes) pending.add(prefix);
      timer ??= setTimeout(flush, gathered);
    },
    stop: () => clearTimeout(timer),
  };
}

/** The prefixes a message makes old; what cannot be read changes nothing. */
function prefixesOf(data: string): readonly QueryPrefix[] {
  const message = LiveMessage.safeParse(JSON.parse(data));
  return message.success ? prefixesFor(message.data.type) : [];
}

/** Keeps one EventSource open, with growing pauses between attempts; returns how to close it. */
function openLive({ onPrefixes, onState }: LiveHandlers): () => void {
  let source: EventSource | undefined;
  let wait = firstWait;
  let again: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  const gather = gatherer(onPrefixes);
  const opened = () => {
    // Whatever happened while we were away has been missed: every context is read again.
    if (wait > firstWait) gather.put(Object.keys(readersOf));
    wait = firstWait;
    clearTimeout(silence);
    silence = undefined;
    onState(true);
  };
  const failed = () => {
    source?.close();
    silence ??= setTimeout(() => onState(false), toleratedSilence);
    again = setTimeout(connect, wait);
    wait = Math.min(wait * 2, longestWait);
  };
  const connect = () => {
    source = new EventSource("/api/live");
    source.onopen = opened;
    source.onmessage = (event: MessageEvent<string>) => gather.put(prefixesOf(event.data));
    source.onerror = failed;
  };
  connect();
  return () => {
    source?.close();
    gather.stop();
    for (const timer of [again, silence]) clearTimeout(timer);
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
