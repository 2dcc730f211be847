import { AccountMetrics } from "@fanfare/contracts/creator-metrics";
import type { AccountFacts, CreatorDocument } from "@fanfare/domain/discovery";
import { QueryTypes, type Sequelize } from "sequelize";

/** An account with the version of the formulas that made its figures; 0 when none has run yet. */
export type ReadAccount = AccountFacts & { figuresVersion: number };
export type ReadCreator = Omit<CreatorDocument, "accounts"> & { accounts: ReadAccount[] };

/** Before every id. */
export const beforeAllIds = "00000000-0000-0000-0000-000000000000";

const instant = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

// json and not jsonb: it is only written out, and building jsonb for that takes twice as long.
const accounts = `SELECT json_agg(json_build_object('id', a.id, 'platform', a.platform, 'handle', a.handle, 'followers', a.followers, 'averageViews', a.average_views,
    'engagementRate', a.engagement_rate, 'metrics', a.metrics, 'accountType', a.account_type, 'isVerified', a.is_verified, 'isPrivate', a.is_private,
    'isOfficialArtist', a.is_official_artist, 'lastPostAt', ${instant("a.last_post_at")}, 'postCount', a.post_count, 'games', a.games, 'audience', a.audience,
    'history', a.history, 'posts', a.posts, 'figures', a.figures, 'figuresVersion', a.figures_version)
  ORDER BY a.followers DESC NULLS LAST, a.id) FROM social_accounts a WHERE a.creator_id = c.id`;
const rates = `SELECT json_agg(json_build_object('platform', r.platform, 'format', r.format, 'amount', r.amount_minor, 'currency', r.currency) ORDER BY r.platform, r.format)
  FROM creator_rates r WHERE r.creator_id = c.id`;

// One statement, so that a document is one state of its creator and not parts of two.
const documents = (where: string) => `
  SELECT c.id, c.index_version AS version, c.organization_id AS "organizationId", c.display_name AS "displayName", c.bio, c.country, c.city, c.gender,
    c.birth_year AS "birthYear", c.languages, c.topics, c.brands, c.contact_kinds AS "contactKinds", c.source,
    coalesce((${rates}), '[]') AS rates, coalesce((${accounts}), '[]') AS accounts
  FROM creators c ${where}`;

const nothingKnown = AccountMetrics.parse({});

async function read(db: Sequelize, where: string, bind: unknown[]): Promise<ReadCreator[]> {
  const rows = await db.query<ReadCreator>(documents(where), { bind, type: QueryTypes.SELECT });
  for (const row of rows) {
    row.version = Number(row.version);
    // What was stored before a metric had a name does not have it.
    for (const account of row.accounts) account.metrics = { ...nothingKnown, ...account.metrics };
  }
  return rows;
}

/**
 * The documents of these creators as the catalogue has them now; ids that are missing in the answer are gone.
 * `db` is the worker's connection: the index covers all organizations.
 */
export const creatorDocuments = (db: Sequelize, ids: readonly string[]): Promise<ReadCreator[]> => read(db, `WHERE c.id = ANY($1::uuid[])`, [ids]);

/** The next documents of the whole catalogue after `afterId` in the order of ids, at most `limit`. Begin with `beforeAllIds`. */
export const creatorDocumentsAfter = (db: Sequelize, afterId: string, limit: number): Promise<ReadCreator[]> =>
  read(db, `WHERE c.id > $1 ORDER BY c.id LIMIT $2`, [afterId, limit]);
