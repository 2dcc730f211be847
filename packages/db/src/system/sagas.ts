import type { Sql } from "../scoped.ts";

export type SagaStatus = "running" | "compensating" | "completed" | "compensated" | "parked";
/** One line of what happened to a saga. `from` is set where it was parked: what to go on with later. */
export type SagaHistoryEntry = { at: string; step: string; what: string; reason?: string; from?: "running" | "compensating" };

export type SagaRow = {
  id: string; name: string; key: string; organizationId: string; creatorId: string | null; state: object; step: string;
  status: SagaStatus; attempt: number; version: number; correlationId: string; history: SagaHistoryEntry[];
};

/** What is noted of a saga after a step. `waitMs` counts from the database's now. */
export type SagaNote = { state: object; step: string; status: SagaStatus; attempt: number; waitMs: number; lastError: string | null; entries: SagaHistoryEntry[] };

const columns = `id, name, key, organization_id AS "organizationId", creator_id AS "creatorId", state, step, status, attempt, version,
  correlation_id AS "correlationId", history`;
const active = `status IN ('running', 'compensating')`;

export const dueSagas = (sql: Sql, limit: number) =>
  sql.rows<{ id: string; version: number; organizationId: string; creatorId: string | null; correlationId: string }>(
    `SELECT id, version, organization_id AS "organizationId", creator_id AS "creatorId", correlation_id AS "correlationId"
     FROM sagas WHERE ${active} AND due_at <= now() ORDER BY due_at LIMIT $1`,
    [limit],
  );

/**
 * Takes a due saga for `leaseMs` and counts the attempt; null when it is not due or somebody else has it. The version
 * it answers is what every later note must name, so that who lost the lease notes nothing.
 */
export const claimSaga = (sql: Sql, id: string, leaseMs: number): Promise<SagaRow | null> =>
  sql.row<SagaRow>(
    `UPDATE sagas SET version = version + 1, attempt = attempt + 1, due_at = now() + $2::float * interval '1 millisecond', updated_at = now()
     WHERE id = (SELECT id FROM sagas WHERE id = $1 AND ${active} AND due_at <= now() FOR UPDATE SKIP LOCKED)
     RETURNING ${columns}`,
    [id, leaseMs],
  );

/** Keeps the lease while a step runs; false when it is lost. */
export const renewLease = async (sql: Sql, { id, version }: SagaRow, leaseMs: number): Promise<boolean> =>
  (await sql.change(`UPDATE sagas SET due_at = now() + $3::float * interval '1 millisecond' WHERE id = $1 AND version = $2 AND ${active}`, [id, version, leaseMs])) === 1;

/** Notes what a step came to; false when somebody else has taken the saga over since. */
export async function noteSaga(sql: Sql, { id, version }: SagaRow, note: SagaNote): Promise<boolean> {
  const touched = await sql.change(
    `UPDATE sagas SET state = $3::jsonb, step = $4, status = $5, attempt = $6, due_at = now() + $7::float * interval '1 millisecond', last_error = $8,
       history = history || $9::jsonb, version = version + 1, updated_at = now()
     WHERE id = $1 AND version = $2`,
    [id, version, JSON.stringify(note.state), note.step, note.status, note.attempt, note.waitMs, note.lastError, JSON.stringify(note.entries)],
  );
  return touched === 1;
}

/** Lets a parked saga go on where it stopped; false when it is not parked. */
export async function retryParked(sql: Sql, id: string, at: Date): Promise<boolean> {
  const entry: SagaHistoryEntry = { at: at.toISOString(), step: "", what: "retried" };
  const touched = await sql.change(
    `UPDATE sagas SET status = coalesce(history -> -1 ->> 'from', 'running'), attempt = 0, due_at = now(), last_error = NULL, version = version + 1,
       history = history || jsonb_set($2::jsonb, '{0,step}', to_jsonb(step)), updated_at = now()
     WHERE id = $1 AND status = 'parked'`,
    [id, JSON.stringify([entry])],
  );
  return touched === 1;
}

export type ParkedSaga = { id: string; name: string; organizationId: string; step: string; lastError: string | null; updatedAt: Date };

export const parkedSagas = (sql: Sql, limit: number): Promise<ParkedSaga[]> =>
  sql.rows<ParkedSaga>(
    `SELECT id, name, organization_id AS "organizationId", step, last_error AS "lastError", updated_at AS "updatedAt"
     FROM sagas WHERE status = 'parked' ORDER BY updated_at DESC LIMIT $1`,
    [limit],
  );

export const countSagas = (sql: Sql): Promise<{ name: string; status: SagaStatus; count: number }[]> =>
  sql.rows(`SELECT name, status, count(*)::int AS count FROM sagas GROUP BY name, status ORDER BY name, status`);
