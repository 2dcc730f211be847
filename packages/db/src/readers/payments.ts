import type { Currency, Money } from "@fanfare/contracts/money";
import type { CreatorStatementView, FindPayoutsInput, PayoutAccountView, PayoutFailure, PayoutStatus, PayoutStep, PayoutView, WalletView } from "@fanfare/contracts/payments";
import { notFound } from "@fanfare/domain/kernel";
import type { Sql } from "../scoped.ts";

const minor = (amount: string, currency: Currency): Money => ({ amount, currency });

type WalletRow = { campaignId: string; campaignName: string; campaignStatus: string; currency: Currency; budget: string; funded: string; committed: string; settled: string; free: string };

async function walletRows(sql: Sql, campaignId: string | null): Promise<WalletView[]> {
  const rows = await sql.rows<WalletRow>(
    `SELECT c.id AS "campaignId", c.name AS "campaignName", c.status AS "campaignStatus", c.currency, c.budget_minor AS budget,
        coalesce(w.funded_minor, 0) AS funded, coalesce(w.committed_minor, 0) AS committed, coalesce(w.settled_minor, 0) AS settled,
        coalesce(w.funded_minor - w.committed_minor - w.settled_minor, 0) AS free
     FROM campaigns c LEFT JOIN wallets w ON w.campaign_id = c.id
     WHERE ($1::uuid IS NULL OR c.id = $1) AND c.status <> 'archived' ORDER BY c.updated_at DESC, c.id`,
    [campaignId],
  );
  return rows.map(({ currency, budget, funded, committed, settled, free, ...campaign }) => ({
    ...campaign,
    budget: minor(budget, currency), funded: minor(funded, currency), committed: minor(committed, currency), settled: minor(settled, currency), free: minor(free, currency),
  }));
}

/** What every campaign of the organization has. */
export const walletsOfOrganization = (sql: Sql): Promise<WalletView[]> => walletRows(sql, null);

/** What one campaign has; zeros before its first deposit. Throws `not-found`. */
export async function walletOfCampaign(sql: Sql, campaignId: string): Promise<WalletView> {
  const [wallet] = await walletRows(sql, campaignId);
  if (!wallet) throw notFound("campaign");
  return wallet;
}

type PayoutRow = {
  id: string; campaignId: string; campaignName: string; brandName: string; creatorId: string; creatorName: string; collaborationId: string; amountMinor: string; currency: Currency;
  status: PayoutStatus; holdUntil: Date; failure: PayoutFailure | null; steps: PayoutStep[]; settledAt: Date | null; createdAt: Date; version: number;
};

const toView = ({ amountMinor, currency, holdUntil, settledAt, createdAt, ...row }: PayoutRow): PayoutView => ({
  ...row, amount: minor(amountMinor, currency), holdUntil: holdUntil.toISOString(), settledAt: settledAt?.toISOString() ?? null, createdAt: createdAt.toISOString(),
});

async function payoutRows(sql: Sql, condition: string, bind: readonly unknown[]): Promise<PayoutView[]> {
  const rows = await sql.rows<PayoutRow>(
    `SELECT id, campaign_id AS "campaignId", campaign_name AS "campaignName", brand_name AS "brandName", creator_id AS "creatorId", creator_name AS "creatorName",
        collaboration_id AS "collaborationId", amount_minor AS "amountMinor", currency, status, hold_until AS "holdUntil", failure, steps,
        settled_at AS "settledAt", created_at AS "createdAt", version
     FROM payouts WHERE ${condition} ORDER BY (status = 'parked') DESC, created_at DESC, id LIMIT 500`,
    bind,
  );
  return rows.map(toView);
}

/** Payouts that need somebody first, then the newest; at most 500. */
export const payoutsBy = (sql: Sql, { campaignId, status }: FindPayoutsInput): Promise<PayoutView[]> =>
  payoutRows(sql, `($1::uuid IS NULL OR campaign_id = $1) AND ($2::text IS NULL OR status = $2)`, [campaignId, status]);

/** The payout of a collaboration, or null. */
export const payoutOfCollaboration = async (sql: Sql, collaborationId: string): Promise<PayoutView | null> =>
  (await payoutRows(sql, `collaboration_id = $1`, [collaborationId]))[0] ?? null;

/** The account a creator is paid to, as far as it is shown; null before it is set up. */
export async function payoutAccountOf(sql: Sql, creatorId: string): Promise<PayoutAccountView | null> {
  const row = await sql.row<Omit<PayoutAccountView, "createdAt"> & { createdAt: Date }>(
    `SELECT holder_name AS "holderName", country, status, created_at AS "createdAt" FROM payout_accounts WHERE creator_id = $1`,
    [creatorId],
  );
  return row && { ...row, createdAt: row.createdAt.toISOString() };
}

/** What a creator has coming and was paid. */
export async function creatorStatement(sql: Sql, creatorId: string): Promise<CreatorStatementView> {
  const payouts = await payoutRows(sql, `creator_id = $1`, [creatorId]);
  const totals = await sql.rows<{ currency: Currency; coming: string; paid: string }>(
    `SELECT currency, coalesce(sum(amount_minor) FILTER (WHERE status NOT IN ('settled', 'cancelled')), 0)::text AS coming,
        coalesce(sum(amount_minor) FILTER (WHERE status = 'settled'), 0)::text AS paid
     FROM payouts WHERE creator_id = $1 GROUP BY currency ORDER BY sum(amount_minor) DESC`,
    [creatorId],
  );
  return {
    account: await payoutAccountOf(sql, creatorId),
    payouts,
    totals: totals.map(({ currency, coming, paid }) => ({ currency, coming: minor(coming, currency), paid: minor(paid, currency) })),
  };
}
