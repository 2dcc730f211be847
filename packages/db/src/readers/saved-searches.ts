import type { SavedSearchView } from "@fanfare/contracts/discovery";
import type { Sql } from "../scoped.ts";

type Row = Omit<SavedSearchView, "lastCheckedAt" | "createdAt"> & { lastCheckedAt: Date | null; createdAt: Date };

/** The organization's saved searches, those with new matches first, then by name. */
export async function savedSearches(sql: Sql): Promise<SavedSearchView[]> {
  const rows = await sql.rows<Row>(
    `SELECT id, name, filter, sort, has_alert AS "hasAlert", new_matches AS "newMatches", last_checked_at AS "lastCheckedAt", created_at AS "createdAt", version
     FROM saved_searches ORDER BY coalesce(new_matches, 0) > 0 DESC, lower(name), id`,
  );
  return rows.map((row) => ({ ...row, lastCheckedAt: row.lastCheckedAt?.toISOString() ?? null, createdAt: row.createdAt.toISOString() }));
}
