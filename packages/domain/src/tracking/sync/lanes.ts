/** Whose turn it is: so many readings of each of these lanes, which come in the order of their ids. */
export type Turn = { lanes: readonly string[]; each: number };

/**
 * Shares readings out between lanes in which something is due, the same number for each, beginning after the lane that was served last;
 * when there are more lanes than readings, the others are next. Null when there is nothing to share out.
 */
export function nextTurn(lanes: readonly string[], readings: number, lastServed: string | null): Turn | null {
  if (lanes.length === 0 || readings < 1) return null;
  const sorted = lanes.toSorted();
  const start = Math.max(0, sorted.findIndex((lane) => lastServed === null || lane > lastServed));
  const inOrder = [...sorted.slice(start), ...sorted.slice(0, start)];
  return { lanes: inOrder.slice(0, readings), each: Math.max(1, Math.floor(readings / lanes.length)) };
}
