import { writeState } from "../http/state-file.ts";

const SOON_MS = 1_000;

/** Keeps what a simulator knows in a file; without one it keeps nothing. */
export interface Saver {
  now(): void;
  /** Within a second: a platform of thousands of accounts is too large to be written down with each token. */
  soon(): void;
}

/** `snapshot` gives the state as plain JSON. */
export function saverOf(file: string | undefined, snapshot: () => object): Saver {
  let waiting: NodeJS.Timeout | undefined;
  const now = () => {
    clearTimeout(waiting);
    waiting = undefined;
    if (file) writeState(file, snapshot());
  };
  return { now, soon: () => (waiting ??= setTimeout(now, SOON_MS).unref()) };
}
