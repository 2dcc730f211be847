import { router } from "../trpc.ts";
import { acceptInvitation } from "./accept-invitation.command.ts";
import { addBrand } from "./add-brand.command.ts";
import { changeBrand } from "./change-brand.command.ts";
import { changeMemberRole } from "./change-member-role.command.ts";
import { changeOrganizationSettings } from "./change-organization-settings.command.ts";
import { changePassword } from "./change-password.command.ts";
import { createOrganization } from "./create-organization.command.ts";
import { findActivity } from "./find-activity.query.ts";
import { findBrands } from "./find-brands.query.ts";
import { findInvitationByToken } from "./find-invitation-by-token.query.ts";
import { findInvitations } from "./find-invitations.query.ts";
import { findMe } from "./find-me.query.ts";
import { findMembers } from "./find-members.query.ts";
import { inviteMember } from "./invite-member.command.ts";
import { removeMember } from "./remove-member.command.ts";
import { requestPasswordReset } from "./request-password-reset.command.ts";
import { resetPassword } from "./reset-password.command.ts";
import { revokeInvitation } from "./revoke-invitation.command.ts";
import { sendVerification } from "./send-verification.command.ts";
import { setLocale } from "./set-locale.command.ts";
import { signIn } from "./sign-in.command.ts";
import { signOut } from "./sign-out.command.ts";
import { signUp } from "./sign-up.command.ts";
import { switchOrganization } from "./switch-organization.command.ts";
import { verifyEmail } from "./verify-email.command.ts";

export const identity = router({
  command: router({
    acceptInvitation,
    addBrand,
    changeBrand,
    changeMemberRole,
    changeOrganizationSettings,
    changePassword,
    createOrganization,
    inviteMember,
    removeMember,
    requestPasswordReset,
    resetPassword,
    revokeInvitation,
    sendVerification,
    setLocale,
    signIn,
    signOut,
    signUp,
    switchOrganization,
    verifyEmail,
  }),
  query: router({ findActivity, findBrands, findInvitationByToken, findInvitations, findMe, findMembers }),
});
