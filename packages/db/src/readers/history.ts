import type { Currency } from "@fanfare/contracts/money";
import type { AccountKind } from "@fanfare/contracts/payments";
import type { AccountAsOf, AsOf, PostAsOf } from "@fanfare/contracts/reporting";
import { money, notFound } from "@fanfare/domain/kernel";
import { foldWallet, type WalletBalances } from "@fanfare/domain/payments";
import { momentOf, type Moment } from "@fanfare/domain/tracking";
import type { Sql } from "../scoped.ts";

/** A moment as statements take it: the bind of `before`, and whether the day that it lies in is looked at reading by reading. */
export type Known = { before: string; isWithinDay: boolean };

/** Null is now: everything that is stored. */
export function knownAt(asOf: AsOf | null): Known {
  if (asOf === null) return { before: "infinity", isWithinDay: false };
  const { before, isDayEnd }: Moment = momentOf(asOf);
  return { before: before.toISOString(), isWithinDay: !isDayEnd };
}

const tables = {
  post: { days: "metric_days", snapshots: "metric_snapshots", id: "publication_id", counts: "taken_at, views, likes, comments, shares" },
  account: { days: "account_days", snapshots: "account_snapshots", id: "social_account_id", counts: "taken_at, followers, views, posts" },
};

/**
 * The last reading before a moment, as a subquery that takes one row by index: from the days, and from the readings of one
 * day only where the moment lies within it. `id` and `before` are SQL, such as a column and `$1`.
 */
export function lastReading(of: keyof typeof tables, { isWithinDay }: Known, { id, before }: { id: string; before: string }): string {
  const { days, snapshots, counts, id: column } = tables[of];
  const day = `(${before}::timestamptz AT TIME ZONE 'UTC')::date`;
  const ofDays = `SELECT ${counts} FROM ${days} s WHERE s.${column} = ${id} AND s.day < ${day} ORDER BY s.day DESC LIMIT 1`;
  if (!isWithinDay) return ofDays;
  const ofReadings = `SELECT ${counts} FROM ${snapshots} s WHERE s.${column} = ${id} AND s.taken_at >= ${day}::timestamp AT TIME ZONE 'UTC' AND s.taken_at < ${before}::timestamptz
    ORDER BY s.taken_at DESC LIMIT 1`;
  return `SELECT * FROM ((${ofDays}) UNION ALL (${ofReadings})) either ORDER BY taken_at DESC LIMIT 1`;
}

const count = (text: string | null): number | null => (text === null ? null : Number(text));

/** What was known of a post at a moment; null before its first reading. Throws `not-found`. */
export async function publicationAsOf(sql: Sql, publicationId: string, asOf: AsOf): Promise<PostAsOf> {
  if (!(await sql.row(`SELECT 1 AS one FROM publications WHERE id = $1`, [publicationId]))) throw notFound("publication");
  const known = knownAt(asOf);
  const row = await sql.row<{ takenAt: Date } & Record<"views" | "likes" | "comments" | "shares", string | null>>(
    `SELECT taken_at AS "takenAt", views, likes, comments, shares FROM (${lastReading("post", known, { id: "$1", before: "$2" })}) m`,
    [publicationId, known.before],
  );
  return row && { takenAt: row.takenAt.toISOString(), views: count(row.views), likes: count(row.likes), comments: count(row.comments), shares: count(row.shares) };
}

/** What was known of an account at a moment; null before its first reading. Throws `not-found`. */
export async function accountAsOf(sql: Sql, accountId: string, asOf: AsOf): Promise<AccountAsOf> {
  if (!(await sql.row(`SELECT 1 AS one FROM social_accounts WHERE id = $1`, [accountId]))) throw notFound("account");
  const known = knownAt(asOf);
  const row = await sql.row<{ takenAt: Date } & Record<"followers" | "views" | "posts", string | null>>(
    `SELECT taken_at AS "takenAt", followers, views, posts FROM (${lastReading("account", known, { id: "$1", before: "$2" })}) m`,
    [accountId, known.before],
  );
  return row && { takenAt: row.takenAt.toISOString(), followers: count(row.followers), views: count(row.views), posts: count(row.posts) };
}

/** A campaign's wallet as the ledger had it at a moment, and when it last moved until then. */
export async function walletAsOf(sql: Sql, campaign: { id: string; currency: Currency }, { before }: Known): Promise<WalletBalances & { movedAt: Date | null }> {
  const rows = await sql.rows<{ kind: AccountKind; minor: string; movedAt: Date }>(
    `SELECT a.kind, sum(e.amount_minor)::text AS minor, max(p.posted_at) AS "movedAt"
     FROM ledger_postings p JOIN ledger_entries e ON e.posting_id = p.id JOIN ledger_accounts a ON a.id = e.account_id
     WHERE p.organization_id = (SELECT current_organization()) AND p.campaign_id = $1 AND p.posted_at < $2 GROUP BY a.kind`,
    [campaign.id, before],
  );
  const entries = rows.map(({ kind, minor }) => ({ kind, campaignId: campaign.id, creatorId: null, amount: money(BigInt(minor), campaign.currency) }));
  const movedAt = rows.length === 0 ? null : new Date(Math.max(...rows.map((row) => row.movedAt.getTime())));
  return { ...entries.reduce(foldWallet, { funded: 0n, committed: 0n, settled: 0n }), movedAt };
}
