import type { Platform } from "@fanfare/contracts/platforms";
import type { PeerGroup } from "@fanfare/domain/discovery";
import { QueryTypes, type Sequelize } from "sequelize";
import { creatorDocuments, type ReadAccount } from "../readers/creator-documents.ts";
import type { Sql } from "../scoped.ts";

type Bounds = { platform: Platform; from: number; below: number | null };

/** How accounts of each network and size usually are, as they were counted last. */
export const readPeerGroups = (sql: Sql): Promise<PeerGroup[]> =>
  sql.rows<PeerGroup>(`SELECT platform, tier, accounts, quantiles, false AS "isReference" FROM peer_groups`);

/** Puts these groups in the place of all that were there. */
export async function replacePeerGroups(sql: Sql, groups: readonly PeerGroup[]): Promise<void> {
  await sql.change(`DELETE FROM peer_groups`);
  await sql.change(
    `INSERT INTO peer_groups (platform, tier, accounts, quantiles, computed_at)
     SELECT platform, tier, accounts, quantiles, now() FROM jsonb_to_recordset($1::jsonb) AS g(platform text, tier text, accounts integer, quantiles jsonb)`,
    [JSON.stringify(groups)],
  );
}

/** When the groups were counted last (null: never), and among how many accounts. */
export async function lastCountOfPeers(sql: Sql): Promise<{ at: Date | null; accounts: number }> {
  const found = await sql.row<{ at: Date | null; accounts: number }>(`SELECT max(computed_at) AS at, coalesce(sum(accounts), 0)::int AS accounts FROM peer_groups`);
  return found ?? { at: null, accounts: 0 };
}

/** At most `limit` accounts of a network within bounds of followers, in an order that has nothing to do with them: the same sample each time. */
export async function sampleOfAccounts(db: Sequelize, { platform, from, below }: Bounds, limit: number): Promise<ReadAccount[]> {
  const rows = await db.query<{ id: string; creatorId: string }>(
    `SELECT id, creator_id AS "creatorId" FROM social_accounts WHERE platform = $1 AND followers >= $2 AND followers < coalesce($3::bigint, 9223372036854775807)
     ORDER BY hashtext(id::text), id LIMIT $4`,
    { bind: [platform, from, below, limit], type: QueryTypes.SELECT },
  );
  const wanted = new Set(rows.map((row) => row.id));
  const creators = await creatorDocuments(db, [...new Set(rows.map((row) => row.creatorId))]);
  return creators.flatMap(({ accounts }) => accounts.filter((account) => wanted.has(account.id)));
}
