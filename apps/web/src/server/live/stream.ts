import type { EventEnvelope } from "@fanfare/contracts/events";
import type { App } from "../app.ts";
import { whoIs, type Who } from "../auth/who.ts";
import { liveHubOf } from "./hub.ts";

const checkEveryMs = 5_000;
/** Messages a slow reader may be behind before the line is cut; the browser connects again and reads everything anew. */
const longestQueue = 500;

/** Whether this is news to them: of the organization they act for, or of the creator they are. */
export const concerns = (event: Pick<EventEnvelope, "organizationId" | "creatorId">, who: Pick<Who, "member" | "creator">): boolean =>
  (event.organizationId !== null && event.organizationId === who.member?.organizationId) || (event.creatorId !== null && event.creatorId === who.creator?.creatorId);

/** A fact as a screen hears of it: what kind it is and which things it touched, never their content. */
export function messageOf(event: EventEnvelope): string {
  const ids = Object.entries(event.data as Record<string, unknown>).flatMap(([name, value]) => (name.endsWith("Id") && typeof value === "string" ? [value] : []));
  return `data: ${JSON.stringify({ type: event.type, ids: [...new Set([event.aggregateId, ...ids])] })}\n\n`;
}

/**
 * Facts that concern the person behind the headers, as server-sent events. Ends when the session does, and follows
 * when they change their organization or lose it.
 */
export async function liveStream(app: App, headers: Headers, first: Who): Promise<ReadableStream<Uint8Array>> {
  const encoder = new TextEncoder();
  let who: Who = first;
  let isOpen = true;
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const send = (text: string) => {
    if (!controller || !isOpen) return;
    if ((controller.desiredSize ?? 0) < -longestQueue) end();
    else controller.enqueue(encoder.encode(text));
  };
  const stopListening = await liveHubOf(app).listen((event) => {
    if (concerns(event, who)) send(messageOf(event));
  });
  const timer = setInterval(() => void check(), checkEveryMs);
  const close = () => {
    isOpen = false;
    clearInterval(timer);
    stopListening();
  };
  const end = () => {
    if (!isOpen) return;
    close();
    controller?.close();
  };
  const check = async () => {
    const now = await whoIs(app, headers).catch(() => null);
    if (!isOpen) return;
    if (now?.person.userId !== who.person.userId) return end();
    who = now;
    send(": still here\n\n");
  };
  return new ReadableStream<Uint8Array>({
    start(started) {
      controller = started;
      send("retry: 2000\n\n");
    },
    cancel: close,
  });
}
