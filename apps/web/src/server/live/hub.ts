import type { EventEnvelope } from "@fanfare/contracts/events";
import type { App } from "../app.ts";
import { perApp } from "../compose/per-app.ts";

type Listener = (event: EventEnvelope) => void;

/** One subscription of the process for all its open screens; it lives as long as one of them listens. */
export const liveHubOf = perApp((app) => {
  const listeners = new Set<Listener>();
  let stop: (() => void) | undefined;
  return {
    /** Hears every fact published from now on; answers how to stop. Throws when NATS can't be reached. */
    async listen(listener: Listener): Promise<() => void> {
      stop ??= await subscribe(app, listeners);
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stop?.();
        stop = undefined;
      };
    },
  };
});

async function subscribe(app: App, listeners: ReadonlySet<Listener>): Promise<() => void> {
  const bus = await app.events();
  return bus.subscribe((event) => {
    for (const listener of listeners) listener(event);
  });
}
