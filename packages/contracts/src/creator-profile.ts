import { z } from "zod";
import { Id } from "./ids.ts";
import { Money, PositiveMoney } from "./money.ts";
import { CountryCode, LanguageCode, Platform } from "./platforms.ts";
import { DeliverableFormat } from "./requirements.ts";

/** `handle` is a handle or a profile link; `followers` is what the creator says, null when they say nothing. */
const OwnAccountInput = z.strictObject({
  platform: Platform,
  handle: z.string().trim().min(1, "Write your handle or paste the link to your profile.").max(300, "This is too long for a handle or a link."),
  followers: z.int("Write a whole number.").min(0, "Followers are 0 or more.").max(1_000_000_000, "That is more than anybody has.").nullable(),
});
const OwnRate = z.strictObject({ platform: Platform, format: DeliverableFormat, price: PositiveMoney });

const profile = {
  displayName: z.string().trim().min(1, "Write the name brands will see.").max(160, "Write at most 160 characters."),
  bio: z.string().trim().max(1_000, "Write at most 1,000 characters."),
  country: CountryCode,
  languages: z.array(LanguageCode).max(10, "At most 10 languages."),
  topics: z.array(z.string().trim().min(1).max(40, "A topic has at most 40 characters.")).max(20, "At most 20 topics."),
  accounts: z.array(OwnAccountInput).min(1, "Add at least one account.").max(20, "At most 20 accounts."),
  rates: z
    .array(OwnRate)
    .max(40, "At most 40 prices.")
    .refine((rates) => new Set(rates.map((rate) => `${rate.platform}:${rate.format}`)).size === rates.length, "Two prices are for the same thing. Keep one."),
};

export const RegisterCreatorInput = z.strictObject(profile);
export type RegisterCreatorInput = z.infer<typeof RegisterCreatorInput>;
export const UpdateOwnProfileInput = z.strictObject({ ...profile, expectedVersion: z.int().min(1) });
export type UpdateOwnProfileInput = z.infer<typeof UpdateOwnProfileInput>;

/** A creator's own profile as they edit it. `followersSource` is `creator` while nobody has counted. */
export const OwnProfileView = z.strictObject({
  id: Id,
  displayName: z.string(),
  bio: z.string(),
  country: z.string().nullable(),
  languages: z.array(z.string()),
  topics: z.array(z.string()),
  email: z.string().nullable(),
  accounts: z.array(
    z.strictObject({ platform: Platform, handle: z.string(), url: z.string().nullable(), followers: z.number().nullable(), followersSource: z.string(), readAt: z.iso.datetime() }),
  ),
  rates: z.array(z.strictObject({ platform: Platform, format: DeliverableFormat, price: Money })),
  version: z.int(),
});
export type OwnProfileView = z.infer<typeof OwnProfileView>;
