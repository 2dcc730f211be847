import type { Currency } from "@fanfare/contracts/money";
import type { PayoutFailure, PayoutStatus, PayoutStep } from "@fanfare/contracts/payments";
import { DataTypes, type Sequelize } from "sequelize";
import { defineRow } from "./define.ts";

/** `bigint` columns come back as decimal strings. */
export type WalletRow = {
  id: string; organizationId: string; campaignId: string; currency: Currency;
  fundedMinor: string; committedMinor: string; settledMinor: string; version: number; updatedAt: Date;
};
export type CommitmentRow = {
  collaborationId: string; organizationId: string; walletId: string; amountMinor: string; currency: Currency;
  status: "committed" | "released" | "settled"; createdAt: Date; updatedAt: Date;
};
export type LedgerAccountRow = { id: string; organizationId: string; kind: string; campaignId: string; creatorId: string | null; currency: Currency; createdAt: Date };
export type LedgerPostingRow = {
  id: string; organizationId: string; number: string; key: string; kind: string; reference: string; campaignId: string;
  collaborationId: string | null; payoutId: string | null; postedBy: string; postedAt: Date; previousHash: string; hash: string;
};
export type LedgerEntryRow = { id: string; organizationId: string; postingId: string; accountId: string; amountMinor: string; currency: Currency };
export type PayoutAccountRow = {
  creatorId: string; providerAccountId: string; holderName: string; country: string; status: "pending" | "enabled" | "restricted";
  version: number; createdAt: Date; updatedAt: Date;
};
export type PayoutRow = {
  id: string; organizationId: string; creatorId: string; campaignId: string; collaborationId: string; campaignName: string; brandName: string; creatorName: string;
  amountMinor: string; currency: Currency; status: PayoutStatus; holdUntil: Date; attempt: number; isOwed: boolean; providerTransferId: string | null;
  failure: PayoutFailure | null; steps: readonly PayoutStep[]; settledAt: Date | null; version: number; createdAt: Date; updatedAt: Date;
};

const uuid = { type: DataTypes.UUID, allowNull: false };
const id = { ...uuid, primaryKey: true };
const text = { type: DataTypes.TEXT, allowNull: false };
const integer = { type: DataTypes.INTEGER, allowNull: false };
const bigint = { type: DataTypes.BIGINT, allowNull: false };
const date = { type: DataTypes.DATE, allowNull: false };
const json = { type: DataTypes.JSONB, allowNull: false };
const currency = { type: DataTypes.CHAR(3), allowNull: false };

export const walletModel = (sequelize: Sequelize) =>
  defineRow<WalletRow>(sequelize, "wallets", {
    id, organizationId: uuid, campaignId: uuid, currency, fundedMinor: bigint, committedMinor: bigint, settledMinor: bigint, version: integer, updatedAt: date,
  });

export const commitmentModel = (sequelize: Sequelize) =>
  defineRow<CommitmentRow>(sequelize, "commitments", {
    collaborationId: id, organizationId: uuid, walletId: uuid, amountMinor: bigint, currency, status: text, createdAt: date, updatedAt: date,
  });

export const ledgerAccountModel = (sequelize: Sequelize) =>
  defineRow<LedgerAccountRow>(sequelize, "ledger_accounts", { id, organizationId: uuid, kind: text, campaignId: uuid, creatorId: DataTypes.UUID, currency, createdAt: date });

export const ledgerPostingModel = (sequelize: Sequelize) =>
  defineRow<LedgerPostingRow>(sequelize, "ledger_postings", {
    id, organizationId: uuid, number: bigint, key: text, kind: text, reference: text, campaignId: uuid, collaborationId: DataTypes.UUID,
    payoutId: DataTypes.UUID, postedBy: text, postedAt: date, previousHash: text, hash: text,
  });

export const ledgerEntryModel = (sequelize: Sequelize) =>
  defineRow<LedgerEntryRow>(sequelize, "ledger_entries", { id: { ...bigint, primaryKey: true }, organizationId: uuid, postingId: uuid, accountId: uuid, amountMinor: bigint, currency });

export const payoutAccountModel = (sequelize: Sequelize) =>
  defineRow<PayoutAccountRow>(sequelize, "payout_accounts", {
    creatorId: id, providerAccountId: text, holderName: text, country: { type: DataTypes.CHAR(2), allowNull: false }, status: text, version: integer, createdAt: date, updatedAt: date,
  });

export const payoutModel = (sequelize: Sequelize) =>
  defineRow<PayoutRow>(sequelize, "payouts", {
    id, organizationId: uuid, creatorId: uuid, campaignId: uuid, collaborationId: uuid, campaignName: text, brandName: text, creatorName: text,
    amountMinor: bigint, currency, status: text, holdUntil: date, attempt: integer, isOwed: { type: DataTypes.BOOLEAN, allowNull: false },
    providerTransferId: DataTypes.TEXT, failure: DataTypes.JSONB, steps: json, settledAt: DataTypes.DATE, version: integer, createdAt: date, updatedAt: date,
  });
