import { DataTypes, type Sequelize } from "sequelize";
import { defineRow } from "./define.ts";

export type ShareLinkRow = {
  id: string; organizationId: string; campaignId: string; tokenHash: string; createdBy: string; createdAt: Date; expiresAt: Date | null; revokedAt: Date | null; version: number;
};

const uuid = { type: DataTypes.UUID, allowNull: false };
const text = { type: DataTypes.TEXT, allowNull: false };

export const shareLinkModel = (sequelize: Sequelize) =>
  defineRow<ShareLinkRow>(sequelize, "share_links", {
    id: { ...uuid, primaryKey: true }, organizationId: uuid, campaignId: uuid, tokenHash: text, createdBy: text, createdAt: { type: DataTypes.DATE, allowNull: false },
    expiresAt: DataTypes.DATE, revokedAt: DataTypes.DATE, version: { type: DataTypes.INTEGER, allowNull: false },
  });
