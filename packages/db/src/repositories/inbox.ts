import type { Sql } from "../scoped.ts";

/** Which consumer has had which fact. */
export type Inbox = {
  /** Notes it in this transaction; false when the consumer has had it before. */
  note(consumer: string, eventId: string): Promise<boolean>;
};

export function inboxIn(sql: Sql): Inbox {
  return {
    note: async (consumer, eventId) =>
      (await sql.change(`INSERT INTO inbox (consumer, event_id) VALUES ($1, $2) ON CONFLICT DO NOTHING`, [consumer, eventId])) === 1,
  };
}
