import type { Rendition } from "@fanfare/contracts/media";
import type { Asset } from "@fanfare/domain/media";
import { DataTypes, type Sequelize } from "sequelize";
import { defineRow } from "./define.ts";

/** `byteSize` and `uploadedBytes` are bigint, which the driver gives as text. */
export type AssetRow = Omit<Asset, "byteSize" | "probe" | "renditions"> & {
  byteSize: string | number;
  uploadedBytes: string | number;
  probe: object | null;
  renditions: Rendition[];
};

const uuid = { type: DataTypes.UUID, allowNull: false };
const text = { type: DataTypes.TEXT, allowNull: false };
const integer = { type: DataTypes.INTEGER, allowNull: false };
const bigint = { type: DataTypes.BIGINT, allowNull: false };
const date = { type: DataTypes.DATE, allowNull: false };

export const assetModel = (sequelize: Sequelize) =>
  defineRow<AssetRow>(sequelize, "assets", {
    id: { ...uuid, primaryKey: true },
    organizationId: DataTypes.UUID,
    creatorId: DataTypes.UUID,
    kind: text,
    purpose: text,
    status: text,
    originalName: text,
    byteSize: bigint,
    uploadedBytes: bigint,
    storageKey: text,
    contentType: DataTypes.TEXT,
    durationMs: DataTypes.INTEGER,
    width: DataTypes.INTEGER,
    height: DataTypes.INTEGER,
    probe: DataTypes.JSONB,
    renditions: { type: DataTypes.JSONB, allowNull: false },
    posterKey: DataTypes.TEXT,
    progress: integer,
    rejectionReason: DataTypes.TEXT,
    uploadedBy: uuid,
    version: integer,
    createdAt: date,
    updatedAt: date,
  });
