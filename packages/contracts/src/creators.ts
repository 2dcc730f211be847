import { z } from "zod";
import { Id } from "./ids.ts";
import { Money } from "./money.ts";
import { CountryCode, LanguageCode, Platform } from "./platforms.ts";

/** What a column of an imported file can mean. */
export const importFields = [
  "handle", "profileUrl", "displayName", "lastName", "platform", "followers", "averageViews", "engagementRate", "averageLikes", "averageComments", "averageShares", "postCount",
  "lastPost", "isVerified", "audienceCredibility", "country", "city", "location", "gender", "age", "birthYear", "language", "email", "topics", "bio", "price",
] as const;
export const ImportField = z.enum(importFields);
export type ImportField = z.infer<typeof ImportField>;

/** Column position (as text, from "0") to what it means; columns that are not named are left out. */
export const ImportMapping = z.record(z.string().regex(/^\d{1,3}$/), ImportField);
export type ImportMapping = z.infer<typeof ImportMapping>;

/** What holds for every row that does not say otherwise. */
export const ImportDefaults = z.strictObject({ platform: Platform.nullable(), language: LanguageCode.nullable(), country: CountryCode.nullable() });
export type ImportDefaults = z.infer<typeof ImportDefaults>;

export const ImportStatus = z.enum(["uploaded", "running", "finished", "cancelled", "failed", "undone"]);

export const ImportView = z.strictObject({
  id: Id,
  fileName: z.string(),
  encoding: z.string(),
  delimiter: z.string(),
  status: ImportStatus,
  columns: z.array(z.string()),
  mapping: ImportMapping,
  defaults: ImportDefaults,
  totalRows: z.int(),
  doneRows: z.int(),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  rejected: z.int(),
  failure: z.string().nullable(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  canUndo: z.boolean(),
  version: z.int(),
});
export type ImportView = z.infer<typeof ImportView>;

export const PreviewImportInput = z.strictObject({ importId: Id, mapping: ImportMapping, defaults: ImportDefaults });
/** The first rows as they would be stored; `problem` is a sentence when the row would be rejected. */
export const ImportPreview = z.strictObject({
  rows: z.array(
    z.strictObject({
      rowNumber: z.int(),
      cells: z.array(z.string()),
      problem: z.string().nullable(),
      creator: z.strictObject({
        displayName: z.string(), platform: Platform, handle: z.string(), followers: z.number().nullable(), averageViews: z.number().nullable(),
        engagementRate: z.number().nullable(), country: z.string().nullable(), languages: z.array(z.string()), topics: z.array(z.string()),
      }).nullable(),
    }),
  ),
});
export type ImportPreview = z.infer<typeof ImportPreview>;
export const StartImportInput = z.strictObject({ importId: Id, mapping: ImportMapping, defaults: ImportDefaults });
export const ImportIdInput = z.strictObject({ importId: Id });

export const SocialAccountView = z.strictObject({
  id: Id,
  platform: Platform,
  handle: z.string(),
  url: z.string().nullable(),
  followers: z.number().nullable(),
  averageViews: z.number().nullable(),
  /** A share, 0-1. */
  engagementRate: z.number().nullable(),
  metricsSource: z.string(),
  metricsReadAt: z.iso.datetime(),
});
export type SocialAccountView = z.infer<typeof SocialAccountView>;

export const CreatorView = z.strictObject({
  id: Id,
  displayName: z.string(),
  bio: z.string(),
  country: z.string().nullable(),
  languages: z.array(z.string()),
  topics: z.array(z.string()),
  email: z.string().nullable(),
  source: z.enum(["import", "self", "manual"]),
  sourceDetail: z.string(),
  accounts: z.array(SocialAccountView),
  rates: z.array(z.strictObject({ platform: Platform, format: z.string(), price: Money })),
  lists: z.array(z.strictObject({ id: Id, name: z.string() })),
  /** This organization's work with the creator. */
  history: z.array(z.strictObject({ collaborationId: Id, campaignId: Id, campaignName: z.string(), status: z.string(), agreed: Money.nullable(), updatedAt: z.iso.datetime() })),
  updatedAt: z.iso.datetime(),
  version: z.int(),
});
export type CreatorView = z.infer<typeof CreatorView>;
export const CreatorIdInput = z.strictObject({ creatorId: Id });

export const CreatorListView = z.strictObject({ id: Id, name: z.string(), size: z.int(), createdAt: z.iso.datetime(), version: z.int() });
export type CreatorListView = z.infer<typeof CreatorListView>;
export const CreateListInput = z.strictObject({ name: z.string().trim().min(1).max(120) });
export const RenameListInput = z.strictObject({ listId: Id, name: z.string().trim().min(1).max(120), version: z.int() });
export const ListIdInput = z.strictObject({ listId: Id });
export const ListMembersInput = z.strictObject({ listId: Id, creatorIds: z.array(Id).min(1).max(500) });
export const ListMembersChanged = z.strictObject({ listId: Id, changed: z.int() });
