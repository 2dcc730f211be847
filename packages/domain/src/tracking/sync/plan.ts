import { nextReading } from "../schedule.ts";
import type { SyncTarget } from "./target.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long a claimed reading may take, waiting in the queue included, before it is due again by itself (ms). */
export const leaseMs = 10 * minute;
/** How often accounts are read (ms): connected ones; those whose creator has a post to publish, because a story lives a day; others. */
export const accountEvery = { connected: day, publishing: 4 * hour, listed: 7 * day } as const;
/** How many accounts of a platform an organization may have watched before its further imports are not: a file may hold a whole catalogue. */
export const mostImportsWatched = 10_000;
/** A post that has to stay up is read as a whole, and not its numbers alone, once in so many ms: daily, however often its numbers are read. */
export const leastBetweenLooks = 20 * hour;
const firstWaitMs = 5 * minute;
const longestWaitMs = day;

/** When an account is read next after a reading. */
export function nextAccountReading({ connectionId }: Pick<SyncTarget, "connectionId">, isPublishing: boolean, readAt: Date): Date {
  const every = connectionId === null ? accountEvery.listed : isPublishing ? accountEvery.publishing : accountEvery.connected;
  return new Date(readAt.getTime() + every);
}

/** When a campaign's post is read next: by its schedule, then daily for as long as it has to stay up. Null: never again. */
export function nextPostReading({ hotSince }: Pick<SyncTarget, "hotSince">, watchUntil: Date | null, readAt: Date): Date | null {
  const planned = hotSince && nextReading(hotSince, readAt);
  if (planned) return planned;
  const tomorrow = new Date(readAt.getTime() + day);
  return watchUntil !== null && watchUntil > readAt ? tomorrow : null;
}

/** When a post that nobody can see is looked for next: as long as it has to stay up, since it may come back. Null: never again. */
export const nextLookFor = (target: Pick<SyncTarget, "hotSince">, watchUntil: Date | null, at: Date): Date | null =>
  watchUntil !== null && watchUntil <= at ? null : nextPostReading(target, watchUntil, at);

/** When a target that could not be read is tried again. `failures` counts those in a row, this one included; `retryAfterMs` is what the platform asked for. */
export function dueAfterFailure(failures: number, retryAfterMs: number | null, at: Date): Date {
  const grown = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(20, failures - 1));
  return new Date(at.getTime() + Math.max(grown, retryAfterMs ?? 0));
}

/** How far back posts are listed: ninety days at first, thirty once a week, and otherwise from a little before where the last listing ended. */
export function listSince({ postsSeenUntil }: Pick<SyncTarget, "postsSeenUntil">, isDeep: boolean, at: Date): Date {
  if (postsSeenUntil === null) return new Date(at.getTime() - 90 * day);
  // Platforms list a post some time after its date: a video that was uploaded before it was published, a scheduled one.
  const fresh = postsSeenUntil.getTime() - 2 * day;
  return new Date(isDeep ? Math.min(fresh, at.getTime() - 30 * day) : fresh);
}

/** Whether the rarer things are read, too: who follows the account, and older posts. At the first reading and on one day of the week, which differs between accounts. */
export function isDeepReading({ id, lastReadAt }: Pick<SyncTarget, "id" | "lastReadAt">, at: Date): boolean {
  if (lastReadAt === null) return true;
  const dayOf = (time: Date) => Math.floor(time.getTime() / day);
  const own = Number.parseInt(id.slice(-4), 16) % 7;
  // Also when the day itself was missed.
  return Array.from({ length: dayOf(at) - dayOf(lastReadAt) }, (_, nth) => dayOf(at) - nth).some((passed) => passed % 7 === own);
}
