import type { EventEnvelope } from "@fanfare/contracts/events";
import type { App } from "../app.ts";
import { perApp } from "../compose/per-app.ts";

type Listener = (event: EventEnvelope) => void;

/** One subscription of the process for all its open screens; it lives as long as one of them listens. */
export const liveHubOf = perApp((app) => {
  const listeners = new Set<Listener>();
  let subscribed: Promise<() => void> | undefined;
  const leave = async () => {
    const stop = subscribed;
    subscribed = undefined;
    (await stop?.catch(() => undefined))?.();
  };
  return {
    /** Hears every fact published from now on; answers how to stop. Throws when NATS can't be reached. */
    async listen(listener: Listener): Promise<() => void> {
      listeners.add(listener);
      const stop = () => {
        listeners.delete(listener);
        if (listeners.size === 0) void leave();
      };
      try {
        // Many screens open at once share the subscription that the first of them asked for.
        await (subscribed ??= subscribe(app, listeners));
        return stop;
      } catch (error) {
        subscribed = undefined;
        stop();
        throw error;
      }
    },
  };
});

async function subscribe(app: App, listeners: ReadonlySet<Listener>): Promise<() => void> {
  const bus = await app.events();
  return bus.subscribe((event) => {
    for (const listener of listeners) listener(event);
  });
}
