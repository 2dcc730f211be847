/** For how long an allowance counts. `rolling-hour` forgets what is older than an hour, five minutes at a time. */
export type QuotaWindow = "minute" | "rolling-hour" | "pacific-day" | "month";

/** A window at a moment: `slots` are the names under which what counts in it was noted, the present one last. */
export type WindowState = { slots: readonly string[]; startsAt: Date; endsAt: Date };

const minute = 60_000;
const hour = 60 * minute;
const slot = 5 * minute;
const pacific = new Intl.DateTimeFormat("en-CA", { timeZone: "America/Los_Angeles", dateStyle: "short", timeStyle: "medium", hourCycle: "h23" });
const pacificDate = (time: number): string => pacific.format(time).slice(0, 10);

/** The day in California at `now` (ms), and when the next one begins (ms): that is when YouTube's and other quotas are renewed. */
export function pacificDay(now: number): { day: string; startsAt: number; endsAt: number } {
  const day = pacificDate(now);
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  return { day, startsAt: pacificMidnight(year, month, date), endsAt: pacificMidnight(year, month, date + 1) };
}

/** 07:00 UTC in summer and 08:00 in winter; clocks change at two, so midnight itself is never doubled. */
function pacificMidnight(year: number, month: number, date: number): number {
  const summer = Date.UTC(year, month - 1, date, 7);
  const isWinter = pacificDate(summer) !== new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10);
  return isWinter ? summer + hour : summer;
}

const windows: Record<QuotaWindow, (now: number) => WindowState> = {
  minute: (now) => {
    const nth = Math.floor(now / minute);
    return { slots: [String(nth)], startsAt: new Date(nth * minute), endsAt: new Date((nth + 1) * minute) };
  },
  "rolling-hour": (now) => {
    const last = Math.floor(now / slot);
    // A slot that began within the last hour and five minutes may still hold what counts.
    const slots = Array.from({ length: hour / slot + 1 }, (_, nth) => String(last - hour / slot + nth));
    return { slots, startsAt: new Date(now - hour), endsAt: new Date((last + 1) * slot) };
  },
  "pacific-day": (now) => {
    const { day, startsAt, endsAt } = pacificDay(now);
    return { slots: [day], startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
  },
  month: (now) => {
    const [year, month] = [new Date(now).getUTCFullYear(), new Date(now).getUTCMonth()];
    return { slots: [new Date(now).toISOString().slice(0, 7)], startsAt: new Date(Date.UTC(year, month, 1)), endsAt: new Date(Date.UTC(year, month + 1, 1)) };
  },
};

export const windowAt = (kind: QuotaWindow, now: Date): WindowState => windows[kind](now.getTime());
