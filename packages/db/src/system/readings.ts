import { bringUpToDate, snapshotIdOf, type AccountReading, type AccountState, type PostReading } from "@fanfare/domain/tracking";
import { rollUpAccounts, rollUpPosts } from "../roll-ups.ts";
import type { Sql } from "../scoped.ts";

/** Whose readings were new: ids of publications and of social accounts. What was stored before, or is of something that is gone, is missing. */
export type StoredReadings = { posts: string[]; accounts: string[] };

/**
 * Keeps readings: the snapshots as they were taken, the last reading of each day, and of accounts the figures that the
 * catalogue shows. The same reading again changes nothing, and the order in which readings come does not matter.
 * Needs the worker's role: whose a post or an account is, is looked up and not said.
 */
export async function storeReadings(sql: Sql, { posts, accounts }: { posts: readonly PostReading[]; accounts: readonly AccountReading[] }): Promise<StoredReadings> {
  return { posts: await storePosts(sql, posts), accounts: await storeAccounts(sql, accounts) };
}

const byIdAndTime = (idOf: (reading: PostReading & AccountReading) => string) => (a: object, b: object) => {
  const [one, other] = [a as PostReading & AccountReading, b as PostReading & AccountReading];
  return idOf(one) < idOf(other) ? -1 : idOf(one) > idOf(other) ? 1 : one.takenAt.getTime() - other.takenAt.getTime();
};

// Everybody takes rows in the order of ids, so that no two wait for each other.
const storePostsStatement = `
  WITH added AS (
    INSERT INTO metric_snapshots (id, organization_id, creator_id, campaign_id, publication_id, taken_at, source, views, likes, comments, shares, raw_key)
    SELECT r.id, p.organization_id, p.creator_id, p.campaign_id, p.id, r.taken_at, r.source, r.views, r.likes, r.comments, r.shares, r.raw_key
    FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::text[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[], $9::text[])
      AS r(id, publication_id, taken_at, source, views, likes, comments, shares, raw_key)
    JOIN publications p ON p.id = r.publication_id ORDER BY r.publication_id, r.taken_at
    ON CONFLICT (publication_id, taken_at) DO NOTHING
    RETURNING organization_id, creator_id, campaign_id, publication_id, taken_at, views, likes, comments, shares
  ), days AS (
    ${rollUpPosts("added")}
  )
  SELECT DISTINCT publication_id AS id FROM added`;

async function storePosts(sql: Sql, unordered: readonly PostReading[]): Promise<string[]> {
  if (unordered.length === 0) return [];
  const readings = unordered.toSorted(byIdAndTime(({ publicationId }) => publicationId));
  const column = <T>(of: (reading: PostReading) => T): T[] => readings.map(of);
  const rows = await sql.prepared<{ id: string }>("store-posts", storePostsStatement, [
    column(snapshotIdOf), column((r) => r.publicationId), column((r) => r.takenAt.toISOString()), column((r) => r.source),
    column((r) => r.views), column((r) => r.likes), column((r) => r.comments), column((r) => r.shares), column((r) => r.rawKey),
  ]);
  return rows.map(({ id }) => id);
}

const storeAccountsStatement = `
  WITH added AS (
    INSERT INTO account_snapshots (social_account_id, creator_id, taken_at, source, followers, views, posts, raw_key)
    SELECT a.id, a.creator_id, r.taken_at, r.source, r.followers, r.views, r.posts, r.raw_key
    FROM unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::bigint[], $5::bigint[], $6::bigint[], $7::text[]) AS r(id, taken_at, source, followers, views, posts, raw_key)
    JOIN social_accounts a ON a.id = r.id ORDER BY r.id, r.taken_at
    ON CONFLICT (social_account_id, taken_at) DO NOTHING
    RETURNING social_account_id, creator_id, taken_at, followers, views, posts
  ), days AS (
    ${rollUpAccounts("added")}
    RETURNING d.social_account_id, d.taken_at
  )
  SELECT a.social_account_id AS id, a.taken_at AS "takenAt", d.taken_at IS NOT NULL AS "isLastOfDay"
  FROM added a LEFT JOIN days d ON d.social_account_id = a.social_account_id AND d.taken_at = a.taken_at`;

type Added = { id: string; takenAt: Date; isLastOfDay: boolean };

async function storeAccounts(sql: Sql, unordered: readonly AccountReading[]): Promise<string[]> {
  if (unordered.length === 0) return [];
  const readings = unordered.toSorted(byIdAndTime(({ socialAccountId }) => socialAccountId));
  const column = <T>(of: (reading: AccountReading) => T): T[] => readings.map(of);
  const states = await lockAccounts(sql, [...new Set(column((r) => r.socialAccountId))]);
  const added = await sql.rows<Added>(storeAccountsStatement, [
    column((r) => r.socialAccountId), column((r) => r.takenAt.toISOString()), column((r) => r.source),
    column((r) => r.followers), column((r) => r.views), column((r) => r.posts), column((r) => r.rawKey),
  ]);
  const addedOf = new Map(added.map((row) => [`${row.id} ${row.takenAt.toISOString()}`, row]));
  for (const reading of readings) {
    const row = addedOf.get(`${reading.socialAccountId} ${reading.takenAt.toISOString()}`);
    const state = states.get(reading.socialAccountId);
    if (row && state) states.set(row.id, { ...state, ...bringUpToDate(state, reading, row) });
  }
  const ids = [...new Set(added.map(({ id }) => id))];
  await saveAccounts(sql, ids.flatMap((id) => states.get(id) ?? []));
  return ids;
}

type StoredAccount = AccountState & { id: string };

/** Creators before their accounts and in the order of ids, as everybody takes them. */
async function lockAccounts(sql: Sql, ids: readonly string[]): Promise<Map<string, StoredAccount>> {
  await sql.rows(`SELECT id FROM creators WHERE id IN (SELECT creator_id FROM social_accounts WHERE id = ANY($1::uuid[])) ORDER BY id FOR UPDATE`, [ids]);
  const rows = await sql.rows<Omit<StoredAccount, "followers" | "averageViews" | "postCount"> & Record<"followers" | "averageViews" | "postCount", string | null>>(
    `SELECT id, metrics_source AS source, metrics_read_at AS "readAt", handle, followers, average_views AS "averageViews", post_count AS "postCount", last_post_at AS "lastPostAt",
       metrics, audience, audience_read_at AS "audienceReadAt", history, posts
     FROM social_accounts WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE`,
    [ids],
  );
  const count = (text: string | null) => (text === null ? null : Number(text));
  return new Map(rows.map((row) => [row.id, { ...row, followers: count(row.followers), averageViews: count(row.averageViews), postCount: count(row.postCount) }]));
}

/** As the index over handles has it. */
const list = (table: string) => `coalesce(${table}.organization_id, '00000000-0000-0000-0000-000000000000')`;

/** A handle that another account of the same list has stays as it was until that one was read, too. */
async function saveAccounts(sql: Sql, accounts: readonly StoredAccount[]): Promise<void> {
  if (accounts.length === 0) return;
  await sql.change(
    `UPDATE social_accounts a SET metrics_source = r.source, metrics_read_at = r."readAt", followers = r.followers, average_views = r."averageViews", post_count = r."postCount",
       last_post_at = r."lastPostAt", metrics = r.metrics, audience = r.audience, audience_read_at = r."audienceReadAt", history = r.history, posts = r.posts,
       handle = CASE WHEN r."isFree" THEN r.handle ELSE a.handle END, handle_folded = CASE WHEN r."isFree" THEN lower(r.handle) ELSE a.handle_folded END
     FROM (
       SELECT r.*, NOT EXISTS (
         SELECT 1 FROM social_accounts o JOIN social_accounts own ON own.id = r.id
         WHERE ${list("o")} = ${list("own")} AND o.platform = own.platform AND o.handle_folded = lower(r.handle) AND o.id <> r.id
       ) AS "isFree"
       FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, source text, "readAt" timestamptz, handle text, followers bigint, "averageViews" bigint, "postCount" bigint, "lastPostAt" timestamptz,
         metrics jsonb, audience jsonb, "audienceReadAt" timestamptz, history jsonb, posts jsonb)
     ) r WHERE a.id = r.id`,
    [JSON.stringify(accounts)],
  );
}
