/** A moment that is asked about. Everything before `before` was known then; `isDayEnd`: that is the end of a day in UTC. */
export type Moment = { before: Date; isDayEnd: boolean };

const day = 86_400_000;

/** What a question "as of" means: a day includes all of it (in UTC), an instant itself. `asOf` is an ISO date or an ISO instant. */
export function momentOf(asOf: string): Moment {
  const isDay = /^\d{4}-\d\d-\d\d$/.test(asOf);
  const before = new Date(Date.parse(asOf) + (isDay ? day : 1));
  return { before, isDayEnd: before.getTime() % day === 0 };
}
