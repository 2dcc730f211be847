import { DataTypes, type Sequelize } from "sequelize";
import { defineRow } from "./define.ts";

export type CreatorListRow = { id: string; organizationId: string; name: string; version: number; createdBy: string; createdAt: Date };

export type CreatorImportRow = {
  id: string; organizationId: string; fileName: string; storageKey: string; encoding: string; delimiter: string;
  status: "uploaded" | "running" | "finished" | "cancelled" | "failed" | "undone";
  mapping: object; defaults: object; columns: string[]; totalRows: number; doneRows: number;
  createdCount: number; updatedCount: number; unchangedCount: number; rejectedCount: number;
  failure: string | null; createdBy: string; version: number; createdAt: Date; finishedAt: Date | null;
};

const id = { type: DataTypes.UUID, primaryKey: true };
const uuid = { type: DataTypes.UUID, allowNull: false };
const text = { type: DataTypes.TEXT, allowNull: false };
const integer = { type: DataTypes.INTEGER, allowNull: false };
const json = { type: DataTypes.JSONB, allowNull: false };
const date = { type: DataTypes.DATE, allowNull: false };

export const creatorListModel = (sequelize: Sequelize) =>
  defineRow<CreatorListRow>(sequelize, "creator_lists", { id, organizationId: uuid, name: text, version: integer, createdBy: uuid, createdAt: date });

export const creatorImportModel = (sequelize: Sequelize) =>
  defineRow<CreatorImportRow>(sequelize, "creator_imports", {
    id, organizationId: uuid, fileName: text, storageKey: text, encoding: text, delimiter: text, status: text, mapping: json, defaults: json, columns: json,
    totalRows: integer, doneRows: integer, createdCount: integer, updatedCount: integer, unchangedCount: integer, rejectedCount: integer,
    failure: DataTypes.TEXT, createdBy: uuid, version: integer, createdAt: date, finishedAt: DataTypes.DATE,
  });
