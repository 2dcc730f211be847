import type { StoryNumbers } from "./story-proof.ts";

const names = ["views", "likes", "comments", "shares"] as const;

/**
 * A story's last figures after the platform told some of them when it ended: what it did not tell stays as it was known. Null when
 * they are not to be kept: none is news, or there are fewer views than were read before, which no story has; likes may be taken back.
 */
export function lastFigures(told: StoryNumbers, known: StoryNumbers | null): StoryNumbers | null {
  const isLower = told.views !== null && told.views < (known?.views ?? 0);
  const isNews = names.some((name) => told[name] !== null && told[name] !== (known?.[name] ?? null));
  if (isLower || !isNews) return null;
  return Object.fromEntries(names.map((name) => [name, told[name] ?? known?.[name] ?? null])) as StoryNumbers;
}
