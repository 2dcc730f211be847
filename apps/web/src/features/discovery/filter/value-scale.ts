import type { CreatorFacets, HistogramFacet } from "@fanfare/contracts/discovery";

export type Bar = CreatorFacets["histograms"][HistogramFacet][number];

/** The ends of the bars, ascending: each bar takes the same width, whatever it spans. */
export type Edges = readonly number[];

/** What the scale is made of until the first counts are there, so that nothing moves when they come. */
export const usualEdges: Record<HistogramFacet, Edges> = {
  followers: [0, 1_000, 5_000, 10_000, 50_000, 100_000, 500_000, 1_000_000, 5_000_000, 50_000_000],
  averageViews: [0, 1_000, 5_000, 10_000, 50_000, 100_000, 500_000, 1_000_000, 5_000_000, 50_000_000],
  engagementRate: [0, 0.01, 0.02, 0.03, 0.05, 0.08, 0.12, 0.2, 0.5],
  authenticity: [0, 20, 40, 50, 60, 70, 80, 90, 100],
};

/** How much further than its start an open last bar is drawn where the usual scale has ended before. */
const openEnd = 10;

/** The ends of these bars; an open last bar is given an end. */
export function edgesOf(bars: readonly Bar[], facet: HistogramFacet): Edges {
  const last = bars.at(-1);
  if (!last) return usualEdges[facet];
  const usualEnd = usualEdges[facet].at(-1) ?? 1;
  return [...bars.map((bar) => bar.from), last.to ?? (usualEnd > last.from ? usualEnd : last.from * openEnd)];
}

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));

/** Where a value stands on the scale, 0-1. Inside a bar the scale is logarithmic, from 0 it is linear. */
export function positionOf(edges: Edges, value: number): number {
  const bars = edges.length - 1;
  const first = edges[0] ?? 0;
  const last = edges[bars] ?? 1;
  if (value <= first) return 0;
  if (value >= last) return 1;
  const index = edges.findIndex((edge, at) => value >= edge && value < (edges[at + 1] ?? Infinity));
  const from = edges[index] ?? first;
  const to = edges[index + 1] ?? last;
  const within = from > 0 ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
  return (index + within) / bars;
}

const twoDigits = (value: number): number => Number(value.toPrecision(2));

/** The value at a position 0-1, in two digits: nobody means 48,731 when dragging. */
export function valueAt(edges: Edges, position: number): number {
  const bars = edges.length - 1;
  const place = clamp(position, 0, 1) * bars;
  const index = Math.min(bars - 1, Math.floor(place));
  const from = edges[index] ?? 0;
  const to = edges[index + 1] ?? from;
  const within = place - index;
  return twoDigits(from > 0 ? from * (to / from) ** within : from + within * (to - from));
}

const stepsPerBar = 8;

/** The next value by the keyboard: `by` eighths of a bar on, and always another one than before until the end. */
export function stepped(edges: Edges, value: number, by: number): number {
  const width = 1 / ((edges.length - 1) * stepsPerBar);
  const start = positionOf(edges, value);
  for (let taken = Math.abs(by); taken <= Math.abs(by) + stepsPerBar; taken += 1) {
    const next = valueAt(edges, start + Math.sign(by) * taken * width);
    if (next !== value) return next;
  }
  return value;
}

/** A value at an end of the scale is no limit. */
export function limited(edges: Edges, min: number, max: number): { min?: number; max?: number } {
  return { ...(positionOf(edges, min) > 0 && { min }), ...(positionOf(edges, max) < 1 && { max }) };
}
