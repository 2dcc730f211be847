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
      id, account_id: newId(), hash, display_name: creator.displayName, bio: creator.bio, country: creator.country, city: creator.city, gender: creator.gender, birth_year: creator.birthYear,
      languages: creator.languages, topics: creator.topics, email: creator.email, contact_kinds: creator.email === null ? [] : ["email"],
      platform: creator.platform, handle: creator.handle, handle_folded: creator.handleKey, followers: creator.followers, average_views: creator.averageViews,
      engagement_rate: creator.engagementRate, metrics: metricsOf(creator), is_verified: creator.isVerified, last_post_at: creator.lastPostAt, post_count: creator.postCount,
      credibility: creator.audienceCredibility, price: creator.price?.amount ?? null, currency: creator.price?.currency ?? null,
    })),
  );

/** What the file tells, so that what it does not tell stays as it is. */
const metricsOf = ({ averageLikes, averageComments, averageShares }: ImportedCreator) =>
  Object.fromEntries(Object.entries({ averageLikes, averageComments, averageShares }).filter(([, value]) => value !== null));

const recordset = `jsonb_to_recordset($1::jsonb) AS r(id uuid, account_id uuid, hash text, display_name text, bio text, country text, city text, gender text, birth_year int,
  languages text[], topics text[], email text, contact_kinds text[], platform text, handle text, handle_folded text, followers bigint, average_views bigint,
  engagement_rate double precision, metrics jsonb, is_verified boolean, last_post_at timestamptz, post_count bigint, credibility double precision, price bigint, currency text)`;

/** An audience of which the credibility alone is known. */
const audience = `jsonb_build_object('basis', 'followers', 'countries', '{}'::jsonb, 'cities', '{}'::jsonb, 'languages', '{}'::jsonb, 'genders', '{}'::jsonb, 'ages', '{}'::jsonb,
  'interests', '{}'::jsonb, 'brands', '{}'::jsonb, 'credibility', r.credibility)`;

/** What the file tells of the day it was imported on: growth is counted between such days. */
const point = (at: string) => `jsonb_build_object('day', to_char(${at}::timestamptz AT TIME ZONE 'UTC', 'YYYY-MM-DD'), 'followers', r.followers,
  'averageLikes', r.metrics -> 'averageLikes', 'averageViews', r.average_views)`;

async function insert(sql: Sql, file: { id: string; organizationId: string; fileName: string }, rows: readonly Stored[], at: Date): Promise<void> {
  if (rows.length === 0) return;
  const data = shaped(rows);
  await sql.change(
    `INSERT INTO creators (id, organization_id, display_name, bio, country, city, gender, birth_year, languages, topics, email, contact_kinds, source, source_detail, content_hash, created_at, updated_at)
     SELECT r.id, $2, r.display_name, r.bio, r.country, r.city, r.gender, r.birth_year, r.languages, r.topics, r.email, r.contact_kinds, 'import', $3, r.hash, $4, $4 FROM ${recordset}`,
    [data, file.organizationId, file.fileName, at.toISOString()],
  );
  await sql.change(
    `INSERT INTO social_accounts (id, creator_id, organization_id, platform, handle, handle_folded, followers, average_views, engagement_rate, metrics, is_verified, last_post_at, post_count,
       history, audience, audience_read_at, metrics_source, metrics_read_at)
     SELECT r.account_id, r.id, $2, r.platform, r.handle, r.handle_folded, r.followers, r.average_views, r.engagement_rate, r.metrics, coalesce(r.is_verified, false), r.last_post_at, r.post_count,
       jsonb_build_array(${point("$4")}), CASE WHEN r.credibility IS NOT NULL THEN ${audience} END, CASE WHEN r.credibility IS NOT NULL THEN $4::timestamptz END, $3, $4 FROM ${recordset}`,
    [data, file.organizationId, `import: ${file.fileName}`, at.toISOString()],
  );
  await keepPrices(sql, data);
  await sql.change(
    `INSERT INTO creator_import_changes (import_id, organization_id, creator_id, previous) SELECT $1, $2, unnest($3::uuid[]), NULL`,
    [file.id, file.organizationId, rows.map((row) => row.id)],
  );
}

/** What a later file does not tell of, beside the columns that every file has, is left as it was. */
async function update(sql: Sql, detail: string, rows: readonly Stored[], at: Date): Promise<void> {
  if (rows.length === 0) return;
  const data = shaped(rows);
  await sql.change(
    `UPDATE creators c SET display_name = r.display_name, bio = r.bio, country = r.country, city = coalesce(r.city, c.city), gender = coalesce(r.gender, c.gender),
       birth_year = coalesce(r.birth_year, c.birth_year), languages = r.languages, topics = r.topics, email = r.email,
       contact_kinds = array_remove(c.contact_kinds, 'email') || r.contact_kinds,
       source_detail = $2, content_hash = r.hash, version = c.version + 1, updated_at = $3 FROM ${recordset} WHERE c.id = r.id`,
    [data, detail, at.toISOString()],
  );
  await sql.change(
    `UPDATE social_accounts a SET handle = r.handle, followers = r.followers, average_views = r.average_views, engagement_rate = r.engagement_rate, metrics = a.metrics || r.metrics,
       is_verified = coalesce(r.is_verified, a.is_verified), last_post_at = coalesce(r.last_post_at, a.last_post_at), post_count = coalesce(r.post_count, a.post_count),
       history = (SELECT coalesce(jsonb_agg(h ORDER BY h ->> 'day'), '[]') FROM jsonb_array_elements(a.history) h WHERE h ->> 'day' < ${point("$3")} ->> 'day') || ${point("$3")},
       audience = CASE WHEN r.credibility IS NULL THEN a.audience ELSE coalesce(a.audience || jsonb_build_object('credibility', r.credibility), ${audience}) END,
       audience_read_at = CASE WHEN r.credibility IS NULL THEN a.audience_read_at ELSE $3::timestamptz END,
       metrics_source = $2, metrics_read_at = $3 FROM ${recordset} WHERE a.creator_id = r.id AND a.platform = r.platform AND a.handle_folded = r.handle_folded`,
    [data, `import: ${detail}`, at.toISOString()],
  );
  await keepPrices(sql, data);
}

/** A price for a post, under the format that posts of its network mostly have. */
async function keepPrices(sql: Sql, data: string): Promise<void> {
  await sql.change(
    `INSERT INTO creator_rates (creator_id, platform, format, amount_minor, currency)
     SELECT r.id, r.platform, CASE WHEN r.platform IN ('instagram', 'x') THEN 'image' ELSE 'video' END, r.price, r.currency FROM ${recordset} WHERE r.price IS NOT NULL
     ON CONFLICT (creator_id, platform, format) DO UPDATE SET amount_minor = excluded.amount_minor, currency = excluded.currency`,
    [data],
  );
}

/** Keeps what each creator was before, so that the import can be taken back. */
async function rememberChanged(sql: Sql, file: { id: string; organizationId: string }, changed: string[]): Promise<void> {
  if (changed.length === 0) return;
  await sql.change(
    `INSERT INTO creator_import_changes (import_id, organization_id, creator_id, previous)
     SELECT $1, $2, c.id, to_jsonb(c) || jsonb_build_object('account', (SELECT to_jsonb(a) FROM social_accounts a WHERE a.creator_id = c.id LIMIT 1),
       'rates', (SELECT coalesce(jsonb_agg(to_jsonb(r)), '[]') FROM creator_rates r WHERE r.creator_id = c.id))
     FROM creators c WHERE c.id = ANY($3::uuid[]) ON CONFLICT DO NOTHING`,
    [file.id, file.organizationId, changed],
  );
}

async function takeBack(sql: Sql, importId: string, at: Date): Promise<string[]> {
  const restored = await sql.rows<{ id: string }>(
    `UPDATE creators c SET display_name = p.display_name, bio = p.bio, country = p.country, city = p.city, gender = p.gender, birth_year = p.birth_year, languages = p.languages, topics = p.topics,
       email = p.email, contact_kinds = coalesce(p.contact_kinds, '{}'), source_detail = p.source_detail, content_hash = p.content_hash, version = c.version + 1, updated_at = $2
     FROM creator_import_changes h, jsonb_populate_record(NULL::creators, h.previous) p
     WHERE h.import_id = $1 AND h.previous IS NOT NULL AND c.id = h.creator_id RETURNING c.id`,
    [importId, at.toISOString()],
  );
  await sql.change(
    `UPDATE social_accounts a SET handle = p.handle, followers = p.followers, average_views = p.average_views, engagement_rate = p.engagement_rate, metrics = p.metrics,
       is_verified = coalesce(p.is_verified, false), last_post_at = p.last_post_at, post_count = p.post_count, history = coalesce(p.history, '[]'), audience = p.audience, audience_read_at = p.audience_read_at,
       metrics_source = p.metrics_source, metrics_read_at = p.metrics_read_at
     FROM creator_import_changes h, jsonb_populate_record(NULL::social_accounts, h.previous -> 'account') p
     WHERE h.import_id = $1 AND h.previous IS NOT NULL AND a.id = p.id`,
    [importId],
  );
  await sql.change(`DELETE FROM creator_rates r USING creator_import_changes h WHERE h.import_id = $1 AND h.previous ? 'rates' AND r.creator_id = h.creator_id`, [importId]);
  await sql.change(
    `INSERT INTO creator_rates SELECT p.* FROM creator_import_changes h, jsonb_populate_recordset(NULL::creator_rates, h.previous -> 'rates') p WHERE h.import_id = $1 AND h.previous ? 'rates'`,
    [importId],
  );
  const removed = await sql.rows<{ id: string }>(
    `DELETE FROM creators c USING creator_import_changes h WHERE h.import_id = $1 AND h.previous IS NULL AND c.id = h.creator_id
       AND NOT EXISTS (SELECT 1 FROM collaborations k WHERE k.creator_id = c.id) RETURNING c.id`,
    [importId],
  );
  return [...restored, ...removed].map((row) => row.id);
}
