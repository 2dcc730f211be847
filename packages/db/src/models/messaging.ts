import { DataTypes, type Sequelize } from "sequelize";
import { defineRow } from "./define.ts";

export type MailRow = {
  id: string; organizationId: string | null; userId: string | null; recipient: string; template: string; locale: "en" | "ru"; data: object;
  status: "queued" | "sent" | "failed" | "not-configured"; sentAt: Date | null; createdAt: Date;
};

export type NotificationRow = {
  id: string; organizationId: string | null; creatorId: string | null; eventId: string; kind: string; data: Record<string, string | number | null>;
  link: string; readAt: Date | null; createdAt: Date;
};

const id = { type: DataTypes.UUID, primaryKey: true };
const text = { type: DataTypes.TEXT, allowNull: false };
const json = { type: DataTypes.JSONB, allowNull: false };
const date = { type: DataTypes.DATE, allowNull: false };

export const mailModel = (sequelize: Sequelize) =>
  defineRow<MailRow>(sequelize, "mails", {
    id, organizationId: DataTypes.UUID, userId: DataTypes.UUID, recipient: text, template: text, locale: text, data: json, status: text,
    sentAt: DataTypes.DATE, createdAt: date,
  });

export const notificationModel = (sequelize: Sequelize) =>
  defineRow<NotificationRow>(sequelize, "notifications", {
    id, organizationId: DataTypes.UUID, creatorId: DataTypes.UUID, eventId: { type: DataTypes.UUID, allowNull: false }, kind: text, data: json, link: text,
    readAt: DataTypes.DATE, createdAt: date,
  });
