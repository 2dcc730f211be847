import type { ListShare, ListSharesRepositories } from "@fanfare/domain/creators";
import { notFound } from "@fanfare/domain/kernel";
import type { Sql } from "../scoped.ts";
import { savedOnce } from "../versioned.ts";

const columns = `id, organization_id AS "organizationId", list_id AS "listId", token_hash AS "tokenHash", label, may_vote AS "mayVote", expires_at AS "expiresAt",
  revoked_at AS "revokedAt", created_by AS "createdBy", created_at AS "createdAt", version`;

export function listSharesIn(sql: Sql): ListSharesRepositories["listShares"] {
  return {
    async add(share) {
      await sql.change(
        `INSERT INTO creator_list_shares (id, organization_id, list_id, token_hash, label, may_vote, expires_at, created_by, created_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [share.id, share.organizationId, share.listId, share.tokenHash, share.label, share.mayVote, share.expiresAt?.toISOString() ?? null, share.createdBy, share.createdAt.toISOString(), share.version],
      );
    },
    async get(id) {
      const row = await sql.row<ListShare>(`SELECT ${columns} FROM creator_list_shares WHERE id = $1 FOR UPDATE`, [id]);
      if (!row) throw notFound("list-share");
      return row;
    },
    findByKey: () => sql.row<ListShare>(`SELECT ${columns} FROM creator_list_shares WHERE token_hash = current_token()`),
    async save(share) {
      const touched = await sql.change(`UPDATE creator_list_shares SET revoked_at = $3, version = version + 1 WHERE id = $1 AND version = $2`, [
        share.id, share.version, share.revokedAt?.toISOString() ?? null,
      ]);
      savedOnce("list-share", touched);
    },
  };
}

export function listVotesIn(sql: Sql): ListSharesRepositories["listVotes"] {
  return {
    async ballot({ id, listId }, creatorId) {
      const entry = await sql.row(`SELECT 1 AS one FROM creator_list_entries WHERE list_id = $1 AND creator_id = $2`, [listId, creatorId]);
      const voters = await sql.rows<{ voter: string }>(`SELECT DISTINCT voter FROM creator_list_votes WHERE share_id = $1`, [id]);
      return { isOnList: entry !== null, voters: voters.map(({ voter }) => voter) };
    },
    async put(vote) {
      await sql.change(
        `INSERT INTO creator_list_votes (share_id, organization_id, list_id, creator_id, voter, vote, note, voted_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (share_id, creator_id, voter) DO UPDATE SET vote = excluded.vote, note = excluded.note, voted_at = excluded.voted_at`,
        [vote.shareId, vote.organizationId, vote.listId, vote.creatorId, vote.voter, vote.vote, vote.note, vote.votedAt.toISOString()],
      );
    },
  };
}
