import { DomainError, idFrom } from "@fanfare/domain/kernel";
import { genesisHash, postingHash, saysTheSame, type Entry, type PaymentsRepositories, type Posting } from "@fanfare/domain/payments";
import type { Sql } from "../scoped.ts";
import { postingOf, postingRows } from "../readers/ledger-chain.ts";

/** The ledger of one transaction. */
export function ledgerIn(sql: Sql): PaymentsRepositories["ledger"] {
  return {
    async post(posting) {
      // One at a time in an organization: each posting's hash covers the one before it.
      await sql.row(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`ledger:${posting.organizationId}`]);
      if (await wasPosted(sql, posting)) return false;
      const head = await sql.row<{ number: string; hash: string }>(
        `SELECT number, hash FROM ledger_postings WHERE organization_id = $1 ORDER BY number DESC LIMIT 1`,
        [posting.organizationId],
      );
      const number = BigInt(head?.number ?? 0) + 1n;
      const previousHash = head?.hash ?? genesisHash;
      await openAccounts(sql, posting);
      await append(sql, posting, { number, previousHash, hash: postingHash(previousHash, number, posting) });
      return true;
    },
  };
}

async function wasPosted(sql: Sql, posting: Posting): Promise<boolean> {
  const [row] = await postingRows(sql, `p.organization_id = $1 AND p.key = $2`, [posting.organizationId, posting.key], 1);
  if (!row) return false;
  if (saysTheSame(postingOf(row), posting)) return true;
  throw new DomainError("conflict", "payments.posted-otherwise", "This was recorded before with other values. Look at what was recorded, then start anew.");
}

/** Accounts come into being with their first entry; their ids follow from what they are for. */
async function openAccounts(sql: Sql, { organizationId, entries, postedAt }: Posting): Promise<void> {
  for (const entry of entries) {
    await sql.change(
      `INSERT INTO ledger_accounts (id, organization_id, kind, campaign_id, creator_id, currency, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
      [accountId(organizationId, entry), organizationId, entry.kind, entry.campaignId, entry.creatorId, entry.amount.currency, postedAt.toISOString()],
    );
  }
}

const accountId = (organizationId: string, { kind, campaignId, creatorId, amount }: Entry): string =>
  idFrom("ledger-account", organizationId, kind, campaignId, creatorId ?? "", amount.currency);

async function append(sql: Sql, posting: Posting, place: { number: bigint; previousHash: string; hash: string }): Promise<void> {
  const id = idFrom("ledger-posting", posting.organizationId, posting.key);
  await sql.change(
    `INSERT INTO ledger_postings (id, organization_id, number, key, kind, reference, campaign_id, collaboration_id, payout_id, posted_by, posted_at, previous_hash, hash)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [id, posting.organizationId, place.number.toString(), posting.key, posting.kind, posting.reference, posting.campaignId, posting.collaborationId,
      posting.payoutId, posting.postedBy, posting.postedAt.toISOString(), place.previousHash, place.hash],
  );
  await sql.change(
    `INSERT INTO ledger_entries (organization_id, posting_id, account_id, amount_minor, currency)
     SELECT $1, $2, account, amount, currency FROM unnest($3::uuid[], $4::bigint[], $5::text[]) AS entry (account, amount, currency)`,
    [posting.organizationId, id, posting.entries.map((entry) => accountId(posting.organizationId, entry)),
      posting.entries.map(({ amount }) => amount.minor.toString()), posting.entries.map(({ amount }) => amount.currency)],
  );
}
