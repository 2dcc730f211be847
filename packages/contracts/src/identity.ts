import { z } from "zod";
import { HexColor } from "./color.ts";
import { Id, Receipt } from "./ids.ts";

const line = (max: number, min = 1) =>
  z
    .string()
    .trim()
    .min(min, min > 1 ? `Write at least ${min} characters.` : "This is needed.")
    .max(max, `Write at most ${max} characters.`);

export const Role = z.enum(["owner", "manager", "viewer"]);
export const Locale = z.enum(["en", "ru"]);
export const OrganizationKind = z.enum(["agency", "brand"]);
export const Email = z.string().trim().toLowerCase().max(254, "This address is too long.").pipe(z.email("This is not an e-mail address. It looks like name@example.com."));
const Token = z.string().min(1).max(2_000);
const Website = z
  .string()
  .trim()
  .max(300, "Write at most 300 characters.")
  .pipe(z.url({ protocol: /^https?$/, error: "Write a whole address, such as https://example.com." }));

/* Signing in */

export const Password = z.string().min(10, "A password has at least 10 characters.").max(128, "A password has at most 128 characters.");
export const SignUpInput = z.strictObject({ name: line(120), email: Email, password: Password, locale: Locale.default("en") });
export const SignedIn = z.strictObject({ userId: Id });
export const SignInInput = z.strictObject({ email: Email, password: z.string().min(1, "This is needed.").max(128, "A password has at most 128 characters.") });
export const RequestResetInput = z.strictObject({ email: Email });
export const ResetPasswordInput = z.strictObject({ token: Token, password: Password });
export const ChangePasswordInput = z.strictObject({ currentPassword: z.string().min(1, "This is needed.").max(128), password: Password });
export const VerifyEmailInput = z.strictObject({ token: Token });
export const Done = z.strictObject({ done: z.literal(true) });

/* Commands */

export const CreateOrganizationInput = z.strictObject({ name: line(120, 2), kind: OrganizationKind });
export const SwitchOrganizationInput = z.strictObject({ organizationId: Id });
export const ChangeOrganizationSettingsInput = z.strictObject({
  version: z.int(),
  name: line(120, 2),
  holdDays: z.int("Write whole days.").min(0, "Days are 0 or more.").max(120, "At most 120 days."),
});
export const AddBrandInput = z.strictObject({
  name: line(120),
  website: Website.nullable().default(null),
  primaryColor: HexColor.default("#0F5C4D"),
  accentColor: HexColor.default("#E9A93A"),
});
export const ChangeBrandInput = z.strictObject({
  brandId: Id,
  version: z.int(),
  name: line(120),
  website: Website.nullable(),
  primaryColor: HexColor,
  accentColor: HexColor,
});
export const InviteMemberInput = z.strictObject({ email: Email, role: Role });
/** The link is shown this once: only a hash of its token is kept. */
export const InviteMemberOutput = z.strictObject({ ...Receipt.shape, link: z.url(), isMailed: z.boolean() });
export const RevokeInvitationInput = z.strictObject({ invitationId: Id });
export const AcceptInvitationInput = z.strictObject({ token: Token });
export const ChangeMemberRoleInput = z.strictObject({ membershipId: Id, version: z.int(), role: Role });
export const RemoveMemberInput = z.strictObject({ membershipId: Id });
export const SetLocaleInput = z.strictObject({ locale: Locale });

export type SignUpInput = z.infer<typeof SignUpInput>;
export type CreateOrganizationInput = z.infer<typeof CreateOrganizationInput>;
export type SwitchOrganizationInput = z.infer<typeof SwitchOrganizationInput>;
export type ChangeOrganizationSettingsInput = z.infer<typeof ChangeOrganizationSettingsInput>;
export type AddBrandInput = z.infer<typeof AddBrandInput>;
export type ChangeBrandInput = z.infer<typeof ChangeBrandInput>;
export type InviteMemberInput = z.infer<typeof InviteMemberInput>;
export type RevokeInvitationInput = z.infer<typeof RevokeInvitationInput>;
export type AcceptInvitationInput = z.infer<typeof AcceptInvitationInput>;
export type ChangeMemberRoleInput = z.infer<typeof ChangeMemberRoleInput>;
export type RemoveMemberInput = z.infer<typeof RemoveMemberInput>;
export type SetLocaleInput = z.infer<typeof SetLocaleInput>;

/* Views */

const MyOrganization = z.strictObject({ id: Id, name: z.string(), kind: OrganizationKind, role: Role, isDemo: z.boolean() });

/** Everything a screen asks about the person in front of it. */
export const Me = z.strictObject({
  person: z.strictObject({ id: Id, name: z.string(), email: z.string(), isEmailVerified: z.boolean(), locale: Locale, isOperator: z.boolean() }),
  organizations: z.array(MyOrganization),
  /** The one they act for now. */
  organization: z
    .strictObject({ ...MyOrganization.shape, holdDays: z.int(), version: z.int(), permissions: z.array(z.string()) })
    .nullable(),
  creatorId: Id.nullable(),
  isMailConfigured: z.boolean(),
  isDemo: z.boolean(),
});
export type Me = z.infer<typeof Me>;

export const MemberView = z.strictObject({ id: Id, userId: Id, name: z.string(), email: z.string(), role: Role, version: z.int(), joinedAt: z.iso.datetime() });
export const InvitationView = z.strictObject({
  id: Id,
  email: z.string(),
  role: Role,
  invitedBy: z.string(),
  version: z.int(),
  isExpired: z.boolean(),
  expiresAt: z.iso.datetime(),
  createdAt: z.iso.datetime(),
});
export const BrandView = z.strictObject({ id: Id, name: z.string(), website: z.string().nullable(), primaryColor: HexColor, accentColor: HexColor, version: z.int() });
export const Members = z.array(MemberView);
export const Invitations = z.array(InvitationView);
export const Brands = z.array(BrandView);
export type MemberView = z.infer<typeof MemberView>;
export type InvitationView = z.infer<typeof InvitationView>;
export type BrandView = z.infer<typeof BrandView>;

/** What a page may say to whoever holds an invitation's link. */
export const InvitationByToken = z.strictObject({
  organizationName: z.string(),
  role: Role,
  invitedBy: z.string(),
  email: z.string(),
  state: z.enum(["open", "expired", "accepted", "revoked"]),
  isForMe: z.boolean().nullable(),
});
export type InvitationByToken = z.infer<typeof InvitationByToken>;
export const InvitationByTokenInput = z.strictObject({ token: Token });

/** The trail of who did what, newest first. `cursor` is where the page before it ended. */
export const FindActivityInput = z.strictObject({
  context: z.string().regex(/^[a-z]{1,40}$/).nullable().default(null),
  actorId: z.string().max(80).nullable().default(null),
  aggregateId: Id.nullable().default(null),
  cursor: z.string().max(200).nullable().default(null),
  /** What the screen's paging always sends along. */
  direction: z.literal("forward").optional(),
  limit: z.int().min(1).max(200).default(50),
});
export const ActivityLine = z.strictObject({
  id: Id,
  type: z.string(),
  actorKind: z.enum(["member", "creator", "person", "system"]),
  actorId: z.string(),
  actorName: z.string(),
  data: z.record(z.string(), z.unknown()),
  occurredAt: z.iso.datetime(),
});
export const Activity = z.strictObject({ lines: z.array(ActivityLine), next: z.string().nullable() });
export type FindActivityInput = z.infer<typeof FindActivityInput>;
export type ActivityLine = z.infer<typeof ActivityLine>;
export type Activity = z.infer<typeof Activity>;
