import type { LandingDocument } from "@fanfare/contracts/landing";

/** Every state a page had since it was opened, so that each step can be taken back and made again. */
export type History = { past: readonly LandingDocument[]; present: LandingDocument; future: readonly LandingDocument[]; field: string | null; at: number };

const deepest = 200;
/** Typing on in one field within this time (ms) is one step. */
const pause = 1_200;

export const startHistory = (document: LandingDocument): History => ({ past: [], present: document, future: [], field: null, at: 0 });

/** Notes a change; `field` names what is being typed into, null for a step of its own. */
export function record(history: History, document: LandingDocument, field: string | null, at: number): History {
  if (document === history.present) return history;
  const isSameStep = field !== null && field === history.field && at - history.at < pause;
  const past = isSameStep ? history.past : [...history.past, history.present].slice(-deepest);
  return { past, present: document, future: [], field, at };
}

export function undo(history: History): History {
  const previous = history.past.at(-1);
  if (!previous) return history;
  return { past: history.past.slice(0, -1), present: previous, future: [history.present, ...history.future], field: null, at: 0 };
}

export function redo(history: History): History {
  const [next, ...future] = history.future;
  if (!next) return history;
  return { past: [...history.past, history.present], present: next, future, field: null, at: 0 };
}
