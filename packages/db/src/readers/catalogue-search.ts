import type { CreatorCard, CreatorFacets, CreatorFilter, SearchCreatorsInput } from "@fanfare/contracts/discovery";
import { fold, type CreatorSearch, type CursorSigner } from "@fanfare/domain/discovery";
import type { Sequelize } from "sequelize";
import { inScope, type Sql } from "../scoped.ts";

type Settings = { db: Sequelize; cursors: CursorSigner };
type Parts = { where: string; bind: unknown[] };

const steps = [0, 1_000, 10_000, 100_000, 1_000_000, 10_000_000];

/**
 * Searching the catalogue itself, while the search engine is away: names and handles by parts of words, and all filters.
 * It does not fold accents and scripts as the index does, and relevance is the number of followers.
 */
export function catalogueSearch({ db, cursors }: Settings): CreatorSearch {
  return {
    search: (organizationId, input) => inScope(db, { organizationId }, (sql) => searchPage(sql, cursors, organizationId, input)),
    facets: (organizationId, filter) => inScope(db, { organizationId }, (sql) => countFacets(sql, filter)),
  };
}

async function searchPage(sql: Sql, cursors: CursorSigner, organizationId: string, input: SearchCreatorsInput) {
  const binding = JSON.stringify(["catalogue", organizationId, input.filter, input.sort]);
  const from = input.cursor === null ? 0 : Number(cursors.read(binding, input.cursor)[0]);
  const { where, bind } = conditions(input.filter);
  const rows = await sql.rows<{ card: CreatorCard; total: string }>(
    `SELECT ${card} AS card, count(*) OVER () AS total FROM creators c ${where} ORDER BY ${orderBy(input.sort)}, c.id LIMIT $${bind.length + 1} OFFSET $${bind.length + 2}`,
    [...bind, input.limit, from],
  );
  const total = Number(rows[0]?.total ?? 0);
  const next = from + rows.length;
  return { creators: rows.map((row) => row.card), total, totalIsExact: true, nextCursor: rows.length > 0 && next < total ? cursors.make(binding, [next]) : null };
}

const largest = (column: string) => `(SELECT max(a.${column}) FROM social_accounts a WHERE a.creator_id = c.id)`;

const card = `jsonb_build_object('id', c.id, 'displayName', c.display_name, 'country', c.country, 'languages', c.languages, 'topics', c.topics, 'source', c.source,
  'accounts', (SELECT coalesce(jsonb_agg(jsonb_build_object('platform', a.platform, 'handle', a.handle, 'followers', a.followers, 'averageViews', a.average_views,
    'engagementRate', a.engagement_rate) ORDER BY a.followers DESC NULLS LAST), '[]') FROM social_accounts a WHERE a.creator_id = c.id))`;

function orderBy(sort: SearchCreatorsInput["sort"]): string {
  switch (sort) {
    case "name":
      return "lower(c.display_name)";
    case "engagementRate":
      return `${largest("engagement_rate")} DESC NULLS LAST`;
    case "averageViews":
      return `${largest("average_views")} DESC NULLS LAST`;
    default:
      return `${largest("followers")} DESC NULLS LAST`;
  }
}

function conditions(filter: CreatorFilter): Parts {
  const bind: unknown[] = [];
  const parameter = (value: unknown) => `$${bind.push(value)}`;
  const all: string[] = ["true"];
  for (const word of fold(filter.text).split(" ").filter(Boolean)) {
    const pattern = parameter(`%${word}%`);
    all.push(`(c.display_name ILIKE ${pattern} OR c.bio ILIKE ${pattern} OR EXISTS (SELECT 1 FROM social_accounts a WHERE a.creator_id = c.id AND a.handle_folded LIKE ${pattern}))`);
  }
  const account = accountConditions(filter, parameter);
  if (account.length > 0) all.push(`EXISTS (SELECT 1 FROM social_accounts a WHERE a.creator_id = c.id AND ${account.join(" AND ")})`);
  if (filter.languages.length > 0) all.push(`c.languages && ${parameter(filter.languages)}::text[]`);
  if (filter.countries.length > 0) all.push(`c.country = ANY(${parameter(filter.countries)}::text[])`);
  if (filter.topics.length > 0) all.push(`c.topics && ${parameter(filter.topics.map((topic) => topic.toLowerCase()))}::text[]`);
  if (filter.source) all.push(`c.source = ${parameter(filter.source)}`);
  if (filter.notInList) all.push(`NOT EXISTS (SELECT 1 FROM creator_list_entries e WHERE e.list_id = ${parameter(filter.notInList)} AND e.creator_id = c.id)`);
  return { where: `WHERE ${all.join(" AND ")}`, bind };
}

function accountConditions(filter: CreatorFilter, parameter: (value: unknown) => string): string[] {
  const { platforms, followers, engagementRate } = filter;
  return [
    ...(platforms.length > 0 ? [`a.platform = ANY(${parameter(platforms)}::text[])`] : []),
    ...(followers.min !== undefined ? [`a.followers >= ${parameter(followers.min)}`] : []),
    ...(followers.max !== undefined ? [`a.followers <= ${parameter(followers.max)}`] : []),
    ...(engagementRate.min !== undefined ? [`a.engagement_rate >= ${parameter(engagementRate.min)}`] : []),
    ...(engagementRate.max !== undefined ? [`a.engagement_rate <= ${parameter(engagementRate.max)}`] : []),
  ];
}

async function countFacets(sql: Sql, filter: CreatorFilter): Promise<CreatorFacets> {
  const count = async (without: Partial<CreatorFilter>, from: (where: string) => string) => {
    const { where, bind } = conditions({ ...filter, ...without });
    const rows = await sql.rows<{ value: string; count: string }>(from(where), bind);
    return rows.map((row) => ({ value: row.value, count: Number(row.count) }));
  };
  const bucket = `(SELECT max(s) FROM unnest(ARRAY[${steps.join(",")}]::bigint[]) s WHERE s <= ${largest("followers")})`;
  return {
    platforms: await count({ platforms: [] }, (where) => `SELECT a.platform AS value, count(DISTINCT c.id) FROM creators c JOIN social_accounts a ON a.creator_id = c.id ${where} GROUP BY 1 ORDER BY 2 DESC`),
    languages: await count({ languages: [] }, (where) => `SELECT l AS value, count(*) FROM creators c, unnest(c.languages) l ${where} GROUP BY 1 ORDER BY 2 DESC LIMIT 40`),
    countries: await count({ countries: [] }, (where) => `SELECT c.country AS value, count(*) FROM creators c ${where} AND c.country IS NOT NULL GROUP BY 1 ORDER BY 2 DESC LIMIT 40`),
    followers: await count({ followers: {} }, (where) => `SELECT ${bucket}::text AS value, count(*) FROM creators c ${where} AND ${bucket} IS NOT NULL GROUP BY 1 ORDER BY min(${bucket})`),
  };
}

/** The ids on a list of the organization, for leaving them out of a search. At most 10,000. */
export const listMemberIds =
  (db: Sequelize) =>
  (organizationId: string, listId: string): Promise<string[]> =>
    inScope(db, { organizationId }, async (sql) => (await sql.rows<{ id: string }>(`SELECT creator_id AS id FROM creator_list_entries WHERE list_id = $1 LIMIT 10000`, [listId])).map((row) => row.id));
