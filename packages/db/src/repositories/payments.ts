import type { Currency } from "@fanfare/contracts/money";
import { idFrom, money, notFound } from "@fanfare/domain/kernel";
import type { Commitment, PaymentsRepositories, Payout, Wallet } from "@fanfare/domain/payments";
import { commitmentModel, payoutAccountModel, payoutModel, walletModel, type PayoutRow, type WalletRow } from "../models/payments.ts";
import type { Sql } from "../scoped.ts";
import { savedOnce } from "../versioned.ts";

const walletColumns = `id, organization_id AS "organizationId", campaign_id AS "campaignId", currency,
  funded_minor AS "fundedMinor", committed_minor AS "committedMinor", settled_minor AS "settledMinor", version`;

export function walletsIn(sql: Sql): PaymentsRepositories["wallets"] {
  const changed = async (statement: string, bind: readonly unknown[]): Promise<Wallet> => {
    const row = await sql.row<WalletRow>(statement, bind);
    if (!row) throw notFound("wallet");
    return toWallet(row);
  };
  const change = (assignment: string) => `UPDATE wallets SET ${assignment}, version = version + 1, updated_at = $4 WHERE campaign_id = $1 AND currency = $3 RETURNING ${walletColumns}`;
  const bind = (campaignId: string, amount: { minor: bigint; currency: Currency }, at: Date) => [campaignId, amount.minor.toString(), amount.currency, at.toISOString()];
  return {
    async find(campaignId) {
      const row = await walletModel(sql.sequelize).findOne({ where: { campaignId }, transaction: sql.transaction });
      return row ? toWallet(row.get({ plain: true })) : null;
    },
    hold: (organizationId, campaignId, currency, at) =>
      changed(
        `INSERT INTO wallets (id, organization_id, campaign_id, currency, updated_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (campaign_id) DO UPDATE SET updated_at = EXCLUDED.updated_at RETURNING ${walletColumns}`,
        [idFrom("wallet", campaignId), organizationId, campaignId, currency, at.toISOString()],
      ),
    raiseFunded: (campaignId, amount, at) => changed(change(`funded_minor = funded_minor + $2`), bind(campaignId, amount, at)),
    async commit(campaignId, amount, at) {
      const row = await sql.row<WalletRow>(
        `UPDATE wallets SET committed_minor = committed_minor + $2, version = version + 1, updated_at = $4
         WHERE campaign_id = $1 AND currency = $3 AND funded_minor - committed_minor - settled_minor >= $2 RETURNING ${walletColumns}`,
        bind(campaignId, amount, at),
      );
      return row && toWallet(row);
    },
    release: (campaignId, amount, at) => changed(change(`committed_minor = committed_minor - $2`), bind(campaignId, amount, at)),
    settle: (campaignId, amount, at) => changed(change(`committed_minor = committed_minor - $2, settled_minor = settled_minor + $2`), bind(campaignId, amount, at)),
  };
}

const toWallet = ({ id, organizationId, campaignId, currency, fundedMinor, committedMinor, settledMinor, version }: WalletRow): Wallet => ({
  id, organizationId, campaignId, currency, funded: BigInt(fundedMinor), committed: BigInt(committedMinor), settled: BigInt(settledMinor), version,
});

export function commitmentsIn(sql: Sql): PaymentsRepositories["commitments"] {
  const { transaction } = sql;
  return {
    async find(collaborationId) {
      const row = await sql.row<{ organizationId: string; campaignId: string; amountMinor: string; currency: Currency; status: Commitment["status"] }>(
        `SELECT c.organization_id AS "organizationId", w.campaign_id AS "campaignId", c.amount_minor AS "amountMinor", c.currency, c.status
         FROM commitments c JOIN wallets w ON w.id = c.wallet_id WHERE c.collaboration_id = $1`,
        [collaborationId],
      );
      return row && { collaborationId, organizationId: row.organizationId, campaignId: row.campaignId, amount: money(BigInt(row.amountMinor), row.currency), status: row.status };
    },
    async add({ collaborationId, organizationId, amount, status }, walletId, at) {
      const row = { collaborationId, organizationId, walletId, amountMinor: amount.minor.toString(), currency: amount.currency, status, createdAt: at, updatedAt: at };
      await commitmentModel(sql.sequelize).create(row, { transaction, returning: false });
    },
    async end(collaborationId, status, at) {
      const [touched] = await commitmentModel(sql.sequelize).update({ status, updatedAt: at }, { where: { collaborationId, status: "committed" }, transaction });
      savedOnce("commitment", touched);
    },
  };
}

export function payoutsIn(sql: Sql): PaymentsRepositories["payouts"] {
  const { transaction } = sql;
  const model = payoutModel(sql.sequelize);
  return {
    async get(id) {
      const row = await model.findOne({ where: { id }, transaction, lock: transaction.LOCK.UPDATE });
      if (!row) throw notFound("payout");
      return toPayout(row.get({ plain: true }));
    },
    async find(id) {
      const row = await model.findOne({ where: { id }, transaction });
      return row ? toPayout(row.get({ plain: true })) : null;
    },
    async insert(payout) {
      await model.create(toPayoutRow(payout, payout.createdAt), { transaction, returning: false });
    },
    async save(payout) {
      const { id, version } = payout;
      const [touched] = await model.update({ ...toPayoutRow(payout, new Date()), version: version + 1 }, { where: { id, version }, transaction });
      savedOnce("payout", touched);
    },
  };
}

const toPayout = ({ amountMinor, currency, updatedAt: _, ...row }: PayoutRow): Payout => ({ ...row, amount: money(BigInt(amountMinor), currency) });
const toPayoutRow = ({ amount, ...payout }: Payout, updatedAt: Date): PayoutRow => ({ ...payout, amountMinor: amount.minor.toString(), currency: amount.currency, updatedAt });

export function payoutAccountsIn(sql: Sql): PaymentsRepositories["payoutAccounts"] {
  const { transaction } = sql;
  const model = payoutAccountModel(sql.sequelize);
  return {
    async find(creatorId) {
      const row = await model.findOne({ where: { creatorId }, transaction });
      if (!row) return null;
      const { createdAt: _, updatedAt: __, ...account } = row.get({ plain: true });
      return account;
    },
    async insert(account, at) {
      await model.create({ ...account, createdAt: at, updatedAt: at }, { transaction, returning: false });
    },
    async save(account, at) {
      const { creatorId, version } = account;
      const [touched] = await model.update({ ...account, version: version + 1, updatedAt: at }, { where: { creatorId, version }, transaction });
      savedOnce("payout account", touched);
    },
  };
}

export function payoutProcessesIn(sql: Sql): PaymentsRepositories["payoutProcesses"] {
  const wake = `UPDATE sagas SET status = 'running', attempt = 0, due_at = $2, version = version + 1, updated_at = $2
    WHERE name = 'payments.payout' AND status IN ('running', 'parked')`;
  return {
    wake: async (payoutId, at) => void (await sql.change(`${wake} AND key = $1`, [payoutId, at.toISOString()])),
    wakeOfCreator: async (creatorId, at) => void (await sql.change(`${wake} AND status = 'running' AND creator_id = $1`, [creatorId, at.toISOString()])),
  };
}

export function payeesIn(sql: Sql): PaymentsRepositories["payees"] {
  return { emailOf: async (creatorId) => (await sql.row<{ email: string | null }>(`SELECT email FROM creators WHERE id = $1`, [creatorId]))?.email ?? null };
}

export function fundedCampaignsIn(sql: Sql): PaymentsRepositories["fundedCampaigns"] {
  return { find: (campaignId) => sql.row(`SELECT id, name, currency, status FROM campaigns WHERE id = $1`, [campaignId]) };
}
