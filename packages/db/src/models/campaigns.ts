import type { CampaignBrief, CampaignStatus } from "@fanfare/contracts/campaigns";
import type { LandingDocument, PublishedPageContent } from "@fanfare/contracts/landing";
import type { Currency } from "@fanfare/contracts/money";
import type { DeliverableRequirement } from "@fanfare/contracts/requirements";
import { DataTypes, type Sequelize } from "sequelize";
import { defineRow } from "./define.ts";

/** `budgetMinor` is bigint, which the driver gives as text; dates are days. */
export type CampaignRow = {
  id: string; organizationId: string; brandId: string; name: string; status: CampaignStatus; brief: CampaignBrief; requirements: DeliverableRequirement[];
  startsOn: string | null; endsOn: string | null; budgetMinor: string; currency: Currency; slug: string; launchedAt: Date | null;
  version: number; createdBy: string; createdAt: Date; updatedAt: Date;
};
export type LandingPageRow = { campaignId: string; organizationId: string; document: LandingDocument; publishedVersion: number; version: number; updatedAt: Date };
export type LandingPageVersionRow = {
  campaignId: string; organizationId: string; number: number; content: PublishedPageContent; publishedBy: string; publishedByName: string; publishedAt: Date;
};
export type PublishedPageRow = {
  slug: string; organizationId: string; campaignId: string; version: number; open: boolean; content: PublishedPageContent; publishedAt: Date;
};

const uuid = { type: DataTypes.UUID, allowNull: false };
const text = { type: DataTypes.TEXT, allowNull: false };
const integer = { type: DataTypes.INTEGER, allowNull: false };
const json = { type: DataTypes.JSONB, allowNull: false };
const date = { type: DataTypes.DATE, allowNull: false };

export const campaignModel = (sequelize: Sequelize) =>
  defineRow<CampaignRow>(sequelize, "campaigns", {
    id: { ...uuid, primaryKey: true }, organizationId: uuid, brandId: uuid, name: text, status: text, brief: json, requirements: json,
    startsOn: DataTypes.DATEONLY, endsOn: DataTypes.DATEONLY, budgetMinor: { type: DataTypes.BIGINT, allowNull: false },
    currency: { type: DataTypes.CHAR(3), allowNull: false }, slug: text, launchedAt: DataTypes.DATE, version: integer, createdBy: uuid, createdAt: date, updatedAt: date,
  });

export const landingPageModel = (sequelize: Sequelize) =>
  defineRow<LandingPageRow>(sequelize, "landing_pages", {
    campaignId: { ...uuid, primaryKey: true }, organizationId: uuid, document: json, publishedVersion: integer, version: integer, updatedAt: date,
  });

export const landingPageVersionModel = (sequelize: Sequelize) =>
  defineRow<LandingPageVersionRow>(sequelize, "landing_page_versions", {
    campaignId: { ...uuid, primaryKey: true }, organizationId: uuid, number: { ...integer, primaryKey: true }, content: json, publishedBy: uuid, publishedByName: text, publishedAt: date,
  });

export const publishedPageModel = (sequelize: Sequelize) =>
  defineRow<PublishedPageRow>(sequelize, "published_pages", {
    slug: { ...text, primaryKey: true }, organizationId: uuid, campaignId: uuid, version: integer, open: { type: DataTypes.BOOLEAN, allowNull: false }, content: json, publishedAt: date,
  });
