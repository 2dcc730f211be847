import type { AgreementTerms } from "@fanfare/contracts/collaborations";
import type { Collaboration } from "@fanfare/domain/collaborations";
import { DataTypes, type Sequelize } from "sequelize";
import { defineRow } from "./define.ts";

/** `bigint` columns come back as decimal strings. */
export type CollaborationRow = Omit<Collaboration, "agreed"> & { agreedMinor: string | null; updatedAt: Date };
export type AgreementRow = {
  id: string; organizationId: string; creatorId: string; collaborationId: string; terms: AgreementTerms; termsHash: string;
  documentKey: string | null; announcedAt: Date | null; voidedAt: Date | null; createdAt: Date;
};

const uuid = { type: DataTypes.UUID, allowNull: false };
const id = { ...uuid, primaryKey: true };
const text = { type: DataTypes.TEXT, allowNull: false };
const integer = { type: DataTypes.INTEGER, allowNull: false };
const date = { type: DataTypes.DATE, allowNull: false };
const json = { type: DataTypes.JSONB, allowNull: false };

export const collaborationModel = (sequelize: Sequelize) =>
  defineRow<CollaborationRow>(sequelize, "collaborations", {
    id, organizationId: uuid, campaignId: uuid, creatorId: uuid, campaignName: text, brandName: text, creatorName: text, status: text,
    answers: json, message: text, offers: json, agreedMinor: DataTypes.BIGINT, currency: { type: DataTypes.CHAR(3), allowNull: false },
    endReason: DataTypes.TEXT, language: text, turnLapsesAt: DataTypes.DATE, holdDays: integer, requirements: json, brief: json,
    appliedAt: date, agreedAt: DataTypes.DATE, version: integer, updatedAt: date,
  });

export const agreementModel = (sequelize: Sequelize) =>
  defineRow<AgreementRow>(sequelize, "agreements", {
    id, organizationId: uuid, creatorId: uuid, collaborationId: uuid, terms: json, termsHash: text, documentKey: DataTypes.TEXT,
    announcedAt: DataTypes.DATE, voidedAt: DataTypes.DATE, createdAt: date,
  });
