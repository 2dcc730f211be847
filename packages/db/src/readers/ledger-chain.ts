import type { Currency } from "@fanfare/contracts/money";
import type { AccountKind, LedgerVerdict, PostingKind } from "@fanfare/contracts/payments";
import { verifyLedger, type ChainedPosting, type Wallet } from "@fanfare/domain/payments";
import { Transaction, type Sequelize } from "sequelize";
import { sqlIn, type Sql } from "../scoped.ts";

/** One posting with its entries, as stored. */
export type PostingRow = {
  id: string; organizationId: string; number: string; key: string; kind: PostingKind; reference: string; campaignId: string; collaborationId: string | null;
  payoutId: string | null; postedBy: string; postedAt: Date; previousHash: string; hash: string;
  entries: { kind: AccountKind; campaignId: string; creatorId: string | null; amountMinor: string; currency: Currency }[];
};

/** Postings that fulfil a condition on `p`, in the order of their numbers; the last bind is the limit. */
export const postingRows = (sql: Sql, condition: string, bind: readonly unknown[], limit: number): Promise<PostingRow[]> =>
  sql.rows<PostingRow>(
    `SELECT p.id, p.organization_id AS "organizationId", p.number, p.key, p.kind, p.reference, p.campaign_id AS "campaignId",
        p.collaboration_id AS "collaborationId", p.payout_id AS "payoutId", p.posted_by AS "postedBy", p.posted_at AS "postedAt",
        p.previous_hash AS "previousHash", p.hash,
        (SELECT json_agg(json_build_object('kind', a.kind, 'campaignId', a.campaign_id, 'creatorId', a.creator_id,
           'amountMinor', e.amount_minor::text, 'currency', e.currency) ORDER BY e.id)
         FROM ledger_entries e JOIN ledger_accounts a ON a.id = e.account_id WHERE e.posting_id = p.id) AS entries
     FROM ledger_postings p WHERE ${condition} ORDER BY p.number LIMIT $${bind.length + 1}`,
    [...bind, limit],
  );

export const postingOf = (row: PostingRow): ChainedPosting => ({
  ...row,
  number: BigInt(row.number),
  entries: (row.entries ?? []).map(({ amountMinor, currency, ...account }) => ({ ...account, amount: { minor: BigInt(amountMinor), currency } })),
});

const pageSize = 500;

async function* chainOf(sql: Sql, organizationId: string): AsyncGenerator<ChainedPosting[]> {
  for (let after = 0n; ; ) {
    const page = (await postingRows(sql, `p.organization_id = $1 AND p.number > $2`, [organizationId, after.toString()], pageSize)).map(postingOf);
    const last = page.at(-1);
    if (!last) return;
    yield page;
    after = last.number;
  }
}

/** Checks the whole ledger of one organization as it stood at one moment, without holding anybody up. */
export const verifyOrganization = (sequelize: Sequelize, organizationId: string): Promise<LedgerVerdict> =>
  sequelize.transaction({ isolationLevel: Transaction.ISOLATION_LEVELS.REPEATABLE_READ }, async (transaction) => {
    const sql = sqlIn(sequelize, transaction);
    await sql.row(`SELECT set_config('app.organization_id', $1, true)`, [organizationId]);
    const wallets = await sql.rows<{ id: string; campaignId: string; currency: Currency; funded: string; committed: string; settled: string; version: number }>(
      `SELECT id, campaign_id AS "campaignId", currency, funded_minor AS funded, committed_minor AS committed, settled_minor AS settled, version
       FROM wallets WHERE organization_id = $1`,
      [organizationId],
    );
    const balances = wallets.map((wallet): Wallet => ({
      ...wallet, organizationId, funded: BigInt(wallet.funded), committed: BigInt(wallet.committed), settled: BigInt(wallet.settled),
    }));
    return verifyLedger(chainOf(sql, organizationId), balances);
  });

/** Every organization that has a ledger; only the role of the workers sees more than its own. */
export const organizationsWithLedger = async (sql: Sql): Promise<string[]> =>
  (await sql.rows<{ id: string }>(`SELECT DISTINCT organization_id AS id FROM wallets ORDER BY 1`)).map(({ id }) => id);
