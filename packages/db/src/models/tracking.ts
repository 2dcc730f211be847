import type { Platform } from "@fanfare/contracts/platforms";
import type { PublicationCheck, PublicationStatus } from "@fanfare/contracts/tracking";
import { DataTypes, type Sequelize } from "sequelize";
import { defineRow } from "./define.ts";

export type PublicationRow = {
  id: string; organizationId: string; creatorId: string; campaignId: string; collaborationId: string; deliverableId: string;
  platform: Platform; url: string; externalId: string; status: PublicationStatus; checks: readonly PublicationCheck[];
  post: { title: string; accountExternalId: string; accountHandle: string | null; durationMs: number | null } | null;
  publishedAt: Date | null; reportedAt: Date; verifiedAt: Date | null;
  foundBy: "creator" | "sync" | "proof"; mustStayUntil: Date | null; textHash: string | null; editedAt: Date | null; goneAt: Date | null; lookedAt: Date | null; version: number; updatedAt: Date;
};
/** `bigint` columns come back as decimal strings. */
export type MetricSnapshotRow = {
  id: string; organizationId: string; creatorId: string; campaignId: string; publicationId: string; takenAt: Date; source: string;
  views: string | null; likes: string | null; comments: string | null; shares: string | null; rawKey: string;
};

const uuid = { type: DataTypes.UUID, allowNull: false };
const id = { ...uuid, primaryKey: true };
const text = { type: DataTypes.TEXT, allowNull: false };
const date = { type: DataTypes.DATE, allowNull: false };

export const publicationModel = (sequelize: Sequelize) =>
  defineRow<PublicationRow>(sequelize, "publications", {
    id, organizationId: uuid, creatorId: uuid, campaignId: uuid, collaborationId: uuid, deliverableId: uuid, platform: text, url: text, externalId: text,
    status: text, checks: { type: DataTypes.JSONB, allowNull: false }, post: DataTypes.JSONB, publishedAt: DataTypes.DATE, reportedAt: date,
    verifiedAt: DataTypes.DATE, foundBy: text, mustStayUntil: DataTypes.DATE, textHash: DataTypes.TEXT,
    editedAt: DataTypes.DATE, goneAt: DataTypes.DATE, lookedAt: DataTypes.DATE, version: { type: DataTypes.INTEGER, allowNull: false }, updatedAt: date,
  });

export const metricSnapshotModel = (sequelize: Sequelize) =>
  defineRow<MetricSnapshotRow>(sequelize, "metric_snapshots", {
    id, organizationId: uuid, creatorId: uuid, campaignId: uuid, publicationId: uuid, takenAt: date, source: text,
    views: DataTypes.BIGINT, likes: DataTypes.BIGINT, comments: DataTypes.BIGINT, shares: DataTypes.BIGINT, rawKey: text,
  });
