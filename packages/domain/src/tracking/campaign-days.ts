const hour = 3_600_000;
/** How far a day begins before it does in UTC, and how long it lasts after, somewhere on earth. */
const [earliest, latest] = [14 * hour, 12 * hour];
const day = 24 * hour;

type Zoned = Intl.Locale & { getTimeZones?(): readonly string[] | undefined };

/** The time zones in which people of a country live. */
const zonesOf = (country: string | null): readonly string[] => (country === null ? [] : ((new Intl.Locale(`und-${country}`) as Zoned).getTimeZones?.() ?? []));

const formats = new Map<string, Intl.DateTimeFormat>();
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone) ?? new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
  formats.set(zone, known);
  return known;
}

/** How far a zone is ahead of UTC at a moment (ms): `GMT+05:30`, or `GMT` alone. */
function offsetOf(zone: string, at: number): number {
  const name = formatOf(zone).formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? "";
  const [, sign, hours = "0", minutes = "0"] = /^GMT(?:([+-])(\d\d):(\d\d))?$/.exec(name) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

/** When a zone's midnight is that UTC calls `utc` (ms). Asked twice, since clocks may change in between. */
function midnightIn(zone: string, utc: number): number {
  return utc - offsetOf(zone, utc - offsetOf(zone, utc));
}

/**
 * When a campaign's day (`2026-05-03`) begins for a creator (ms): in UTC, or where people of their country have it before, of which only
 * as much is looked up as a post of the moment `at` needs.
 */
export function dayBegins(date: string, country: string | null, at: number): number {
  const utc = Date.parse(`${date}T00:00:00Z`);
  if (at >= utc || at < utc - earliest) return utc;
  return Math.min(utc, ...zonesOf(country).map((zone) => midnightIn(zone, utc)));
}

/** The last moment of a campaign's day for a creator (ms), as `dayBegins`. */
export function dayEnds(date: string, country: string | null, at: number): number {
  const next = Date.parse(`${date}T00:00:00Z`) + day;
  if (at < next || at >= next + latest) return next - 1;
  return Math.max(next, ...zonesOf(country).map((zone) => midnightIn(zone, next))) - 1;
}
