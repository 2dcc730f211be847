import type { Series } from "@fanfare/contracts/reporting";
import { engagementsOf } from "./formulas.ts";

/** One reading of one post. */
export type Reading = { publicationId: string; takenAt: Date; views: number | null; likes: number | null; comments: number | null; shares: number | null };

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** The finest step whose span the readings fit in. */
const steps = [
  { step: "minute", ms: minute, upTo: 3 * hour },
  { step: "hour", ms: hour, upTo: 3 * day },
  { step: "day", ms: day, upTo: Infinity },
] as const;

/**
 * Totals over all posts at the end of each step (in UTC), from the first reading to the last. Between readings a post
 * keeps its last known count; before its first it adds nothing; a total nobody told is null.
 */
export function seriesOf(readings: readonly Reading[]): Series {
  const sorted = [...readings].sort((a, b) => a.takenAt.getTime() - b.takenAt.getTime());
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last) return { step: "day", points: [] };
  const span = last.takenAt.getTime() - first.takenAt.getTime();
  const { step, ms } = steps.find(({ upTo }) => span <= upTo)!;
  const views = new Map<string, number>();
  const engagements = new Map<string, number>();
  const points: Series["points"] = [];
  let next = 0;
  for (let begin = floor(first.takenAt, ms); begin <= last.takenAt.getTime(); begin += ms) {
    for (; next < sorted.length && sorted[next]!.takenAt.getTime() < begin + ms; next += 1) {
      const reading = sorted[next]!;
      keep(views, reading.publicationId, reading.views);
      keep(engagements, reading.publicationId, engagementsOf(reading));
    }
    points.push({ at: new Date(begin).toISOString(), views: sum(views), engagements: sum(engagements) });
  }
  return { step, points };
}

const floor = (at: Date, ms: number): number => Math.floor(at.getTime() / ms) * ms;
const sum = (counts: ReadonlyMap<string, number>): number | null => (counts.size === 0 ? null : [...counts.values()].reduce((all, count) => all + count, 0));

function keep(counts: Map<string, number>, id: string, count: number | null): void {
  if (count !== null) counts.set(id, count);
}
