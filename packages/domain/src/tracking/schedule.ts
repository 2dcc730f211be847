const hour = 3_600_000;
const day = 24 * hour;

/** When a post is read after it was verified, in ms: often while it is new, then once a day for thirty days. */
export const readingOffsets: readonly number[] = [0, hour, 3 * hour, 6 * hour, 12 * hour, ...Array.from({ length: 30 }, (_, index) => (index + 1) * day)];

/** The next planned reading after a moment, or null when all are over. Readings that were missed are not made up for. */
export function nextReading(verifiedAt: Date, after: Date): Date | null {
  const offset = readingOffsets.find((planned) => verifiedAt.getTime() + planned > after.getTime());
  return offset === undefined ? null : new Date(verifiedAt.getTime() + offset);
}

/** How long after a reading the next one may be asked for out of turn, in ms. */
export const leastBetweenReadings = 5 * 60_000;

/** Whether a reading may be asked for now. `lastAt` is the last one, null when there was none. */
export const mayReadNow = (lastAt: Date | null, now: Date): boolean => lastAt === null || now.getTime() - lastAt.getTime() >= leastBetweenReadings;
