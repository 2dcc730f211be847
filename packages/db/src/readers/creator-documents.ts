import type { CreatorDocument } from "@fanfare/domain/discovery";
import type { Sequelize } from "sequelize";
import { QueryTypes } from "sequelize";

const documents = (where: string) => `
  SELECT c.id, c.version, c.organization_id AS "organizationId", c.display_name AS "displayName", c.bio, c.country, c.languages, c.topics, c.source,
    coalesce((SELECT jsonb_agg(jsonb_build_object('platform', a.platform, 'handle', a.handle, 'followers', a.followers, 'averageViews', a.average_views,
      'engagementRate', a.engagement_rate) ORDER BY a.followers DESC NULLS LAST) FROM social_accounts a WHERE a.creator_id = c.id), '[]') AS accounts
  FROM creators c ${where}`;

/**
 * The documents of these creators as the catalogue has them now; ids that are missing in the answer are gone.
 * `db` is the worker's connection: the index covers all organizations.
 */
export const creatorDocuments = (db: Sequelize, ids: readonly string[]): Promise<CreatorDocument[]> =>
  db.query<CreatorDocument>(documents(`WHERE c.id = ANY($1::uuid[])`), { bind: [[...ids]], type: QueryTypes.SELECT });

/** The next ids of the whole catalogue after `afterId`, in order, for filling an index anew. */
export async function nextCreatorIds(db: Sequelize, afterId: string, limit: number): Promise<string[]> {
  const rows = await db.query<{ id: string }>(`SELECT id FROM creators WHERE id > $1 ORDER BY id LIMIT $2`, { bind: [afterId, limit], type: QueryTypes.SELECT });
  return rows.map((row) => row.id);
}
