import type { OwnProfileView } from "@fanfare/contracts/creator-profile";
import { notFound } from "@fanfare/domain/kernel";
import type { Sql } from "../scoped.ts";

/** The creator's own profile with all its accounts and prices. Throws not-found. */
export async function ownProfile(sql: Sql, creatorId: string): Promise<OwnProfileView> {
  const row = await sql.row<OwnProfileView>(
    `SELECT c.id, c.display_name AS "displayName", c.bio, c.country, c.languages, c.topics, c.email, c.version,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('platform', a.platform, 'handle', a.handle, 'url', a.url, 'followers', a.followers, 'followersSource', a.metrics_source,
          'readAt', to_char(a.metrics_read_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY a.id), '[]')
        FROM social_accounts a WHERE a.creator_id = c.id) AS accounts,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('platform', r.platform, 'format', r.format, 'price', jsonb_build_object('amount', r.amount_minor::text, 'currency', trim(r.currency)))
          ORDER BY r.platform, r.format), '[]')
        FROM creator_rates r WHERE r.creator_id = c.id) AS rates
     FROM creators c WHERE c.id = $1`,
    [creatorId],
  );
  if (!row) throw notFound("creator");
  return row;
}
