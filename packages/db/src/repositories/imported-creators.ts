import type { CreatorsRepositories, ImportedCreator, NumberedRow } from "@fanfare/domain/creators";
import { newId } from "@fanfare/domain/kernel";
import { createHash } from "node:crypto";
import type { Sql } from "../scoped.ts";

type Found = { creatorId: string; platform: string; handleKey: string; contentHash: string };

/** What the rows of a file say, as a hash: the same row again is no change. */
const contentHash = (creator: ImportedCreator): string => createHash("sha256").update(JSON.stringify(creator)).digest("hex").slice(0, 32);

/** Imported creators are stored a chunk at a time: the number of statements does not grow with the rows. */
export function importedCreatorsIn(sql: Sql): CreatorsRepositories["importedCreators"] {
  return {
    async store(file, rows, at) {
      const known = new Map((await findKnown(sql, file.organizationId, rows)).map((found) => [`${found.platform} ${found.handleKey}`, found]));
      const work = rows.map(({ creator }) => ({ creator, known: known.get(`${creator.platform} ${creator.handleKey}`), hash: contentHash(creator) }));
      const fresh = work.filter((row) => !row.known).map((row) => ({ ...row, id: newId(at.getTime()) }));
      const changed = work.flatMap((row) => (row.known && row.known.contentHash !== row.hash ? [{ ...row, id: row.known.creatorId }] : []));
      await rememberChanged(sql, file, changed.map((row) => row.id));
      await insert(sql, file, fresh, at);
      await update(sql, file.fileName, changed, at);
      const counts = { created: fresh.length, updated: changed.length, unchanged: rows.length - fresh.length - changed.length };
      return { counts, changedIds: [...fresh, ...changed].map((row) => row.id) };
    },
    takeBack: (file, at) => takeBack(sql, file.id, at),
  };
}

function findKnown(sql: Sql, organizationId: string, rows: readonly NumberedRow[]): Promise<Found[]> {
  return sql.rows<Found>(
    `SELECT a.creator_id AS "creatorId", a.platform, a.handle_folded AS "handleKey", c.content_hash AS "contentHash"
     FROM unnest($2::text[], $3::text[]) AS k(platform, handle)
     JOIN social_accounts a ON coalesce(a.organization_id, '00000000-0000-0000-0000-000000000000') = $1 AND a.platform = k.platform AND a.handle_folded = k.handle
     JOIN creators c ON c.id = a.creator_id FOR UPDATE OF c`,
    [organizationId, rows.map((row) => row.creator.platform), rows.map((row) => row.creator.handleKey)],
  );
}

type Stored = { id: string; creator: ImportedCreator; hash: string };

const shaped = (rows: readonly Stored[]) =>
  JSON.stringify(
    rows.map(({ id, creator, hash }) => ({
      id, account_id: newId(), hash, display_name: creator.displayName, bio: creator.bio, country: creator.country, languages: creator.languages,
      topics: creator.topics, email: creator.email, platform: creator.platform, handle: creator.handle, handle_folded: creator.handleKey,
      followers: creator.followers, average_views: creator.averageViews, engagement_rate: creator.engagementRate,
    })),
  );

const recordset = `jsonb_to_recordset($1::jsonb) AS r(id uuid, account_id uuid, hash text, display_name text, bio text, country text, languages text[],
  topics text[], email text, platform text, handle text, handle_folded text, followers bigint, average_views bigint, engagement_rate double precision)`;

async function insert(sql: Sql, file: { id: string; organizationId: string; fileName: string }, rows: readonly Stored[], at: Date): Promise<void> {
  if (rows.length === 0) return;
  const data = shaped(rows);
  await sql.change(
    `INSERT INTO creators (id, organization_id, display_name, bio, country, languages, topics, email, source, source_detail, content_hash, created_at, updated_at)
     SELECT r.id, $2, r.display_name, r.bio, r.country, r.languages, r.topics, r.email, 'import', $3, r.hash, $4, $4 FROM ${recordset}`,
    [data, file.organizationId, file.fileName, at.toISOString()],
  );
  await sql.change(
    `INSERT INTO social_accounts (id, creator_id, organization_id, platform, handle, handle_folded, followers, average_views, engagement_rate, metrics_source, metrics_read_at)
     SELECT r.account_id, r.id, $2, r.platform, r.handle, r.handle_folded, r.followers, r.average_views, r.engagement_rate, $3, $4 FROM ${recordset}`,
    [data, file.organizationId, `import: ${file.fileName}`, at.toISOString()],
  );
  await sql.change(
    `INSERT INTO creator_import_changes (import_id, organization_id, creator_id, previous) SELECT $1, $2, unnest($3::uuid[]), NULL`,
    [file.id, file.organizationId, rows.map((row) => row.id)],
  );
}

async function update(sql: Sql, detail: string, rows: readonly Stored[], at: Date): Promise<void> {
  if (rows.length === 0) return;
  await sql.change(
    `UPDATE creators c SET display_name = r.display_name, bio = r.bio, country = r.country, languages = r.languages, topics = r.topics, email = r.email,
       source_detail = $2, content_hash = r.hash, version = c.version + 1, updated_at = $3 FROM ${recordset} WHERE c.id = r.id`,
    [shaped(rows), detail, at.toISOString()],
  );
  await sql.change(
    `UPDATE social_accounts a SET handle = r.handle, followers = r.followers, average_views = r.average_views, engagement_rate = r.engagement_rate,
       metrics_source = $2, metrics_read_at = $3 FROM ${recordset} WHERE a.creator_id = r.id AND a.platform = r.platform AND a.handle_folded = r.handle_folded`,
    [shaped(rows), `import: ${detail}`, at.toISOString()],
  );
}

/** Keeps what each creator was before, so that the import can be taken back. */
async function rememberChanged(sql: Sql, file: { id: string; organizationId: string }, changed: string[]): Promise<void> {
  if (changed.length === 0) return;
  await sql.change(
    `INSERT INTO creator_import_changes (import_id, organization_id, creator_id, previous)
     SELECT $1, $2, c.id, to_jsonb(c) || jsonb_build_object('account', (SELECT to_jsonb(a) FROM social_accounts a WHERE a.creator_id = c.id LIMIT 1))
     FROM creators c WHERE c.id = ANY($3::uuid[]) ON CONFLICT DO NOTHING`,
    [file.id, file.organizationId, changed],
  );
}

async function takeBack(sql: Sql, importId: string, at: Date): Promise<string[]> {
  const restored = await sql.rows<{ id: string }>(
    `UPDATE creators c SET display_name = p.display_name, bio = p.bio, country = p.country, languages = p.languages, topics = p.topics, email = p.email,
       source_detail = p.source_detail, content_hash = p.content_hash, version = c.version + 1, updated_at = $2
     FROM creator_import_changes h, jsonb_populate_record(NULL::creators, h.previous) p
     WHERE h.import_id = $1 AND h.previous IS NOT NULL AND c.id = h.creator_id RETURNING c.id`,
    [importId, at.toISOString()],
  );
  await sql.change(
    `UPDATE social_accounts a SET handle = p.handle, followers = p.followers, average_views = p.average_views, engagement_rate = p.engagement_rate,
       metrics_source = p.metrics_source, metrics_read_at = p.metrics_read_at
     FROM creator_import_changes h, jsonb_populate_record(NULL::social_accounts, h.previous -> 'account') p
     WHERE h.import_id = $1 AND h.previous IS NOT NULL AND a.id = p.id`,
    [importId],
  );
  const removed = await sql.rows<{ id: string }>(
    `DELETE FROM creators c USING creator_import_changes h WHERE h.import_id = $1 AND h.previous IS NULL AND c.id = h.creator_id
       AND NOT EXISTS (SELECT 1 FROM collaborations k WHERE k.creator_id = c.id) RETURNING c.id`,
    [importId],
  );
  return [...restored, ...removed].map((row) => row.id);
}
