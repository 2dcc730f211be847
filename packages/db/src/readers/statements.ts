import type { Currency, Money } from "@fanfare/contracts/money";
import { accountKinds, type AccountKind, type PostingKind, type PostingView, type StatementInput, type StatementView } from "@fanfare/contracts/payments";
import type { Sql } from "../scoped.ts";

/** What a statement is about: all campaigns or one, one currency, a period of UTC days, one account or payout. */
export type StatementFilter = Omit<StatementInput, "currency"> & { currency: Currency };

const shown = 500;

/** The conditions on `p` (postings) besides the period, and their binds: $1 to $3. */
const about = `p.campaign_id = coalesce($1::uuid, p.campaign_id) AND ($2::uuid IS NULL OR p.payout_id = $2) AND a.currency = $3`;
const binds = ({ campaignId, payoutId, currency }: StatementFilter): unknown[] => [campaignId, payoutId, currency];
const inPeriod = `($4::date IS NULL OR p.posted_at >= $4::date::timestamp AT TIME ZONE 'UTC') AND ($5::date IS NULL OR p.posted_at < ($5::date + 1)::timestamp AT TIME ZONE 'UTC')`;

/** Opening balance, activity and closing balance of each account over a period, and the postings that make the activity. */
export async function statementOver(sql: Sql, input: StatementInput): Promise<StatementView> {
  const currencies = (await sql.rows<{ currency: Currency }>(
    `SELECT currency FROM campaigns WHERE $1::uuid IS NULL OR id = $1 GROUP BY currency ORDER BY count(*) DESC, currency`,
    [input.campaignId],
  )).map(({ currency }) => currency);
  const currency = input.currency ?? currencies[0] ?? null;
  const { from, to } = input;
  if (currency === null) return { currency, currencies, from, to, accounts: [], postings: [], isCut: false };
  const filter = { ...input, currency };
  const postings = await postingsOver(sql, filter, null, shown + 1);
  return { currency, currencies, from, to, accounts: await accountLines(sql, filter), postings: postings.slice(0, shown), isCut: postings.length > shown };
}

async function accountLines(sql: Sql, filter: StatementFilter): Promise<StatementView["accounts"]> {
  const rows = await sql.rows<{ kind: AccountKind; opening: string; received: string; sent: string; closing: string }>(
    `SELECT a.kind,
        coalesce(sum(e.amount_minor) FILTER (WHERE $4::date IS NOT NULL AND p.posted_at < $4::date::timestamp AT TIME ZONE 'UTC'), 0)::text AS opening,
        coalesce(sum(e.amount_minor) FILTER (WHERE e.amount_minor > 0 AND ${inPeriod}), 0)::text AS received,
        coalesce(-sum(e.amount_minor) FILTER (WHERE e.amount_minor < 0 AND ${inPeriod}), 0)::text AS sent,
        coalesce(sum(e.amount_minor) FILTER (WHERE $5::date IS NULL OR p.posted_at < ($5::date + 1)::timestamp AT TIME ZONE 'UTC'), 0)::text AS closing
     FROM ledger_entries e JOIN ledger_accounts a ON a.id = e.account_id JOIN ledger_postings p ON p.id = e.posting_id
     WHERE ${about} GROUP BY a.kind`,
    [...binds(filter), filter.from, filter.to],
  );
  const known = new Map(rows.map((row) => [row.kind, row]));
  const money = (amount: string | undefined): Money => ({ amount: amount ?? "0", currency: filter.currency });
  return accountKinds.map((account) => {
    const row = known.get(account);
    return { account, opening: money(row?.opening), received: money(row?.received), sent: money(row?.sent), closing: money(row?.closing) };
  });
}

type PostingRow = {
  id: string; number: string; kind: PostingKind; reference: string; postedAt: Date; postedBy: string; campaignId: string; campaignName: string; creatorName: string | null;
  collaborationId: string | null; payoutId: string | null; entries: { account: AccountKind; amount: string }[];
};

/** The postings of a statement, newest first, each with its entries; `before` is the number of the last one read. */
export async function postingsOver(sql: Sql, filter: StatementFilter, before: string | null, limit: number): Promise<PostingView[]> {
  const rows = await sql.rows<PostingRow>(
    `SELECT p.id, p.number::text AS number, p.kind, p.reference, p.posted_at AS "postedAt", p.campaign_id AS "campaignId", p.collaboration_id AS "collaborationId", p.payout_id AS "payoutId",
        coalesce(m.name, CASE WHEN k.user_id::text = p.posted_by THEN c.creator_name WHEN p.posted_by LIKE '%.%' THEN p.posted_by END, '') AS "postedBy", g.name AS "campaignName", c.creator_name AS "creatorName",
        json_agg(json_build_object('account', a.kind, 'amount', e.amount_minor::text) ORDER BY e.id) AS entries
     FROM ledger_postings p JOIN ledger_entries e ON e.posting_id = p.id JOIN ledger_accounts a ON a.id = e.account_id
       JOIN campaigns g ON g.id = p.campaign_id LEFT JOIN collaborations c ON c.id = p.collaboration_id LEFT JOIN creators k ON k.id = c.creator_id
       LEFT JOIN memberships m ON m.user_id::text = p.posted_by
     WHERE ${about} AND ${inPeriod} AND ($6::bigint IS NULL OR p.number < $6)
     GROUP BY p.id, m.name, k.user_id, c.creator_name, g.name HAVING $7::text IS NULL OR bool_or(a.kind = $7)
     ORDER BY p.number DESC LIMIT $8`,
    [...binds(filter), filter.from, filter.to, before, filter.account, limit],
  );
  return rows.map((row) => toView(row, filter));
}

function toView({ entries, postedAt, postedBy, creatorName, ...row }: PostingRow, { account, currency }: StatementFilter): PostingView {
  const money = (amount: string): Money => ({ amount, currency });
  const own = entries.find((entry) => (account ? entry.account === account : !entry.amount.startsWith("-")));
  return {
    ...row, creatorName, postedBy, postedAt: postedAt.toISOString(), amount: money(own?.amount ?? "0"),
    entries: entries.map((entry) => ({ account: entry.account, campaignName: row.campaignName, creatorName, amount: money(entry.amount) })),
  };
}
