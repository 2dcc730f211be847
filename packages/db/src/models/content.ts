import type { Deliverable, Draft, DraftComment } from "@fanfare/domain/content";
import { DataTypes, type Sequelize } from "sequelize";
import { defineRow } from "./define.ts";

export type DeliverableRecord = Omit<Deliverable, "drafts">;
export type DraftRow = Draft & { organizationId: string; creatorId: string; deliverableId: string };

const uuid = { type: DataTypes.UUID, allowNull: false };
const id = { ...uuid, primaryKey: true };
const text = { type: DataTypes.TEXT, allowNull: false };
const integer = { type: DataTypes.INTEGER, allowNull: false };
const date = { type: DataTypes.DATE, allowNull: false };

export const deliverableModel = (sequelize: Sequelize) =>
  defineRow<DeliverableRecord>(sequelize, "deliverables", {
    id,
    organizationId: uuid,
    creatorId: uuid,
    campaignId: uuid,
    collaborationId: uuid,
    creatorName: text,
    campaignName: text,
    position: integer,
    requirement: { type: DataTypes.JSONB, allowNull: false },
    dueOn: DataTypes.DATEONLY,
    status: text,
    statusSince: date,
    approvedDraftId: DataTypes.UUID,
    version: integer,
    updatedAt: date,
  });

export const draftModel = (sequelize: Sequelize) =>
  defineRow<DraftRow>(sequelize, "drafts", {
    id,
    organizationId: uuid,
    creatorId: uuid,
    deliverableId: uuid,
    number: integer,
    assetId: uuid,
    note: text,
    status: text,
    decisionNote: DataTypes.TEXT,
    decidedBy: DataTypes.TEXT,
    decidedAt: DataTypes.DATE,
    submittedAt: date,
  });

export const draftCommentModel = (sequelize: Sequelize) =>
  defineRow<DraftComment>(sequelize, "draft_comments", {
    id,
    organizationId: uuid,
    creatorId: uuid,
    draftId: uuid,
    authorId: uuid,
    authorName: text,
    authorSide: text,
    visibility: text,
    atMs: integer,
    untilMs: DataTypes.INTEGER,
    body: text,
    resolvedAt: DataTypes.DATE,
    version: integer,
    createdAt: date,
  });
