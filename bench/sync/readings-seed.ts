import { openConnection, type SingleConnection } from "@fanfare/db/copy";
import type { HistoryWorld } from "./history-world.ts";

/** Connections that write beside each other. */
const writers = 2;
/** Indexes are made of whole tables at once, which needs room to sort. */
const sortRoom = "512MB";

/**
 * So many readings of each post over thirty days, as they are taken: several on the first day, then one a day; and the days that
 * follow from them. They lie as they came, day after day. Without indexes and keys while they are written, which are then as they were.
 */
export async function seedReadings({ owner, urls, campaigns }: HistoryWorld, readingsPerPost: number): Promise<void> {
  const restore = await withoutKeys(owner, ["metric_snapshots", "metric_days"]);
  const size = Math.ceil(campaigns / writers);
  await Promise.all(Array.from({ length: writers }, async (_, nth) => {
    const writer = await openConnection(urls.owner);
    try {
      await writer.query("SET synchronous_commit = off");
      await writeReadings(writer, { from: nth * size, until: Math.min(campaigns, (nth + 1) * size), readingsPerPost });
    } finally {
      await writer.end();
    }
  }));
  await restore();
  for (const table of ["metric_snapshots", "metric_days"]) await owner.query(`VACUUM (ANALYZE) ${table}`);
}

type Part = { from: number; until: number; readingsPerPost: number };

/** Of the first day only the last reading is the day's. */
async function writeReadings(writer: SingleConnection, { from, until, readingsPerPost }: Part): Promise<void> {
  const early = Math.max(1, readingsPerPost - 30);
  const posts = `(SELECT p.* FROM publications p JOIN generate_series($1::int, $2::int - 1) c ON p.campaign_id = md5('campaign ' || c)::uuid WHERE p.external_id LIKE '%.%') p`;
  const takenAt = `(date_trunc('day', now()) - interval '31 days' + CASE WHEN r <= $3 THEN r * interval '1 hour' ELSE (r - $3) * interval '1 day' + interval '12 hours' END)`;
  await writer.query(
    `INSERT INTO metric_snapshots (id, organization_id, creator_id, campaign_id, publication_id, taken_at, source, views, likes, comments, raw_key)
     SELECT gen_random_uuid(), p.organization_id, p.creator_id, p.campaign_id, p.id, ${takenAt}, 'youtube', r * 1000, r * 40, r, 'tracking/raw/' || p.id || '/' || r
     FROM generate_series(1, $4::int) r CROSS JOIN ${posts} ORDER BY r, p.campaign_id`,
    [from, until, early, readingsPerPost],
  );
  await writer.query(
    `INSERT INTO metric_days (publication_id, day, organization_id, creator_id, campaign_id, taken_at, views, likes, comments)
     SELECT p.id, (${takenAt} AT TIME ZONE 'UTC')::date, p.organization_id, p.creator_id, p.campaign_id, ${takenAt}, r * 1000, r * 40, r
     FROM generate_series($3::int, $4::int) r CROSS JOIN ${posts} ORDER BY r, p.campaign_id`,
    [from, until, early, readingsPerPost],
  );
}

/** Takes keys and indexes of tables away; what it answers puts them back. */
async function withoutKeys(owner: SingleConnection, tables: readonly string[]): Promise<() => Promise<void>> {
  const { rows } = await owner.query<{ drop: string; create: string }>(
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop, format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS create
     FROM pg_constraint WHERE conrelid = ANY ($1::text[]::regclass[]) AND contype IN ('p', 'f')
     UNION ALL
     SELECT format('DROP INDEX %s', indexrelid::regclass), pg_get_indexdef(indexrelid) FROM pg_index
     WHERE indrelid = ANY ($1::text[]::regclass[]) AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid)`,
    [tables],
  );
  for (const { drop } of rows) await owner.query(drop);
  return async () => {
    await owner.query(`SET maintenance_work_mem = '${sortRoom}'`);
    for (const { create } of rows) await owner.query(create);
    await owner.query("RESET maintenance_work_mem");
  };
}
