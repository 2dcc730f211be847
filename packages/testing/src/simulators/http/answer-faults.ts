import type { Answer } from "./serve.ts";

/** Answers that are HTTP and JSON as they should be, but lie in their numbers. */
export const COUNT_FAULTS = ["text-counts", "word-counts", "negative-counts", "null-counts"] as const;
type CountFault = (typeof COUNT_FAULTS)[number];

export function isCountFault(kind: string): kind is CountFault {
  return (COUNT_FAULTS as readonly string[]).includes(kind);
}

const SPOILS: Readonly<Record<CountFault, (count: number) => unknown>> = {
  "text-counts": String,
  "word-counts": () => "many",
  "negative-counts": (count) => -1 - count,
  "null-counts": () => null,
};

/** The same answer with each number under one of `keys` spoilt, however deep it lies. */
export function withSpoiltCounts(kind: CountFault, answer: Answer, keys: ReadonlySet<string>): Answer {
  const body: unknown = JSON.parse(JSON.stringify(answer.body ?? null), (key, value: unknown) => (keys.has(key) && typeof value === "number" ? SPOILS[kind](value) : value));
  return { ...answer, body };
}
