import { z } from "zod";
import { Id } from "./ids.ts";
import { Currency, MinorUnits, Money } from "./money.ts";
import { DeliverableRequirement } from "./requirements.ts";

export const campaignStatuses = ["draft", "live", "paused", "completed", "archived"] as const;
export const CampaignStatus = z.enum(campaignStatuses);
export type CampaignStatus = z.infer<typeof CampaignStatus>;

const Line = z.string().trim().min(1).max(200);

/** What a campaign is about, in plain words. An empty text or list means that nothing was said yet. */
export const CampaignBrief = z.strictObject({
  goal: z.string().max(2_000),
  audience: z.string().max(1_000),
  keyMessages: z.array(Line).max(12),
  dos: z.array(Line).max(12),
  donts: z.array(Line).max(12),
  /** What the creator gets besides the agreed price: product, access, exposure. */
  creatorGets: z.string().max(1_000),
});
export type CampaignBrief = z.infer<typeof CampaignBrief>;

export const emptyBrief: CampaignBrief = { goal: "", audience: "", keyMessages: [], dos: [], donts: [], creatorGets: "" };

export const CampaignName = z.string().trim().min(2, "A name has at least 2 characters.").max(160, "A name has at most 160 characters.");

/** The last part of the public address `/c/<slug>`: small Latin letters, digits and single hyphens. */
export const CampaignSlug = z
  .string()
  .trim()
  .min(3, "An address has at least 3 characters.")
  .max(60, "An address has at most 60 characters.")
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "An address has small Latin letters, digits and single hyphens, such as summer-launch.");

export const CreateCampaignInput = z.strictObject({ name: CampaignName, brandId: Id, currency: Currency });
export type CreateCampaignInput = z.infer<typeof CreateCampaignInput>;

/** `expectedVersion` is the version the person looked at; if it is no longer that one, nothing is changed. */
const existing = { campaignId: Id, expectedVersion: z.int().min(1) };

export const CampaignVersionInput = z.strictObject(existing);
export type CampaignVersionInput = z.infer<typeof CampaignVersionInput>;
export const RenameCampaignInput = z.strictObject({ ...existing, name: CampaignName });
export type RenameCampaignInput = z.infer<typeof RenameCampaignInput>;
export const ChangeBriefInput = z.strictObject({ ...existing, brief: CampaignBrief });
export type ChangeBriefInput = z.infer<typeof ChangeBriefInput>;
export const ChangeRequirementsInput = z.strictObject({
  ...existing,
  requirements: z
    .array(DeliverableRequirement)
    .max(20, "A campaign has at most 20 requirements.")
    .refine((list) => new Set(list.map((one) => one.id)).size === list.length, "Two requirements carry the same id."),
});
export type ChangeRequirementsInput = z.infer<typeof ChangeRequirementsInput>;
export const ChangeScheduleInput = z.strictObject({ ...existing, startsOn: z.iso.date().nullable(), endsOn: z.iso.date().nullable() });
export type ChangeScheduleInput = z.infer<typeof ChangeScheduleInput>;
export const ChangeBudgetInput = z.strictObject({
  ...existing,
  budget: Money.refine((money) => !money.amount.startsWith("-"), { message: "A budget is zero or more.", path: ["amount"] }),
});
export type ChangeBudgetInput = z.infer<typeof ChangeBudgetInput>;
export const ChangeSlugInput = z.strictObject({ ...existing, slug: CampaignSlug });
export type ChangeSlugInput = z.infer<typeof ChangeSlugInput>;
export const DuplicateCampaignInput = z.strictObject({ campaignId: Id, name: CampaignName });
export type DuplicateCampaignInput = z.infer<typeof DuplicateCampaignInput>;

export const CampaignInput = z.strictObject({ campaignId: Id });
export type CampaignInput = z.infer<typeof CampaignInput>;

/** What a campaign has and where it went, in minor units of its currency. `free` = funded − committed − paid. */
export const BudgetView = z.strictObject({
  currency: Currency,
  budget: MinorUnits,
  funded: MinorUnits,
  committed: MinorUnits,
  paid: MinorUnits,
  free: MinorUnits,
});
export type BudgetView = z.infer<typeof BudgetView>;

export const CampaignBrand = z.strictObject({ id: Id, name: z.string(), primaryColor: z.string(), accentColor: z.string() });
export type CampaignBrand = z.infer<typeof CampaignBrand>;

/** `applicants` counts everybody who applied or was invited, `waiting` those who wait for the organization's answer. */
const PeopleView = z.strictObject({ applicants: z.int(), waiting: z.int(), agreed: z.int() });

export const CampaignRow = z.strictObject({
  id: Id,
  name: z.string(),
  brand: CampaignBrand,
  status: CampaignStatus,
  slug: z.string(),
  startsOn: z.iso.date().nullable(),
  endsOn: z.iso.date().nullable(),
  budget: BudgetView,
  people: PeopleView,
  updatedAt: z.iso.datetime(),
  version: z.int(),
});
export type CampaignRow = z.infer<typeof CampaignRow>;

export const FindCampaignsInput = z.strictObject({
  status: z.array(CampaignStatus).max(5).default([]),
  brandId: Id.nullable().default(null),
  text: z.string().trim().max(120).default(""),
  limit: z.int().min(1).max(200).default(100),
});
export type FindCampaignsInput = z.infer<typeof FindCampaignsInput>;

/** `counts` are of everything the other filters let through, by status; `total` is what all filters let through. */
export const FindCampaignsResult = z.strictObject({
  rows: z.array(CampaignRow),
  total: z.int(),
  counts: z.record(CampaignStatus, z.int()),
});
export type FindCampaignsResult = z.infer<typeof FindCampaignsResult>;

export const CampaignView = CampaignRow.extend({
  brief: CampaignBrief,
  requirements: z.array(DeliverableRequirement),
  launchedAt: z.iso.datetime().nullable(),
  /** 0 until the landing page was published for the first time. */
  publishedVersion: z.int(),
});
export type CampaignView = z.infer<typeof CampaignView>;

/** What a launch can lack, in the order in which one fills it in. */
export const launchNeeds = ["brief-goal", "brief-creator-gets", "requirements", "end-date", "budget", "funding", "page"] as const;
export const LaunchNeed = z.enum(launchNeeds);
export type LaunchNeed = z.infer<typeof LaunchNeed>;

/** Empty `missing` means that the campaign can be launched now. */
export const LaunchReadiness = z.strictObject({ missing: z.array(LaunchNeed) });
export type LaunchReadiness = z.infer<typeof LaunchReadiness>;
