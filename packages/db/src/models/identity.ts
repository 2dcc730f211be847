import type { Brand, Invitation, Membership, Organization } from "@fanfare/domain/identity";
import { DataTypes, type Sequelize } from "sequelize";
import { defineRow } from "./define.ts";

export type PersonRow = { userId: string; activeOrganizationId: string | null; locale: "en" | "ru"; isOperator: boolean; createdAt: Date };

const id = { type: DataTypes.UUID, primaryKey: true };
const uuid = { type: DataTypes.UUID, allowNull: false };
const text = { type: DataTypes.TEXT, allowNull: false };
const integer = { type: DataTypes.INTEGER, allowNull: false };
const boolean = { type: DataTypes.BOOLEAN, allowNull: false };
const date = { type: DataTypes.DATE, allowNull: false };

export const organizationModel = (sequelize: Sequelize) =>
  defineRow<Organization>(sequelize, "organizations", { id, name: text, kind: text, holdDays: integer, isDemo: boolean, version: integer, createdAt: date });

export const membershipModel = (sequelize: Sequelize) =>
  defineRow<Membership>(sequelize, "memberships", { id, organizationId: uuid, userId: uuid, name: text, email: text, role: text, version: integer, createdAt: date });

export const brandModel = (sequelize: Sequelize) =>
  defineRow<Brand>(sequelize, "brands", {
    id, organizationId: uuid, name: text, website: DataTypes.TEXT, primaryColor: text, accentColor: text, version: integer, createdAt: date,
  });

export const invitationModel = (sequelize: Sequelize) =>
  defineRow<Invitation>(sequelize, "invitations", {
    id, organizationId: uuid, organizationName: text, email: text, role: text, tokenHash: text, invitedBy: text, status: text, expiresAt: date, version: integer, createdAt: date,
  });

export const personModel = (sequelize: Sequelize) =>
  defineRow<PersonRow>(sequelize, "people", { userId: { type: DataTypes.UUID, primaryKey: true }, activeOrganizationId: DataTypes.UUID, locale: text, isOperator: boolean, createdAt: date });
