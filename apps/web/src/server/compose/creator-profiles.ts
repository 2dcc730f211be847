import { makeRegisterCreator, makeUpdateOwnProfile } from "@fanfare/domain/creators";
import { perApp } from "./per-app.ts";

export const creatorProfilesOf = perApp(({ unitOfWork }) => ({
  registerCreator: makeRegisterCreator({ unitOfWork }),
  updateOwnProfile: makeUpdateOwnProfile({ unitOfWork }),
}));
