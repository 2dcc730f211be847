import type { Locale } from "@fanfare/domain/messaging";
import type { Sql } from "../scoped.ts";

export type StoredMail = { id: string; recipient: string; template: string; locale: Locale; data: object; status: "queued" | "sent" | "failed" | "not-configured" };

export const findMail = (sql: Sql, id: string): Promise<StoredMail | null> =>
  sql.row<StoredMail>(`SELECT id, recipient, template, locale, data, status FROM mails WHERE id = $1`, [id]);

/** Notes what became of a letter. What it said is forgotten once it is sent: it held links that are keys. */
export const noteMail = (sql: Sql, id: string, status: StoredMail["status"]): Promise<number> =>
  sql.change(
    `UPDATE mails SET status = $2, sent_at = CASE WHEN $2 = 'sent' THEN now() END, data = CASE WHEN $2 = 'sent' THEN '{}' ELSE data END WHERE id = $1`,
    [id, status],
  );
