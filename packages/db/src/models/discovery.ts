import type { CreatorSort } from "@fanfare/contracts/discovery";
import { DataTypes, type Sequelize } from "sequelize";
import { defineRow } from "./define.ts";

export type SavedSearchRow = {
  id: string; organizationId: string; name: string; filter: object; sort: CreatorSort; hasAlert: boolean; knownIds: string[] | null; newMatches: number | null;
  lastCheckedAt: Date | null; nextCheckAt: Date | null; createdBy: string; version: number; createdAt: Date; updatedAt: Date;
};

const uuid = { type: DataTypes.UUID, allowNull: false };
const text = { type: DataTypes.TEXT, allowNull: false };
const date = { type: DataTypes.DATE, allowNull: false };

export const savedSearchModel = (sequelize: Sequelize) =>
  defineRow<SavedSearchRow>(sequelize, "saved_searches", {
    id: { type: DataTypes.UUID, primaryKey: true }, organizationId: uuid, name: text, filter: { type: DataTypes.JSONB, allowNull: false }, sort: text,
    hasAlert: { type: DataTypes.BOOLEAN, allowNull: false }, knownIds: DataTypes.ARRAY(DataTypes.UUID), newMatches: DataTypes.INTEGER,
    lastCheckedAt: DataTypes.DATE, nextCheckAt: DataTypes.DATE, createdBy: uuid, version: { type: DataTypes.INTEGER, allowNull: false }, createdAt: date, updatedAt: date,
  });
