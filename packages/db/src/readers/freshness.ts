import type { ReadingState } from "@fanfare/domain/tracking";
import type { Sql } from "../scoped.ts";

/** How far the readings of a campaign's posts are, by publication. Posts without a plan are left out. */
export async function readingStatesOf(sql: Sql, campaignId: string): Promise<Map<string, ReadingState>> {
  const rows = await sql.rows<ReadingState & { id: string }>(
    `SELECT t.id, nullif(t.due_at, 'infinity') AS "dueAt", t.last_read_at AS "lastReadAt", t.stale_since AS "staleSince", t.stale_reason AS "staleReason"
     FROM publications p JOIN sync_targets t ON t.id = p.id WHERE p.organization_id = (SELECT current_organization()) AND p.campaign_id = $1`,
    [campaignId],
  );
  return new Map(rows.map(({ id, ...state }) => [id, state]));
}

/** The same of one post, in any scope that sees it; null where no reading is planned. */
export const readingStateOf = (sql: Sql, publicationId: string): Promise<ReadingState | null> =>
  sql.row<ReadingState>(
    `SELECT nullif(due_at, 'infinity') AS "dueAt", last_read_at AS "lastReadAt", stale_since AS "staleSince", stale_reason AS "staleReason" FROM sync_targets WHERE id = $1`,
    [publicationId],
  );
