import type { Sql } from "../scoped.ts";

/** Work that could not be done after all its attempts. `name` is a job's name or a consumer's. */
export type DeadLetter = { id: string; kind: "event" | "job"; name: string; organizationId: string | null; payload: object; reason: string };
export type KeptDeadLetter = DeadLetter & { failedAt: Date };

const columns = `id, kind, name, organization_id AS "organizationId", payload, reason, failed_at AS "failedAt"`;

/** The same work failing again opens its letter again. */
export const keepDeadLetter = (sql: Sql, { id, kind, name, organizationId, payload, reason }: DeadLetter): Promise<number> =>
  sql.change(
    `INSERT INTO dead_letters (id, kind, name, organization_id, payload, reason) VALUES ($1, $2, $3, $4, $5::jsonb, $6)
     ON CONFLICT (id) DO UPDATE SET payload = excluded.payload, reason = excluded.reason, failed_at = now(), resolved_at = NULL, resolution = NULL`,
    // PostgreSQL takes no NUL in text, and what failed may hold one.
    [id, kind, name, organizationId, JSON.stringify(payload).replaceAll("\\u0000", "\\ufffd"), reason.replaceAll("\u0000", "\ufffd")],
  );

/** The newest that nobody has dealt with. */
export const openDeadLetters = (sql: Sql, limit: number): Promise<KeptDeadLetter[]> =>
  sql.rows<KeptDeadLetter>(`SELECT ${columns} FROM dead_letters WHERE resolved_at IS NULL ORDER BY failed_at DESC LIMIT $1`, [limit]);

export async function countOpenDeadLetters(sql: Sql): Promise<number> {
  return (await sql.row<{ count: number }>(`SELECT count(*)::int AS count FROM dead_letters WHERE resolved_at IS NULL`))?.count ?? 0;
}

export const findOpenDeadLetter = (sql: Sql, id: string): Promise<KeptDeadLetter | null> =>
  sql.row<KeptDeadLetter>(`SELECT ${columns} FROM dead_letters WHERE id = $1 AND resolved_at IS NULL`, [id]);

export const resolveDeadLetter = (sql: Sql, id: string, resolution: "sent-again" | "let-go"): Promise<number> =>
  sql.change(`UPDATE dead_letters SET resolved_at = now(), resolution = $2 WHERE id = $1 AND resolved_at IS NULL`, [id, resolution]);
