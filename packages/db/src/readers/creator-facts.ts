import type { AccountFactsView, CreatorFacts } from "@fanfare/contracts/creator-facts";
import type { PeerGroup } from "@fanfare/domain/discovery";
import { notFound } from "@fanfare/domain/kernel";
import type { Sql } from "../scoped.ts";

export type StoredAccount = Omit<AccountFactsView, "spikes" | "peers" | "past" | "viewMarks">;
export type StoredCreator = Omit<CreatorFacts, "accounts"> & { accounts: StoredAccount[] };

const instant = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

// In two halves: a function of PostgreSQL takes at most a hundred arguments.
const account = `jsonb_build_object('id', a.id, 'platform', a.platform, 'handle', a.handle, 'url', a.url, 'accountType', a.account_type, 'isVerified', a.is_verified,
  'isPrivate', a.is_private, 'isOfficialArtist', a.is_official_artist, 'followers', a.followers, 'averageViews', a.average_views, 'engagementRate', a.engagement_rate,
  'metrics', a.metrics, 'postCount', a.post_count, 'lastPostAt', ${instant("a.last_post_at")}, 'games', a.games)
  || jsonb_build_object('source', a.metrics_source, 'readAt', ${instant("a.metrics_read_at")}, 'figures', a.figures, 'figuresAt', ${instant("a.figures_at")},
  'history', a.history, 'posts', a.posts, 'audience', a.audience, 'audienceReadAt', ${instant("a.audience_read_at")},
  'isConnected', t.connection_id IS NOT NULL, 'lastReadAt', ${instant("t.last_read_at")}, 'staleSince', ${instant("t.stale_since")}, 'staleReason', t.stale_reason)`;

const facts = `jsonb_build_object('id', c.id, 'displayName', c.display_name, 'country', c.country, 'city', c.city, 'gender', c.gender, 'birthYear', c.birth_year,
  'languages', c.languages, 'topics', c.topics, 'brands', c.brands, 'contactKinds', c.contact_kinds, 'source', c.source,
  'rates', (SELECT coalesce(jsonb_agg(jsonb_build_object('platform', r.platform, 'format', r.format, 'price', jsonb_build_object('amount', r.amount_minor::text, 'currency', trim(r.currency)))
    ORDER BY r.platform, r.format), '[]') FROM creator_rates r WHERE r.creator_id = c.id),
  'accounts', (SELECT coalesce(jsonb_agg(${account} ORDER BY a.followers DESC NULLS LAST, a.id), '[]') FROM social_accounts a LEFT JOIN sync_targets t ON t.id = a.id WHERE a.creator_id = c.id))`;

/** What is stored of these creators, in the order of the ids. Throws not-found when one of them is not visible in the scope. */
export async function storedFactsOf(sql: Sql, creatorIds: readonly string[]): Promise<StoredCreator[]> {
  const rows = await sql.rows<{ facts: StoredCreator }>(`SELECT ${facts} AS facts FROM creators c WHERE c.id = ANY($1::uuid[]) ORDER BY array_position($1::uuid[], c.id)`, [[...creatorIds]]);
  if (rows.length !== new Set(creatorIds).size) throw notFound("creator");
  return rows.map((row) => row.facts);
}

/** Throws not-found when the creator is not visible in the scope. */
export async function seeCreator(sql: Sql, creatorId: string): Promise<void> {
  if (!(await sql.row(`SELECT 1 FROM creators WHERE id = $1`, [creatorId]))) throw notFound("creator");
}

/** The groups that were counted in this catalogue, with the moment of counting. */
export const countedPeerGroups = async (sql: Sql): Promise<(PeerGroup & { computedAt: Date })[]> =>
  (await sql.rows<Omit<PeerGroup, "isReference"> & { computedAt: Date }>(`SELECT platform, tier, accounts, quantiles, computed_at AS "computedAt" FROM peer_groups`)).map((group) => ({ ...group, isReference: false }));
