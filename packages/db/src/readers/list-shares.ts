import type { ListShareView, ListVoteView, SharedAccount, SharedCreator, SharedList } from "@fanfare/contracts/list-shares";
import { profileUrl } from "@fanfare/domain/discovery";
import { notFound, shareState, type ShareState } from "@fanfare/domain/kernel";
import type { Sql } from "../scoped.ts";

const instant = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const mostShown = 500;

async function mustBeList(sql: Sql, listId: string): Promise<void> {
  if (!(await sql.row(`SELECT 1 AS one FROM creator_lists WHERE id = $1`, [listId]))) throw notFound("list");
}

/** The links to a list, newest first. Throws `not-found`. */
export async function listSharesOf(sql: Sql, listId: string, now: Date): Promise<ListShareView[]> {
  await mustBeList(sql, listId);
  const rows = await sql.rows<Omit<ListShareView, "createdAt" | "expiresAt" | "state"> & { createdAt: Date; expiresAt: Date | null; revokedAt: Date | null }>(
    `SELECT s.id, s.label, s.may_vote AS "mayVote", s.created_at AS "createdAt", s.expires_at AS "expiresAt", s.revoked_at AS "revokedAt",
       (SELECT count(*)::int FROM creator_list_votes v WHERE v.share_id = s.id) AS votes
     FROM creator_list_shares s WHERE s.list_id = $1 ORDER BY s.created_at DESC, s.id`,
    [listId],
  );
  return rows.map(({ createdAt, expiresAt, revokedAt, ...row }) => ({
    ...row, createdAt: createdAt.toISOString(), expiresAt: expiresAt?.toISOString() ?? null, state: shareState({ expiresAt, revokedAt }, now),
  }));
}

/** What was said of the creators of a list through all its links, also closed ones, newest first. Throws `not-found`. */
export async function listVotesOf(sql: Sql, listId: string): Promise<ListVoteView[]> {
  await mustBeList(sql, listId);
  return sql.rows<ListVoteView>(
    `SELECT v.creator_id AS "creatorId", v.share_id AS "listShareId", s.label, v.voter, v.vote, v.note, ${instant("v.voted_at")} AS "votedAt"
     FROM creator_list_votes v JOIN creator_list_shares s ON s.id = v.share_id WHERE v.list_id = $1 ORDER BY v.voted_at DESC, v.voter LIMIT 5000`,
    [listId],
  );
}

/** A link as its key's own scope shows it: nothing else is seen there. */
export type KeptShare = { id: string; organizationId: string; listId: string; label: string; mayVote: boolean; expiresAt: Date | null; state: ShareState };

/** Null when there is no such key. */
export async function listShareByKey(sql: Sql, now: Date): Promise<KeptShare | null> {
  const row = await sql.row<Omit<KeptShare, "state"> & { revokedAt: Date | null }>(
    `SELECT id, organization_id AS "organizationId", list_id AS "listId", label, may_vote AS "mayVote", expires_at AS "expiresAt", revoked_at AS "revokedAt"
     FROM creator_list_shares WHERE token_hash = current_token()`,
  );
  if (!row) return null;
  const { revokedAt, ...share } = row;
  return { ...share, state: shareState({ expiresAt: share.expiresAt, revokedAt }, now) };
}

type AccountRow = Omit<SharedAccount, "url" | "source"> & { url: string | null; metricsSource: string };
type CreatorRow = Omit<SharedCreator, "accounts"> & { accounts: AccountRow[] };

/** The list of an open link as its client sees it, in the scope of the link's organization: the first five hundred creators, newest first. */
export async function sharedList(sql: Sql, share: KeptShare): Promise<SharedList> {
  const head = await sql.row<{ name: string; organization: string }>(
    `SELECT l.name, o.name AS organization FROM creator_lists l JOIN organizations o ON o.id = l.organization_id WHERE l.id = $1`,
    [share.listId],
  );
  if (!head) throw notFound("list");
  const rows = await sql.rows<CreatorRow>(
    `SELECT c.id, c.display_name AS "displayName", c.bio, c.country, c.city, c.languages, c.topics,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('platform', a.platform, 'handle', a.handle, 'url', a.url, 'followers', a.followers, 'averageViews', a.average_views,
         'engagementRate', coalesce((a.figures #>> '{engagementRate,value}')::double precision, a.engagement_rate), 'authenticity', (a.figures #>> '{authenticity,value}')::double precision,
         'metricsSource', a.metrics_source, 'readAt', ${instant("a.metrics_read_at")}) ORDER BY a.followers DESC NULLS LAST, a.id), '[]')
        FROM social_accounts a WHERE a.creator_id = c.id) AS accounts,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('voter', v.voter, 'vote', v.vote, 'note', v.note) ORDER BY v.voted_at), '[]')
        FROM creator_list_votes v WHERE v.share_id = $2 AND v.creator_id = c.id) AS votes
     FROM creator_list_entries e JOIN creators c ON c.id = e.creator_id WHERE e.list_id = $1 ORDER BY e.added_at DESC, c.id LIMIT ${mostShown}`,
    [share.listId, share.id],
  );
  const { label, mayVote, expiresAt } = share;
  return { ...head, label, mayVote, expiresAt: expiresAt?.toISOString() ?? null, creators: rows.map((row) => ({ ...row, accounts: row.accounts.map(sharedAccount) })) };
}

function sharedAccount({ metricsSource, ...account }: AccountRow): SharedAccount {
  return { ...account, url: profileUrl(account), source: sourceOf(metricsSource) };
}

/** What an imported file is called is the agency's own business. */
function sourceOf(metricsSource: string): SharedAccount["source"] {
  if (metricsSource.startsWith("import")) return "import";
  return metricsSource === "creator" ? "creator" : "platform";
}
