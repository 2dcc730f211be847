import {
  makeAcceptInvitation,
  makeAddBrand,
  makeChangeBrand,
  makeChangeMemberRole,
  makeChangeOrganizationSettings,
  makeCreateOrganization,
  makeInviteMember,
  makeRemoveMember,
  makeRevokeInvitation,
  makeSetLocale,
  makeSwitchOrganization,
  makeWelcomePerson,
} from "@fanfare/domain/identity";
import { perApp } from "./per-app.ts";

/** The commands of identity. */
export const identityOf = perApp(({ unitOfWork, config: { isMailConfigured } }) => ({
  acceptInvitation: makeAcceptInvitation({ unitOfWork }),
  addBrand: makeAddBrand({ unitOfWork }),
  changeBrand: makeChangeBrand({ unitOfWork }),
  changeMemberRole: makeChangeMemberRole({ unitOfWork }),
  changeOrganizationSettings: makeChangeOrganizationSettings({ unitOfWork }),
  createOrganization: makeCreateOrganization({ unitOfWork }),
  inviteMember: makeInviteMember({ unitOfWork, isMailConfigured }),
  removeMember: makeRemoveMember({ unitOfWork }),
  revokeInvitation: makeRevokeInvitation({ unitOfWork }),
  setLocale: makeSetLocale({ unitOfWork }),
  switchOrganization: makeSwitchOrganization({ unitOfWork }),
  welcomePerson: makeWelcomePerson({ unitOfWork }),
}));
