import { growthSql, metricSql } from "./metrics.ts";

const at = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const price = `(SELECT (m.figures->'estimatedPrice'->>'value')::float8 FROM social_accounts m WHERE m.creator_id = c.id ORDER BY m.followers DESC NULLS LAST, m.id LIMIT 1)`;

const account = `jsonb_build_object('platform', a.platform, 'handle', a.handle, 'followers', a.followers, 'averageViews', a.average_views,
  'engagementRate', ${metricSql.engagementRate("a")}, 'authenticity', ${metricSql.authenticity("a")}, 'followersGrowth30', ${growthSql("a", { metric: "followers", days: 30 })},
  'estimatedReach', ${metricSql.estimatedReach("a")}, 'isVerified', a.is_verified, 'lastPostAt', ${at("a.last_post_at")})`;

/** A creator on a row of results, as the contract has it. */
export const cardSql = `jsonb_build_object('id', c.id, 'displayName', c.display_name, 'country', c.country, 'city', c.city, 'languages', c.languages, 'topics', c.topics,
  'source', c.source, 'hasContact', cardinality(c.contact_kinds) > 0,
  'estimatedPrice', CASE WHEN ${price} IS NULL THEN NULL ELSE jsonb_build_object('amount', round(${price})::bigint::text, 'currency', 'USD') END,
  'accounts', (SELECT coalesce(jsonb_agg(${account} ORDER BY a.followers DESC NULLS LAST, a.id), '[]') FROM social_accounts a WHERE a.creator_id = c.id))`;
