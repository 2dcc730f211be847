import type { StoryNumbers } from "./story-proof.ts";

const names = ["views", "likes", "comments", "shares"] as const;

/**
 * A story's last figures after the platform told some of them when it ended: what it did not tell stays as it was known. Null when
 * they are not to be kept: none is news, or one is lower than it was read before, which counts of a story never are.
 */
export function lastFigures(told: StoryNumbers, known: StoryNumbers | null): StoryNumbers | null {
  const isLower = names.some((name) => told[name] !== null && told[name] < (known?.[name] ?? 0));
  const isNews = names.some((name) => told[name] !== null && told[name] !== (known?.[name] ?? null));
  if (isLower || !isNews) return null;
  return Object.fromEntries(names.map((name) => [name, told[name] ?? known?.[name] ?? null])) as StoryNumbers;
}
