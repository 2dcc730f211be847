import type { ExportedCreator } from "@fanfare/domain/discovery";
import type { Sql } from "../scoped.ts";

const figure = (path: string) => `(a.figures #>> '{${path}}')::double precision`;

/** Creators in the order of the ids; who can't be seen any more is left out. Largest account first. */
export const exportRows = (sql: Sql, ids: readonly string[]): Promise<ExportedCreator[]> =>
  sql.rows<ExportedCreator>(
    `SELECT c.id, c.display_name AS "displayName", c.country, c.city, c.languages, c.topics, CASE WHEN c.organization_id IS NOT NULL THEN c.email END AS email,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('platform', a.platform, 'handle', a.handle, 'url', a.url, 'followers', a.followers, 'averageViews', a.average_views,
         'engagementRate', coalesce(${figure("engagementRate,value")}, a.engagement_rate), 'authenticity', ${figure("authenticity,value")},
         'followersGrowth30', ${figure("followersGrowth,value,30")}, 'estimatedPrice', ${figure("estimatedPrice,value")},
         'metricsSource', a.metrics_source, 'metricsReadAt', to_char(a.metrics_read_at AT TIME ZONE 'UTC', 'YYYY-MM-DD')) ORDER BY a.followers DESC NULLS LAST, a.id), '[]')
        FROM social_accounts a WHERE a.creator_id = c.id) AS accounts
     FROM unnest($1::uuid[]) WITH ORDINALITY AS wanted(id, place) JOIN creators c ON c.id = wanted.id ORDER BY wanted.place`,
    [ids],
  );
